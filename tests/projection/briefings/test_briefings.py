"""The calendar of a zone: who is host, whether in time, who came, what was announced."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from contracts.petition import briefings as b
from contracts.read.briefings import CalendarBriefing, ListedAnswer
from services.projection.read_database import TimeScope
from services.projection.read_models.briefings import queries as briefings
from tests.support.feeds import History
from tests.support.histories.petition_places import tell_places
from tests.support.histories.worlds import identity
from tests.support.read_models import ReadModels

WHEN = TimeScope(on=date(2021, 12, 31), tree_on=date(2021, 12, 31))
Z1 = identity("Z1")


@pytest.fixture
def history() -> History:
    told = History()
    tell_places(told)
    return told


def plan(history: History, month: int, host: str, day: int = 7) -> UUID:
    briefing_id = identity(f"giao ban {month}/2021")
    planned = b.BriefingPlanned(
        briefing_id=briefing_id,
        zone_id=Z1,
        month=date(2021, month, 1),
        planned_on=date(2021, month, day),
        host_id=identity(host),
    )
    history.add(briefing_id, planned)
    return briefing_id


def hold(history: History, month: int, host: str, day: int = 7) -> UUID:
    briefing_id = plan(history, month, host)
    held = b.BriefingHeld(briefing_id=briefing_id, held_on=date(2021, month, day))
    history.add(briefing_id, held)
    return briefing_id


def calendar(models: ReadModels, history: History) -> list[CalendarBriefing]:
    models.fold(history.envelopes)
    return briefings.calendar(models.read_database, Z1, 2021, WHEN)


@pytest.mark.parametrize(
    ("day", "on_time"), [(4, False), (5, True), (10, True), (11, False)], ids=str
)
def test_a_briefing_is_on_time_from_the_fifth_to_the_tenth(
    read_models: ReadModels, history: History, day: int, *, on_time: bool
) -> None:
    hold(history, 3, "C1", day)

    (row,) = calendar(read_models, history)

    assert (row.state, row.held_on, row.on_time) == ("held", date(2021, 3, day), on_time)


def test_a_briefing_that_is_planned_is_neither_on_time_nor_late(
    read_models: ReadModels, history: History
) -> None:
    plan(history, 3, "C1")

    (row,) = calendar(read_models, history)

    assert (row.state, row.held_on, row.on_time) == ("planned", None, None)


def test_a_briefing_that_was_moved_has_its_new_day_and_host(
    read_models: ReadModels, history: History
) -> None:
    briefing_id = plan(history, 3, "C1")
    moved = b.BriefingMoved(
        briefing_id=briefing_id,
        planned_on=date(2021, 3, 9),
        host_id=identity("C2"),
        reason="mưa lũ",
    )
    history.add(briefing_id, moved)
    history.add(briefing_id, b.BriefingHeld(briefing_id=briefing_id, held_on=date(2021, 3, 9)))

    (row,) = calendar(read_models, history)

    assert (row.planned_on, row.host_name) == (date(2021, 3, 9), "Tổ chức C2")


def test_the_same_host_after_itself_is_twice_running_whatever_was_cancelled_between(
    read_models: ReadModels, history: History
) -> None:
    hold(history, 1, "C1")
    hold(history, 2, "C2")
    cancelled = plan(history, 3, "C1")
    history.add(cancelled, b.BriefingCancelled(briefing_id=cancelled, reason="dịch"))
    hold(history, 4, "C2")
    plan(history, 5, "C1")

    rows = calendar(read_models, history)

    assert [(row.state, row.twice_running) for row in rows] == [
        ("held", False),
        ("held", False),
        ("cancelled", False),
        ("held", True),
        ("planned", False),
    ]


def test_a_commune_that_is_host_two_or_three_times_a_year_has_its_fair_share(
    read_models: ReadModels, history: History
) -> None:
    for month, host in enumerate(("C1", "C2", "C1", "C2", "C1"), start=1):
        hold(history, month, host)
    plan(history, 6, "C1")
    read_models.fold(history.envelopes)

    rows = briefings.hosts(read_models.read_database, Z1, 2021, WHEN)

    said = [(row.name, row.times, row.held, row.fair) for row in rows]
    assert said == [("Tổ chức C1", 4, 3, False), ("Tổ chức C2", 2, 2, True)]


@pytest.mark.parametrize(("times", "fair"), [(1, False), (2, True), (3, True), (4, False)], ids=str)
def test_the_fair_share_is_from_two_to_three(
    read_models: ReadModels, history: History, times: int, *, fair: bool
) -> None:
    for month in range(1, times + 1):
        hold(history, month, "C1")
    read_models.fold(history.envelopes)

    rows = briefings.hosts(read_models.read_database, Z1, 2021, WHEN)

    assert [(row.times, row.fair) for row in rows] == [(times, fair), (0, False)]


def test_a_commune_that_is_never_host_is_named(read_models: ReadModels, history: History) -> None:
    read_models.fold(history.envelopes)

    rows = briefings.hosts(read_models.read_database, Z1, 2021, WHEN)

    assert [(row.times, row.fair) for row in rows] == [(0, False), (0, False)]


def test_attendance_and_minutes_are_what_was_written_last(
    read_models: ReadModels, history: History
) -> None:
    briefing_id = hold(history, 3, "C1")
    head = b.Attendee(
        capacity="zone_head", organization_id=identity("D1"), member_id=identity("an")
    )
    secretary = b.Attendee(capacity="cell_secretary", organization_id=identity("c1"))
    for came, missing in (([head], []), ([head], [secretary])):
        history.add(
            briefing_id,
            b.BriefingAttendanceTaken(briefing_id=briefing_id, came=came, missing=missing),
        )
    for text in ("Nháp", "Biên bản"):
        history.add(briefing_id, b.BriefingMinuted(briefing_id=briefing_id, text=text))
    read_models.fold(history.envelopes)

    found = briefings.briefing(read_models.read_database, briefing_id, WHEN)

    assert found is not None
    assert found.minutes == "Biên bản"
    (there,) = briefings.attendees(read_models.read_database, found, WHEN, came=True)
    (absent,) = briefings.attendees(read_models.read_database, found, WHEN, came=False)
    assert (there.capacity, there.full_name) == ("zone_head", "an")
    assert (absent.organization_name, absent.full_name) == ("Tổ chức c1", None)


def ref(name: str, number: int = 1) -> b.AnswerRef:
    return b.AnswerRef(petition_id=identity(name), round=number)


def compile_(history: History, briefing_id: UUID, *answers: b.AnswerRef, late: Any = ()) -> None:
    compiled = b.AnswersCompiled(
        briefing_id=briefing_id,
        answers=list(answers),
        late=list(late),
        compiled_on=date(2021, 3, 5),
    )
    history.add(briefing_id, compiled)


def test_the_list_is_the_last_compiled_and_tells_what_was_announced_of_it(
    read_models: ReadModels, history: History
) -> None:
    briefing_id = hold(history, 3, "C1")
    compile_(history, briefing_id, ref("bỏ ra"))
    compile_(history, briefing_id, ref("một"), ref("hai", 2), late=[ref("hai", 2)])
    history.add(
        briefing_id,
        b.AnswersSent(briefing_id=briefing_id, member_id=identity("an"), sent_on=date(2021, 3, 6)),
    )
    history.add(
        briefing_id,
        b.AnswersAnnounced(
            briefing_id=briefing_id, answers=[ref("một")], announced_on=date(2021, 3, 7)
        ),
    )
    read_models.fold(history.envelopes)

    found = briefings.briefing(read_models.read_database, briefing_id, WHEN)

    assert found is not None
    assert briefings.answers(read_models.read_database, briefing_id, WHEN) == [
        ListedAnswer(petition_id=identity("một"), round=1, late=False, announced=True),
        ListedAnswer(petition_id=identity("hai"), round=2, late=True, announced=False),
    ]
    assert (found.compiled_on, found.sent_on, found.sent_to, found.announced_on) == (
        date(2021, 3, 5),
        date(2021, 3, 6),
        "an",
        date(2021, 3, 7),
    )


def test_what_was_on_a_list_and_not_announced_is_carried_over(
    read_models: ReadModels, history: History
) -> None:
    held, planned = hold(history, 3, "C1"), plan(history, 4, "C2")
    compile_(history, held, ref("một"), ref("hai"))
    announced = b.AnswersAnnounced(
        briefing_id=held, answers=[ref("một")], announced_on=date(2021, 3, 7)
    )
    history.add(held, announced)
    compile_(history, planned, ref("ba"))
    read_models.fold(history.envelopes)

    asked = [identity(name) for name in ("một", "hai", "ba")]

    def late(month: date | None) -> set[tuple[UUID, int]]:
        return briefings.carried_over(read_models.read_database, asked, month, WHEN)

    assert late(date(2021, 4, 1)) == {(identity("hai"), 1)}
    assert late(date(2021, 3, 1)) == set()
    assert late(None) == {(identity("hai"), 1), (identity("ba"), 1)}


def test_the_next_briefing_is_the_first_that_is_planned(
    read_models: ReadModels, history: History
) -> None:
    hold(history, 3, "C1")
    plan(history, 5, "C1")
    april = plan(history, 4, "C2")
    read_models.fold(history.envelopes)

    found = briefings.next_briefing(read_models.read_database, Z1, WHEN)

    assert found is not None
    assert (found.briefing_id, found.planned_on) == (april, date(2021, 4, 7))
    assert briefings.next_briefing(read_models.read_database, identity("Z2"), WHEN) is None


def test_as_of_a_moment_a_briefing_is_as_it_was_recorded_then(
    read_models: ReadModels, history: History
) -> None:
    briefing_id = plan(history, 3, "C1")
    before = history.envelopes[-1].time
    history.add(briefing_id, b.BriefingHeld(briefing_id=briefing_id, held_on=date(2021, 3, 7)))
    read_models.fold(history.envelopes)

    (then,) = briefings.calendar(read_models.read_database, Z1, 2021, replace(WHEN, as_of=before))
    (now,) = briefings.calendar(read_models.read_database, Z1, 2021, WHEN)

    assert (then.state, now.state) == ("planned", "held")
