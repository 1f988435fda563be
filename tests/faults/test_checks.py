"""The judgement sees what it is there for: evidence with one thing wrong has one finding."""

from dataclasses import replace
from uuid import NAMESPACE_OID, UUID, uuid5

from tests.faults.checks import Finding, judge
from tests.faults.evidence import Event, Evidence, Sum, Tables
from tests.faults.report import Report
from tests.faults.system.commands import Command, Told

MEETING = uuid5(NAMESPACE_OID, "meeting")
MEMBER = uuid5(NAMESPACE_OID, "member")

APPOINTED = Told(
    Command("appoint", "assignment", f"/members/{MEMBER}/posts", {"level": "commune"}),
    status=201,
    aggregate=MEMBER,
    version=1,
)
RECORDED = Told(
    Command(
        "record",
        "attendance",
        "/meetings/record",
        {},
        events=4,
        steps=((MEMBER, "confirmed"),),
        held_in=2020,
    ),
    status=201,
    aggregate=MEETING,
    version=4,
)
REFUSED = Told(Command("refused", "attendance", "/meetings/record", {}), status=409)


def events(aggregate: UUID, key: str, *versions: int) -> list[Event]:
    return [Event(aggregate, version, key) for version in versions]


STORED = [*events(MEMBER, "appoint", 1), *events(MEETING, "record", 1, 2, 3, 4)]

WELL = Evidence(
    told=[APPOINTED, RECORDED, REFUSED],
    stored=STORED,
    published=STORED,
    trail=[event.id for event in STORED],
    sums=[Sum(2020, MEMBER, "commune", recorded=1, confirmed=1)],
    tables=[Tables("read_1", stored={MEMBER: 1, MEETING: 4}, seen={MEMBER: 1, MEETING: 4})],
)


def found(evidence: Evidence) -> list[tuple[str, str]]:
    return [(finding.kind, finding.where) for finding in judge(evidence)]


def test_nothing_is_found_when_all_is_well() -> None:
    assert judge(WELL) == []


def test_one_event_lost_and_one_doubled_in_the_trail_are_counted_as_such() -> None:
    doubled = [event.id for event in STORED[1:]] + [STORED[4].id]
    report = Report(seed=1)

    report.add([], replace(WELL, trail=doubled), judge(replace(WELL, trail=doubled)))

    assert report.as_json()["lost"] == 1
    assert report.as_json()["twice"] == 1
    assert not report.all_well


def test_an_answered_command_whose_event_is_not_stored_is_lost() -> None:
    stored = STORED[:-1]

    evidence = replace(
        WELL,
        stored=stored,
        published=stored,
        trail=[event.id for event in stored],
        tables=[],
    )

    assert found(evidence) == [("lost", f"{MEETING}:4")]


def test_a_key_that_gave_two_meetings_counted_twice() -> None:
    another = uuid5(NAMESPACE_OID, "another")
    stored = [*STORED, *events(another, "record", 1, 2, 3, 4)]

    evidence = replace(
        WELL, stored=stored, published=stored, trail=[event.id for event in stored], tables=[]
    )

    assert found(evidence) == [("twice", f"{another}:{n}") for n in (1, 2, 3, 4)]


def test_a_refused_command_that_is_stored_all_the_same_counts_twice() -> None:
    another = uuid5(NAMESPACE_OID, "another")
    stored = [*STORED, *events(another, "refused", 1)]

    evidence = replace(
        WELL, stored=stored, published=stored, trail=[event.id for event in stored], tables=[]
    )

    assert found(evidence) == [("twice", f"{another}:1")]


def test_a_command_that_was_never_answered_is_wrong() -> None:
    silent = Told(Command("silent", "attendance", "/meetings/record", {}), status=0, said="503")

    assert found(replace(WELL, told=[*WELL.told, silent])) == [("wrong", "silent")]


def test_an_event_that_nobody_ordered_is_wrong() -> None:
    another = uuid5(NAMESPACE_OID, "another")
    stored = [*STORED, *events(another, "nobody's", 1)]

    evidence = replace(
        WELL, stored=stored, published=stored, trail=[event.id for event in stored], tables=[]
    )

    assert found(evidence) == [("wrong", f"{another}:1")]


def test_an_event_that_was_not_published_is_lost_and_what_follows_it_is_out_of_order() -> None:
    published = [event for event in STORED if event.id != f"{MEETING}:2"]

    assert found(replace(WELL, published=published)) == [
        ("wrong", f"{MEETING}:3"),
        ("lost", f"{MEETING}:2"),
    ]


def test_an_event_that_was_published_again_is_no_finding() -> None:
    assert found(replace(WELL, published=[*STORED, *STORED[2:]])) == []


def test_a_position_that_was_waited_for_and_not_there_is_wrong() -> None:
    assert found(replace(WELL, unseen=[f"{MEETING}:4"])) == [("wrong", f"{MEETING}:4")]


def test_a_sum_that_is_too_high_counted_twice_and_one_that_is_too_low_lost() -> None:
    sums = [Sum(2020, MEMBER, "commune", recorded=2, confirmed=0)]

    where = f"quota_sum 2020 {MEMBER} commune"
    assert found(replace(WELL, sums=sums)) == [("twice", where), ("lost", where)]


def test_what_did_not_arrive_or_differs_from_a_pure_fold_is_found_by_table() -> None:
    tables = Tables(
        "read_1",
        stored={MEMBER: 1, MEETING: 4},
        seen={MEMBER: 1, MEETING: 3},
        differing=["trail"],
        dead_letters=[f"{MEETING}: HoleInHistory"],
    )

    assert set(judge(replace(WELL, tables=[tables]))) == {
        Finding("lost", str(MEETING), "3 versions folded into read_1, 4 stored"),
        Finding("wrong", f"{MEETING}: HoleInHistory", "a dead letter of read_1"),
        Finding("unequal", "read_1.trail", "not what a pure fold of the logs gives"),
    }
