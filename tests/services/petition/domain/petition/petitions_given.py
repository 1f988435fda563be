"""Petitions to begin a test with: put at a briefing on 6 March 2024; today is 28 June.

The regulation gives ten working days, reminds two before and escalates five after.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from services.petition.adapters.working_days import VietnameseWorkingDays
from services.petition.domain.petition.content import PetitionContent, Petitioner
from services.petition.domain.petition.deadline import Timetable
from services.petition.domain.petition.origin import FromBriefing
from services.petition.domain.petition.petition import Petition
from services.petition.domain.petition.round_offices import RoundOffices
from services.petition.domain.snapshots import (
    BriefingSnapshot,
    BriefingState,
    CellSnapshot,
    OfficeSnapshot,
    RegulationSnapshot,
)


def _id(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-8000-{number:012x}")


PETITION, OTHER_PETITION, PART, OTHER_PART = _id(0xA1), _id(0xA2), _id(0xA3), _id(0xA4)
CELL, COMMUNE, DISTRICT, PROVINCE = _id(0xC1), _id(0xC2), _id(0xC3), _id(0xC4)
ZONE, OTHER_ZONE = _id(0xB1), _id(0xB2)
BRIEFING, NEXT_BRIEFING = _id(0xB3), _id(0xB4)
FARMING, ROADS, LAND = _id(0xE1), _id(0xE2), _id(0xE3)

PUT: Final = date(2024, 3, 6)
KEPT: Final = date(2024, 3, 7)
ESCALATED: Final = date(2024, 3, 8)
ASSIGNED: Final = date(2024, 3, 11)
DUE: Final = date(2024, 3, 25)
REMIND: Final = date(2024, 3, 21)
ESCALATE: Final = date(2024, 4, 1)
DRAFTED: Final = date(2024, 3, 18)
APPROVED: Final = date(2024, 3, 20)
ANSWERED: Final = date(2024, 3, 22)
PUBLISHED: Final = date(2024, 4, 8)
JUDGED: Final = date(2024, 4, 10)
REPORTED: Final = date(2024, 5, 6)
TODAY: Final = date(2024, 6, 28)
TOMORROW: Final = date(2024, 6, 29)

A_CELL = CellSnapshot(
    organization_id=CELL, kind="cell", exists=True, commune_id=COMMUNE, district_id=DISTRICT
)
THE_REGULATION = RegulationSnapshot(
    answer_days=10,
    remind_days=2,
    escalate_days=5,
    fields={"agriculture": "Nông nghiệp", "land": "Đất đai", "other": "Khác"},
)
CALENDAR = VietnameseWorkingDays()
TIMETABLE = Timetable(THE_REGULATION, CALENDAR)
THE_WORDS = PetitionContent(
    field="agriculture", text="Đề nghị nạo vét kênh mương", address="Thôn Cao Duệ, xã Nhật Tân"
)
BY_THE_CELL = Petitioner(petitioner="cell")

_OF_THE_LIBRARY = {"originator_id", "originator_version", "timestamp", "originator_topic"}


def a_briefing(
    day: date = PUT,
    *,
    state: BriefingState = "held",
    zone_id: UUID = ZONE,
    briefing_id: UUID = BRIEFING,
) -> BriefingSnapshot:
    return BriefingSnapshot(briefing_id=briefing_id, zone_id=zone_id, day=day, state=state)


THE_NEXT_BRIEFING = a_briefing(PUBLISHED, briefing_id=NEXT_BRIEFING)


def an_office(office_id: UUID = FARMING, *, is_open: bool = True) -> OfficeSnapshot:
    return OfficeSnapshot(
        office_id=office_id, organization_id=DISTRICT, is_open=is_open, successor_id=None
    )


def offices(*office_ids: UUID) -> RoundOffices:
    return RoundOffices([an_office(office_id) for office_id in office_ids])


def a_raised_petition(
    petition_id: UUID = PETITION,
    *,
    asked_by: Petitioner = BY_THE_CELL,
    zone_id: UUID = ZONE,
) -> Petition:
    petition = Petition.raise_(
        petition_id,
        cell=A_CELL,
        zone_id=zone_id,
        origin=FromBriefing(briefing=a_briefing(zone_id=zone_id)),
        raised_on=PUT,
        content=THE_WORDS,
        petitioner=asked_by,
        regulation=THE_REGULATION,
        today=TODAY,
    )
    petition.collect_events()
    return petition


def a_kept_petition() -> Petition:
    petition = a_raised_petition()
    petition.keep_at_base(KEPT, None, TODAY)
    petition.collect_events()
    return petition


def an_escalated_petition(petition_id: UUID = PETITION) -> Petition:
    petition = a_raised_petition(petition_id)
    petition.escalate(DISTRICT, ESCALATED, None, [COMMUNE, DISTRICT, PROVINCE], TODAY)
    petition.collect_events()
    return petition


def an_assigned_petition(petition_id: UUID = PETITION) -> Petition:
    petition = an_escalated_petition(petition_id)
    assign(petition, ASSIGNED)
    petition.collect_events()
    return petition


def a_stopped_petition(stopped_on: date = date(2024, 3, 14)) -> Petition:
    petition = an_assigned_petition()
    petition.stop_clock("forwarded_above", stopped_on, "Xin ý kiến cấp trên", TODAY)
    petition.collect_events()
    return petition


def a_drafted_petition() -> Petition:
    petition = an_assigned_petition()
    petition.draft(FARMING, "Sẽ nạo vét trong tháng 4", DRAFTED, TODAY)
    petition.collect_events()
    return petition


def a_returned_petition() -> Petition:
    petition = a_drafted_petition()
    petition.return_(date(2024, 3, 19), "Chưa rõ kinh phí", TODAY)
    petition.collect_events()
    return petition


def an_approved_petition() -> Petition:
    petition = a_drafted_petition()
    petition.approve(APPROVED, None, TODAY)
    petition.collect_events()
    return petition


def an_answered_petition() -> Petition:
    petition = an_approved_petition()
    petition.answer("127-CV/HU", ANSWERED, TODAY)
    petition.collect_events()
    return petition


def a_published_petition() -> Petition:
    petition = an_answered_petition()
    petition.publish(THE_NEXT_BRIEFING, [ZONE])
    petition.collect_events()
    return petition


def an_accepted_petition() -> Petition:
    petition = a_published_petition()
    petition.accept(JUDGED, None, TODAY)
    petition.collect_events()
    return petition


def a_rejected_petition() -> Petition:
    petition = a_published_petition()
    petition.reject(JUDGED, "Chưa nêu thời hạn", TODAY)
    petition.collect_events()
    return petition


def a_reported_petition() -> Petition:
    petition = an_accepted_petition()
    report(petition)
    petition.collect_events()
    return petition


def a_solved_petition(petition_id: UUID = PETITION) -> Petition:
    petition = a_raised_petition(petition_id)
    report(petition)
    petition.confirm_solution(REPORTED, None, TODAY)
    petition.collect_events()
    return petition


def a_withdrawn_petition() -> Petition:
    petition = a_raised_petition()
    petition.withdraw(KEPT, "Dân tự làm", TODAY)
    petition.collect_events()
    return petition


def a_merged_petition() -> Petition:
    petition = a_raised_petition()
    other = a_raised_petition(OTHER_PETITION)
    petition.merge_into(other, same_district=True, merged_on=KEPT, reason="Trùng", today=TODAY)
    petition.collect_events()
    return petition


def a_split_petition() -> Petition:
    petition = a_raised_petition()
    petition.split([PART, OTHER_PART], KEPT, "Hai việc khác nhau", TODAY)
    petition.collect_events()
    return petition


def assign(petition: Petition, day: date, due_on: date | None = None) -> None:
    petition.assign(
        offices(FARMING, ROADS),
        assigned_on=day,
        due_on=due_on,
        reason=None,
        timetable=TIMETABLE,
        today=TODAY,
    )


def report(petition: Petition, *, reported_on: date = REPORTED) -> None:
    petition.report_solution(
        solved_on=date(2024, 3, 6),
        what="Đã nạo vét 2 km",
        seen_by="Bí thư chi bộ",
        reported_on=reported_on,
        briefing=None,
        today=TODAY,
    )


IN_EVERY_STATE: Final[dict[str, Callable[[], Petition]]] = {
    "raised": a_raised_petition,
    "kept_at_base": a_kept_petition,
    "escalated": an_escalated_petition,
    "assigned": an_assigned_petition,
    "drafted": a_drafted_petition,
    "returned": a_returned_petition,
    "approved": an_approved_petition,
    "answered": an_answered_petition,
    "published": a_published_petition,
    "accepted": an_accepted_petition,
    "rejected": a_rejected_petition,
    "solution_reported": a_reported_petition,
    "solved": a_solved_petition,
    "withdrawn": a_withdrawn_petition,
    "merged": a_merged_petition,
    "split": a_split_petition,
}


def happened(petition: Petition) -> list[tuple[str, dict[str, Any]]]:
    """The new events: name and fields of each, without the library's own."""
    return [
        (
            type(event).__name__,
            {name: value for name, value in vars(event).items() if name not in _OF_THE_LIBRARY},
        )
        for event in petition.pending_events
    ]
