"""What was raised in a meeting, and to whom it was passed up."""

from datetime import date

import pytest

from kernel.errors import RuleBroken
from kernel.text import TextIsBlank
from services.attendance.domain import errors
from services.attendance.domain.meeting.meeting import Meeting
from tests.services.attendance.domain.given import (
    CELL,
    COMMUNE,
    DISTRICT,
    OPINION,
    PLANNED,
    TODAY,
    TOMORROW,
    a_cancelled_meeting,
    a_held_meeting,
    a_planned_meeting,
    happened,
)


def a_meeting_with_an_opinion() -> Meeting:
    meeting = a_held_meeting()
    meeting.record_opinion(OPINION, "Giống cây hồi kém chất lượng", today=TODAY)
    meeting.collect_events()
    return meeting


def test_an_opinion_is_recorded() -> None:
    meeting = a_held_meeting()

    meeting.record_opinion(OPINION, "Giống cây hồi kém chất lượng", today=TODAY)

    assert happened(meeting) == [
        ("OpinionRecorded", {"opinion_id": OPINION, "text": "Giống cây hồi kém chất lượng"})
    ]


def test_an_opinion_needs_a_text() -> None:
    with pytest.raises(TextIsBlank) as refused:
        a_held_meeting().record_opinion(OPINION, "\n ", today=TODAY)
    assert refused.value.field == "text"


def test_an_opinion_is_recorded_once() -> None:
    with pytest.raises(errors.OpinionAlreadyRecorded):
        a_meeting_with_an_opinion().record_opinion(OPINION, "Khác", today=TODAY)


def test_nothing_is_raised_in_a_cancelled_meeting() -> None:
    with pytest.raises(errors.MeetingAlreadyCancelled):
        a_cancelled_meeting().record_opinion(OPINION, "Giống cây", today=TODAY)


def test_nothing_is_raised_in_a_meeting_still_to_come() -> None:
    with pytest.raises(errors.MeetingStillToCome):
        a_planned_meeting(planned_on=TOMORROW).record_opinion(OPINION, "Giống cây", today=TODAY)


def test_an_opinion_is_forwarded() -> None:
    meeting = a_meeting_with_an_opinion()

    meeting.forward_opinion(OPINION, COMMUNE, forwarded_on=TODAY, today=TODAY)

    assert happened(meeting) == [
        (
            "OpinionForwarded",
            {"opinion_id": OPINION, "to_organization_id": COMMUNE, "forwarded_on": TODAY},
        )
    ]


def test_an_opinion_is_forwarded_once_to_each_organization() -> None:
    meeting = a_meeting_with_an_opinion()
    meeting.forward_opinion(OPINION, COMMUNE, forwarded_on=PLANNED, today=TODAY)
    meeting.forward_opinion(OPINION, DISTRICT, forwarded_on=TODAY, today=TODAY)

    with pytest.raises(errors.AlreadyForwarded):
        meeting.forward_opinion(OPINION, COMMUNE, forwarded_on=TODAY, today=TODAY)


def test_an_unknown_opinion_is_not_forwarded() -> None:
    with pytest.raises(errors.OpinionUnknown):
        a_held_meeting().forward_opinion(OPINION, COMMUNE, forwarded_on=TODAY, today=TODAY)


def test_an_opinion_is_not_forwarded_to_the_organization_that_raised_it() -> None:
    with pytest.raises(errors.ForwardedToItself):
        a_meeting_with_an_opinion().forward_opinion(OPINION, CELL, forwarded_on=TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("forwarded_on", "refusal"),
    [
        (TOMORROW, errors.ForwardedInTheFuture),
        (date(2024, 3, 4), errors.ForwardedBeforeTheMeeting),
    ],
)
def test_an_opinion_is_forwarded_between_the_meeting_and_today(
    forwarded_on: date, refusal: type[RuleBroken]
) -> None:
    with pytest.raises(refusal) as refused:
        a_meeting_with_an_opinion().forward_opinion(
            OPINION, COMMUNE, forwarded_on=forwarded_on, today=TODAY
        )
    assert refused.value.field == "forwarded_on"
