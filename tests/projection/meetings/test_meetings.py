"""Meetings asked: whose an attendance is now, and to whom an opinion was passed up."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from contracts import attendance as t
from contracts.read.meetings import Forwarding, Meeting
from services.projection.read_database import TimeScope
from services.projection.read_models.meetings import queries as meetings
from tests.support.feeds import History
from tests.support.histories.petition_places import tell_places
from tests.support.histories.worlds import identity
from tests.support.read_models import ReadModels

MEETING, OPINION, OTHER = identity("kỳ tháng 3"), identity("cây giống"), identity("đường")
AN, BINH, CHI = identity("an"), identity("binh"), identity("chi")
WHEN = TimeScope(on=date(2021, 12, 31), tree_on=date(2021, 12, 31))


@pytest.fixture
def read_models(database: str) -> Iterator[ReadModels]:
    models = ReadModels(database)
    yield models
    models.close()


@pytest.fixture
def history() -> History:
    """A meeting of the cell c1, at which An is recorded and two opinions were raised."""
    told = History()
    tell_places(told)
    told.add(
        MEETING,
        t.MeetingScheduled(
            meeting_id=MEETING,
            organization_id=identity("c1"),
            body="cell",
            kind="regular",
            planned_on=date(2021, 3, 5),
        ),
    )
    told.add(MEETING, t.MeetingAttended(meeting_id=MEETING, member_id=AN, source="cell"))
    for opinion, text in ((OPINION, "Cây giống kém"), (OTHER, "Đường lầy")):
        told.add(MEETING, t.OpinionRecorded(meeting_id=MEETING, opinion_id=opinion, text=text))
    return told


def forward(history: History, to: str, on: date) -> str:
    """The event's id."""
    forwarded = t.OpinionForwarded(
        meeting_id=MEETING,
        opinion_id=OPINION,
        to_organization_id=identity(to),
        forwarded_on=on,
    )
    return history.add(MEETING, forwarded).id


def asked(models: ReadModels, history: History, when: TimeScope = WHEN) -> Meeting:
    models.fold(history.envelopes)
    found = meetings.meeting(models.read_database, MEETING, when)
    assert found is not None
    return found


def test_an_opinion_lists_all_to_whom_it_was_passed_up_first_one_first(
    read_models: ReadModels, history: History
) -> None:
    first = forward(history, "C1", date(2021, 3, 10))
    second = forward(history, "D1", date(2021, 3, 12))

    by_id = {one.opinion_id: one for one in asked(read_models, history).opinions}

    assert by_id[OTHER].forwarded_to == []
    assert by_id[OPINION].forwarded_to == [
        Forwarding(
            organization_id=identity("C1"),
            name="Tổ chức C1",
            forwarded_on=date(2021, 3, 10),
            event_id=first,
        ),
        Forwarding(
            organization_id=identity("D1"),
            name="Tổ chức D1",
            forwarded_on=date(2021, 3, 12),
            event_id=second,
        ),
    ]


def test_what_was_passed_up_later_is_not_told_as_of_before(
    read_models: ReadModels, history: History
) -> None:
    forward(history, "C1", date(2021, 3, 10))
    before = history.envelopes[-1].time
    forward(history, "D1", date(2021, 3, 12))

    then = TimeScope(on=WHEN.on, tree_on=WHEN.tree_on, as_of=before)
    by_id = {one.opinion_id: one for one in asked(read_models, history, then).opinions}

    names = [one.name for one in by_id[OPINION].forwarded_to]
    assert names == ["Tổ chức C1"]


def test_an_attendance_that_was_handed_over_names_whose_it_is_now(
    read_models: ReadModels, history: History
) -> None:
    given: dict[str, Any] = {"meeting_id": MEETING, "reason": "Bận họp"}
    substituted = t.AttendanceSubstituted(member_id=AN, substitute_id=BINH, **given)
    history.add(MEETING, substituted)
    corrected = t.AttendanceCorrected(member_id=BINH, correct_member_id=CHI, **given)
    history.add(MEETING, corrected)

    came = asked(read_models, history).attendances

    said = {one.member_id: (one.state, one.other_member_id) for one in came}
    assert said == {
        AN: ("handed_over", BINH),
        BINH: ("handed_over", CHI),
        CHI: ("recorded", BINH),
    }
