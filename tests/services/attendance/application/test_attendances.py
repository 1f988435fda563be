"""The use cases about attendances and opinions: what is stored of them."""

from datetime import date
from uuid import UUID

import pytest

from chassis.refusals import Unknown
from contracts.assignment import MemberTransferred
from services.attendance.domain.meeting import errors
from tests.services.attendance.house import House, context
from tests.services.attendance.province import CELL, COMMUNE, LAN, MINH, OTHER_CELL, TODAY, member

HELD = date(2024, 3, 5)
STRANGER = UUID("00000000-0000-4000-8000-00000000ffff")


@pytest.fixture
def meeting_id(house: House) -> UUID:
    return house.service.held_meetings.record(
        context(), organization_id=CELL, kind="regular", held_on=HELD
    ).id


def test_what_the_secretary_records_is_confirmed_at_once_by_a_second_event(
    house: House, meeting_id: UUID
) -> None:
    result = house.service.attendances.record(context(), meeting_id, member_id=LAN)

    assert house.published()[2:] == [
        ("MeetingAttended", {"member_id": LAN, "source": "cell"}),
        ("AttendanceConfirmed", {"member_id": LAN}),
    ]
    assert result.version == 4


def test_what_an_office_records_waits_for_the_cell(house: House, meeting_id: UUID) -> None:
    house.service.attendances.record(context("commune"), meeting_id, member_id=LAN)

    assert house.published()[2:] == [("MeetingAttended", {"member_id": LAN, "source": "cell"})]


def test_an_attendance_goes_its_way(house: House, meeting_id: UUID) -> None:
    attendances = house.service.attendances
    attendances.record(context("lan"), meeting_id, member_id=LAN)
    attendances.dispute(context(), meeting_id, LAN, reason="Không đến")
    attendances.confirm(context(), meeting_id, LAN)
    attendances.revoke(context("commune"), meeting_id, LAN, reason="Ghi nhầm")

    assert house.published()[2:] == [
        ("MeetingAttended", {"member_id": LAN, "source": "member"}),
        ("AttendanceDisputed", {"member_id": LAN, "reason": "Không đến"}),
        ("AttendanceConfirmed", {"member_id": LAN}),
        ("AttendanceRevoked", {"member_id": LAN, "reason": "Ghi nhầm"}),
    ]


def test_the_secretarys_word_confirms_the_substitute(house: House, meeting_id: UUID) -> None:
    house.service.attendances.record(context("lan"), meeting_id, member_id=LAN)
    house.service.attendances.substitute(
        context(), meeting_id, LAN, substitute_id=MINH, reason="Bận"
    )

    assert house.published()[3:] == [
        (
            "AttendanceSubstituted",
            {"member_id": LAN, "substitute_id": MINH, "reason": "Bận"},
        ),
        ("AttendanceConfirmed", {"member_id": MINH}),
    ]


def test_what_an_office_puts_right_waits_for_the_cell(house: House, meeting_id: UUID) -> None:
    house.service.attendances.record(context(), meeting_id, member_id=LAN)
    house.service.attendances.correct(
        context("district"), meeting_id, LAN, correct_member_id=MINH, reason="Trùng tên"
    )

    assert house.published()[4:] == [
        (
            "AttendanceCorrected",
            {"member_id": LAN, "correct_member_id": MINH, "reason": "Trùng tên"},
        )
    ]


def test_the_own_cell_is_judged_by_the_day_of_the_meeting(house: House, meeting_id: UUID) -> None:
    house.receive(MemberTransferred(member_id=LAN, cell_id=CELL, effective_on=date(2024, 3, 6)))
    house.service.attendances.record(context(), meeting_id, member_id=LAN)

    house.receive(MemberTransferred(member_id=MINH, cell_id=CELL, effective_on=HELD))
    with pytest.raises(errors.OwnCellVisit):
        house.service.attendances.record(context(), meeting_id, member_id=MINH)


def test_who_holds_no_post_is_no_visitor(house: House, meeting_id: UUID) -> None:
    house.receive(member(STRANGER, "Hà Thị Mới", OTHER_CELL))
    with pytest.raises(errors.NoPostOnTheDay):
        house.service.attendances.record(context(), meeting_id, member_id=STRANGER)


def test_an_unknown_member_is_named_by_the_field(house: House, meeting_id: UUID) -> None:
    attendances = house.service.attendances
    with pytest.raises(Unknown) as refused:
        attendances.record(context(), meeting_id, member_id=STRANGER)
    assert refused.value.field == "member_id"

    attendances.record(context(), meeting_id, member_id=LAN)
    with pytest.raises(Unknown) as refused:
        attendances.substitute(context(), meeting_id, LAN, substitute_id=STRANGER, reason="Bận")
    assert refused.value.field == "substitute_id"
    with pytest.raises(Unknown) as refused:
        attendances.correct(context(), meeting_id, LAN, correct_member_id=STRANGER, reason="Nhầm")
    assert refused.value.field == "correct_member_id"


def test_a_refused_order_stores_nothing(house: House, meeting_id: UUID) -> None:
    house.service.attendances.record(context(), meeting_id, member_id=LAN)
    before = house.stored()

    with pytest.raises(errors.AlreadyAttended):
        house.service.attendances.record(context("lan"), meeting_id, member_id=LAN)
    with pytest.raises(errors.AlreadyConfirmed):
        house.service.attendances.confirm(context("district"), meeting_id, LAN)

    assert house.stored() == before


def test_an_opinion_is_recorded_and_forwarded(house: House, meeting_id: UUID) -> None:
    result = house.service.opinions.record(context(), meeting_id, text="Cây giống kém")
    opinion_id = UUID(result.also["opinion_id"])
    house.service.opinions.forward(
        context(), meeting_id, opinion_id, to_organization_id=COMMUNE, forwarded_on=TODAY
    )

    assert house.published()[2:] == [
        ("OpinionRecorded", {"opinion_id": opinion_id, "text": "Cây giống kém"}),
        (
            "OpinionForwarded",
            {"opinion_id": opinion_id, "to_organization_id": COMMUNE, "forwarded_on": TODAY},
        ),
    ]


def test_an_opinion_goes_to_an_organization_that_exists(house: House, meeting_id: UUID) -> None:
    result = house.service.opinions.record(context(), meeting_id, text="Cây giống kém")
    with pytest.raises(Unknown) as refused:
        house.service.opinions.forward(
            context(),
            meeting_id,
            UUID(result.also["opinion_id"]),
            to_organization_id=STRANGER,
            forwarded_on=TODAY,
        )
    assert refused.value.field == "to_organization_id"
