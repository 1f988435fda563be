"""A poison event parks its key, not the system; and nothing that is parked is ever lost."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec
import psycopg
import psycopg2
import pytest

from chassis.feeds.feed import Record, TopicPartition
from chassis.projection.dead_letters import DeadLetter, park, parked_among
from chassis.projection.position_waiter import CHANNEL
from chassis.projection.projector import TooMuchPoison
from chassis.projection.replay import StillPoison, replay
from contracts.attendance import MeetingHeld
from contracts.envelope import Envelope, NotAnEvent
from deploy.toolbox import wait_until
from tests.support.feeds import MemoryFeed
from tests.support.logs import BEGINNING, identity
from tests.support.names import Names
from tests.support.registers import Register, register as register_fold
from tests.support.servers.absent_postgres import somebody_waits

POISON = "độc"
KEY = str(identity("Lạng Sơn"))


@pytest.fixture
def told() -> Names:
    """Two organizations side by side; the first has an event that is to be made poison."""
    names = Names()
    names.register("Lạng Sơn", "Cao Bằng")
    names.rename("Lạng Sơn", POISON)
    names.rename("Cao Bằng", "Cao Bằng 2")
    names.rename("Lạng Sơn", "Lạng Sơn 3")
    names.rename("Cao Bằng", "Cao Bằng 3")
    return names


def changed(told: Names, **fields: object) -> list[Envelope]:
    """The history with another second event of Lạng Sơn."""
    return [
        msgspec.structs.replace(envelope, **fields) if envelope.id == f"{KEY}:2" else envelope
        for envelope in told.envelopes
    ]


def assert_lang_son_waits_and_cao_bang_went_on(register: Register) -> None:
    assert sorted(register.names()) == ["Cao Bằng", "Cao Bằng 2", "Cao Bằng 3", "Lạng Sơn"]
    assert register.total() == 4
    assert register.next_offset() == 6
    assert register.parked() == [KEY]
    assert [letter["event_id"] for letter in register.letters()] == [f"{KEY}:2", f"{KEY}:3"]


A_NAME_WITH_NUL = (
    b'{"organization_id":"%s","code":"TU","name":"a\\u0000b","effective_on":"2020-01-01"}'
    % KEY.encode()
)


@pytest.mark.parametrize("batch_size", [1, 500])
@pytest.mark.parametrize(
    ("poison", "error"),
    [
        ({"type": "OrganizationMerged.v1"}, "UnknownEventType"),
        ({"type": "Organization\x00Renamed.v1"}, "UnknownEventType"),
        ({"data": b"{not json"}, "MalformedEvent"),
        ({"data": b""}, "MalformedEvent"),
        ({"data": b"\xff\xfe"}, "MalformedEvent"),
        ({"data": b'{"organization_id":"%s"}' % KEY.encode()}, "MalformedEvent"),
        ({"data": A_NAME_WITH_NUL.replace(b"2020-01-01", b"2020-02-30")}, "MalformedEvent"),
        ({"data": A_NAME_WITH_NUL}, "CharacterNotInRepertoire"),
        ({"id": f"{KEY}:9999999999"}, "HoleInHistory"),
    ],
)
def test_a_poison_event_parks_its_aggregate_and_the_others_flow(
    register: Register, told: Names, poison: dict[str, object], error: str, batch_size: int
) -> None:
    register.fold(changed(told, **poison), batch_size=batch_size)

    assert sorted(register.names()) == ["Cao Bằng", "Cao Bằng 2", "Cao Bằng 3", "Lạng Sơn"]
    assert register.total() == 4
    assert register.next_offset() == 6
    assert register.parked() == [KEY]
    first, second = register.letters()
    assert first["error"].startswith(error)
    assert second["error"] == "waits behind a parked event of its aggregate"


@pytest.mark.parametrize("batch_size", [1, 500])
def test_code_that_fails_parks_the_aggregate(
    register: Register, told: Names, batch_size: int
) -> None:
    register.fold(told.envelopes, register_fold(cannot_fold={POISON}), batch_size=batch_size)

    assert_lang_son_waits_and_cao_bang_went_on(register)
    assert register.letters()[0]["error"] == f"CannotFold: {POISON}"


@pytest.mark.parametrize("batch_size", [1, 500])
def test_a_hole_in_an_aggregates_history_parks_it(
    register: Register, told: Names, batch_size: int
) -> None:
    with_hole = [envelope for envelope in told.envelopes if envelope.id != f"{KEY}:2"]

    register.fold(with_hole, batch_size=batch_size)

    assert sorted(register.names()) == ["Cao Bằng", "Cao Bằng 2", "Cao Bằng 3", "Lạng Sơn"]
    assert register.parked() == [KEY]
    (letter,) = register.letters()
    assert letter["error"] == "HoleInHistory: version 3 came after version 1"


def test_a_value_that_no_column_holds_parks_its_aggregate(register: Register, told: Names) -> None:
    meeting = identity("a meeting")
    told.history.add(meeting, MeetingHeld(meeting_id=meeting, held_on=BEGINNING, present=2**40))

    register.fold(told.envelopes)

    assert len(register.names()) == 6
    assert register.parked() == [str(meeting)]
    assert register.letters()[0]["error"].startswith("NumericValueOutOfRange")


class Mixed(MemoryFeed):
    """A feed of envelopes and of what came in their place."""

    def __init__(self, came: Sequence[Envelope | NotAnEvent], register: Register) -> None:
        super().__init__((), register.positions)
        partition = TopicPartition("memory.events", 0)
        self._records = [Record(partition, n, n, one, b"\x00raw\xff") for n, one in enumerate(came)]


def test_what_is_no_event_at_all_is_parked_under_its_place(register: Register, told: Names) -> None:
    stray = NotAnEvent("the headers of the message are not those of an event: 'ce_\x00id'")
    came: list[Envelope | NotAnEvent] = [*told.envelopes]
    came.insert(3, stray)

    register.projector(Mixed(came, register)).step(seconds=0)

    assert len(register.names()) == 6
    assert register.next_offset() == 7
    assert register.parked() == ["memory.events/0/3"]
    (shown,) = register.shown("memory.events/0/3")
    assert shown["error"] == str(stray).replace("\x00", "␀")
    assert shown["raw"] == b"\x00raw\xff".decode(errors="replace")


def test_letters_are_listed_by_key_and_shown_with_what_they_say(
    register: Register, told: Names
) -> None:
    register.fold(told.envelopes, register_fold(cannot_fold={POISON}))

    (listed,) = register.listed()
    shown = register.shown(KEY)

    assert (listed["key"], listed["letters"]) == (KEY, 2)
    assert listed["error"] == f"CannotFold: {POISON}"
    assert [letter["event_id"] for letter in shown] == [f"{KEY}:2", f"{KEY}:3"]
    assert [letter["data"]["name"] for letter in shown] == [POISON, "Lạng Sơn 3"]
    assert shown[0]["actor"] == "van-phong"


def test_what_comes_later_for_a_parked_key_waits_too(register: Register, told: Names) -> None:
    register.fold(told.envelopes, register_fold(cannot_fold={POISON}))
    told.rename("Lạng Sơn", "Lạng Sơn 4")

    register.fold(told.envelopes)

    assert len(register.letters()) == 3
    assert register.total() == 4


def test_code_that_can_fold_them_replays_the_letters_in_order(
    register: Register, told: Names
) -> None:
    register.fold(told.envelopes, register_fold(cannot_fold={POISON}))

    replayed = replay(register.database, register.schema, [register_fold()], KEY)

    assert replayed == 2
    found = register.rows(
        f"SELECT version, name FROM named WHERE organization_id = '{KEY}' ORDER BY ctid"
    )
    assert [(row["version"], row["name"]) for row in found] == [
        (1, "Lạng Sơn"),
        (2, POISON),
        (3, "Lạng Sơn 3"),
    ]
    assert register.total() == 6
    assert register.parked() == []
    assert register.letters() == []


def test_a_replay_is_told_to_those_who_wait(register: Register, told: Names, database: str) -> None:
    register.fold(told.envelopes, register_fold(cannot_fold={POISON}))
    with psycopg.connect(database, autocommit=True) as waiting:
        waiting.execute(f"LISTEN {CHANNEL}")

        replay(register.database, register.schema, [register_fold()], KEY)

        assert len(list(waiting.notifies(timeout=5, stop_after=1))) == 1


def test_a_replayed_aggregate_flows_again(register: Register, told: Names) -> None:
    register.fold(told.envelopes, register_fold(cannot_fold={POISON}))
    replay(register.database, register.schema, [register_fold()], KEY)
    told.rename("Lạng Sơn", "Lạng Sơn 4")

    register.fold(told.envelopes)

    assert register.total() == 7
    assert register.letters() == []


def test_letters_that_came_twice_are_folded_once(register: Register, told: Names) -> None:
    register.fold([*told.envelopes, *told.envelopes], register_fold(cannot_fold={POISON}))
    assert len(register.letters()) == 5

    replay(register.database, register.schema, [register_fold()], KEY)

    assert register.total() == 6
    assert register.letters() == []


def test_a_replay_waits_for_the_projector_that_is_parking_one_more(
    register: Register, told: Names, database: str
) -> None:
    register.fold(told.envelopes, register_fold(cannot_fold={POISON}))
    told.rename("Lạng Sơn", "Lạng Sơn 4")
    late = Record(TopicPartition("memory.events", 0), 6, 6, told.envelopes[6], b"")

    with ThreadPoolExecutor(1) as thread:
        with register.database.transaction(register.schema) as cursor:
            parked_among(cursor, [KEY])
            replaying = thread.submit(
                replay, register.database, register.schema, [register_fold()], KEY
            )
            assert wait_until(lambda: somebody_waits(database), within=20)
            park(cursor, [DeadLetter(late, "waits behind a parked event of its aggregate")])

        assert replaying.result() == 3
    assert register.letters() == []
    assert register.total() == 7


@pytest.mark.parametrize(
    "poison", [{"type": "OrganizationMerged.v1"}, {"data": A_NAME_WITH_NUL}], ids=["code", "row"]
)
def test_a_replay_that_fails_leaves_everything_where_it_was(
    register: Register, told: Names, poison: dict[str, object]
) -> None:
    register.fold(changed(told, **poison))
    before = register.letters()

    with pytest.raises(StillPoison):
        replay(register.database, register.schema, [register_fold()], KEY)

    assert register.letters() == before
    assert_lang_son_waits_and_cao_bang_went_on(register)


@pytest.mark.parametrize("key", ["unknown", "memory.events/0/3", str(identity("Cao Bằng"))])
def test_replaying_what_is_not_parked_does_nothing(
    register: Register, told: Names, key: str
) -> None:
    register.fold(told.envelopes)

    assert replay(register.database, register.schema, [register_fold()], key) == 0
    assert register.total() == 6


def test_a_dead_letter_that_cannot_be_written_drops_no_event(
    register: Register, told: Names
) -> None:
    with register.database.transaction(register.schema) as cursor:
        cursor.execute("ALTER TABLE dead_letters RENAME TO mislaid")

    with pytest.raises(psycopg2.Error):
        register.fold(told.envelopes, register_fold(cannot_fold={POISON}))

    assert register.next_offset() == 0
    assert register.names() == []
    with register.database.transaction(register.schema) as cursor:
        cursor.execute("ALTER TABLE mislaid RENAME TO dead_letters")
    register.fold(told.envelopes, register_fold(cannot_fold={POISON}))
    assert_lang_son_waits_and_cao_bang_went_on(register)


def test_a_dead_letter_that_the_server_refuses_drops_no_event(
    register: Register, told: Names
) -> None:
    with register.database.transaction(register.schema) as cursor:
        cursor.execute("ALTER TABLE dead_letters ADD CONSTRAINT full_disk CHECK (false)")

    with pytest.raises(psycopg2.Error):
        register.fold(told.envelopes, register_fold(cannot_fold={POISON}))

    assert register.next_offset() == 0
    assert register.names() == []


def poisoned(healthy: int, poison: int) -> Names:
    names = Names()
    names.register(*(f"Tổ chức {number}" for number in range(healthy)))
    for number in range(poison):
        names.register(f"{POISON} {number}")
    return names


@pytest.mark.parametrize(("healthy", "poison"), [(0, 51), (400, 51), (900, 105)])
def test_too_much_poison_stops_the_projector(register: Register, healthy: int, poison: int) -> None:
    names = poisoned(healthy, poison)
    projector = register.projector(
        MemoryFeed(names.envelopes, register.positions),
        register_fold(cannot_fold={f"{POISON} {number}" for number in range(poison)}),
    )

    with pytest.raises(TooMuchPoison, match="cannot be folded"):
        projector.run(threading.Event())

    assert register.total() == healthy
    assert len(register.letters()) == poison


@pytest.mark.parametrize(("healthy", "poison"), [(0, 50), (600, 60)])
def test_some_poison_does_not(register: Register, healthy: int, poison: int) -> None:
    names = poisoned(healthy, poison)
    fold = register_fold(cannot_fold={f"{POISON} {number}" for number in range(poison)})
    projector = register.projector(MemoryFeed(names.envelopes, register.positions), fold)

    everything = len(names.envelopes)
    projector.run(threading.Event(), until=lambda: register.next_offset() == everything)

    assert register.total() == healthy
