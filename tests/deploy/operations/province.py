"""A small province as published events: two districts, four members, three visits of 2021."""

from datetime import date
from uuid import UUID

from contracts.assignment import (
    MemberAppointed,
    MemberRegistered,
    OrganizationRegistered,
    RegulationAdopted,
)
from contracts.attendance import MeetingAttended, MeetingHeld, MeetingScheduled
from kernel.vocabulary import Level, OrganizationKind
from tests.support.feeds import History
from tests.support.histories.worlds import identity

BEGAN = date(2015, 8, 1)
BAC_XA = identity("Bắc Xa")
DINH_LAP = identity("Đình Lập")
LOC_BINH = identity("Lộc Bình")
LANG_SON = identity("Lạng Sơn")
VILLAGE = identity("thôn 1")
OFFICE = identity("văn phòng")

CALLED = {
    LANG_SON: ("LS", "Tỉnh ủy Lạng Sơn"),
    DINH_LAP: ("LS-189", "Huyện ủy Đình Lập"),
    LOC_BINH: ("LS-188", "Huyện ủy Lộc Bình"),
    BAC_XA: ("LS-06619", "Đảng bộ xã Bắc Xa"),
    VILLAGE: ("LS-06619-02", "Chi bộ thôn 1"),
    OFFICE: ("LS-CQ", "Chi bộ Văn phòng Tỉnh ủy"),
}


def province() -> History:
    """One visit a year is owed by a member of the province, two of a district, four of a commune.

    Bình of Đình Lập has made both of hers, Chi of Bắc Xa one of four, An of the province and Dũng
    of Lộc Bình none.
    """
    history = History()
    _organization(history, LANG_SON, None, "province_committee")
    _organization(history, DINH_LAP, LANG_SON, "district_committee")
    _organization(history, LOC_BINH, LANG_SON, "district_committee")
    _organization(history, BAC_XA, DINH_LAP, "grassroots_committee")
    _organization(history, VILLAGE, BAC_XA, "cell")
    _organization(history, OFFICE, LANG_SON, "cell")
    regulation = RegulationAdopted(
        regulation_id=identity("1764"),
        number="1764-QĐ/TU",
        title="Quy định chế độ dự sinh hoạt chi bộ",
        scope_id=LANG_SON,
        starts_on=date(2019, 5, 29),
        minimums={"province": 1, "district": 2, "commune": 4},
    )
    history.add(regulation.regulation_id, regulation)
    _member(history, "An", LANG_SON, "province")
    _member(history, "Bình", DINH_LAP, "district")
    _member(history, "Chi", BAC_XA, "commune")
    _member(history, "Dũng", LOC_BINH, "district")
    meeting(history, date(2021, 2, 10), "Bình", "Chi")
    meeting(history, date(2021, 3, 10), "Bình")
    return history


def meeting(history: History, held_on: date, *members: str) -> None:
    """The village's cell met on the day, and these members sat in."""
    meeting_id = identity(f"meeting {held_on}")
    history.add(
        meeting_id,
        MeetingScheduled(
            meeting_id=meeting_id,
            organization_id=VILLAGE,
            body="cell",
            kind="regular",
            planned_on=held_on,
        ),
    )
    history.add(meeting_id, MeetingHeld(meeting_id=meeting_id, held_on=held_on))
    for name in members:
        history.add(
            meeting_id,
            MeetingAttended(meeting_id=meeting_id, member_id=identity(name), source="cell"),
        )


def _organization(
    history: History, organization_id: UUID, parent_id: UUID | None, kind: OrganizationKind
) -> None:
    code, name = CALLED[organization_id]
    history.add(
        organization_id,
        OrganizationRegistered(
            organization_id=organization_id,
            code=code,
            name=name,
            kind=kind,
            parent_id=parent_id,
            effective_on=BEGAN,
        ),
    )


def _member(history: History, name: str, committee_id: UUID, level: Level) -> None:
    member_id = identity(name)
    history.add(
        member_id,
        MemberRegistered(member_id=member_id, full_name=name, cell_id=OFFICE, effective_on=BEGAN),
    )
    history.add(
        member_id,
        MemberAppointed(
            member_id=member_id,
            post_id=identity(f"post of {name}"),
            committee_id=committee_id,
            role="member",
            level=level,
            starts_on=BEGAN,
        ),
    )
