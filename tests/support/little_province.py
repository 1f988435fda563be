"""A little province in two event logs: what a year of visits leaves behind, always the same."""

from datetime import date, datetime, timedelta
from typing import Final

from chassis.eventstore.command import CommandContext
from chassis.eventstore.event_log import EventLog
from services.assignment.domain.assignment.assignment import Assignment
from services.assignment.domain.grant.grant import Grant
from services.assignment.domain.member.member import Member
from services.assignment.domain.organization.organization import Organization
from services.assignment.domain.regulation.regulation import Regulation
from services.attendance.domain.meeting.host import Host
from services.attendance.domain.meeting.meeting import Meeting
from services.attendance.domain.meeting.visitor import Visitor
from tests.support.logs import BEGINNING, RECORDED_AT, TODAY, context, identity

CELLS: Final = ("Chi bộ thôn 1", "Chi bộ thôn 2", "Chi bộ thôn 3")
MEMBERS: Final = ("Nông Văn An", "Hoàng Thị Bình", "Vi Văn Chi", "Lý Thị Dung")
MEETINGS: Final = 24


class LittleProvince:
    """Tells its history, an event a second, into the logs of the two services."""

    def __init__(self, assignment: EventLog, attendance: EventLog) -> None:
        self._assignment = assignment
        self._attendance = attendance
        self._told_at: datetime = RECORDED_AT

    def tell(self, meetings: int = MEETINGS) -> None:
        self._organizations()
        for name in MEMBERS:
            self._member(name)
        self._decisions()
        for number in range(meetings):
            self.meet(number)

    def _order(self) -> CommandContext:
        self._told_at += timedelta(seconds=1)
        return context(correlation=f"request {self._told_at:%H:%M:%S}", at=self._told_at)

    def _organizations(self) -> None:
        root = self._register("Tỉnh ủy Lạng Sơn", "province_committee", None)
        district = self._register("Huyện ủy Đình Lập", "district_committee", root)
        commune = self._register("Đảng bộ xã Bắc Xa", "grassroots_committee", district)
        for cell in CELLS:
            self._register(cell, "cell", commune, cell_type="village")
        district.rename(code="DL", name="Huyện ủy Đình Lập (mới)", effective_on=date(2025, 7, 1))
        self._assignment.save(district, context=self._order())

    def _register(
        self, name: str, kind: str, parent: Organization | None, cell_type: str | None = None
    ) -> Organization:
        registered = Organization.register(
            identity(name),
            code=f"{len(name)}",
            name=name,
            kind=kind,  # type: ignore[arg-type]  # only kinds are given above
            parent=parent,
            effective_on=BEGINNING,
            cell_type=cell_type,  # type: ignore[arg-type]  # and only types
        )
        self._assignment.save(registered, context=self._order())
        return registered

    def _member(self, name: str) -> None:
        member = Member.register(
            identity(name), full_name=name, cell_id=identity(CELLS[0]), effective_on=BEGINNING
        )
        member.appoint(
            identity(f"post of {name}"),
            committee_id=identity("Đảng bộ xã Bắc Xa"),
            role="member",
            level="commune",
            starts_on=date(2024, 1, 1),
        )
        self._assignment.save(member, context=self._order())

    def _decisions(self) -> None:
        district = identity("Huyện ủy Đình Lập")
        regulation = Regulation.adopt(
            identity("regulation"),
            number="127-QĐ/TW",
            title="Dự sinh hoạt chi bộ",
            scope_id=identity("Tỉnh ủy Lạng Sơn"),
            starts_on=date(2024, 1, 1),
            minimums={"commune": 4, "district": 2},
        )
        grant = Grant.grant(
            identity("grant"),
            account="vp-dinh-lap",
            role="district_office",
            organization_id=district,
            organization_kind="district_committee",
            starts_on=BEGINNING,
        )
        assignment = Assignment.assign(
            identity("assignment"),
            member_id=identity(MEMBERS[0]),
            target_kind="organization",
            target_id=identity(CELLS[1]),
            role="in_charge",
            starts_on=date(2025, 1, 1),
        )
        for decision in (regulation, grant, assignment):
            self._assignment.save(decision, context=self._order())

    def meet(self, number: int) -> None:
        """One more meeting of a cell, with visitors from above."""
        cell = CELLS[1 + number % 2]
        day = date(2025, 1, 5) + timedelta(days=13 * number)
        host = Host(organization_id=identity(cell), body="cell", first_day=BEGINNING, last_day=None)
        meeting = Meeting.schedule(
            identity(f"meeting {number}"),
            host,
            kind="regular",
            planned_on=day,
            place="Nhà văn hóa thôn",
            today=TODAY,
        )
        meeting.hold(day, 12, 15, host, TODAY)
        for visitor in (MEMBERS[number % 4], MEMBERS[(number + 1) % 4]):
            meeting.record_attendance(self._visitor(visitor), "member", TODAY)
        meeting.confirm_attendance(identity(MEMBERS[number % 4]), TODAY)
        if number % 5 == 0:
            wrong = identity(MEMBERS[(number + 1) % 4])
            meeting.revoke_attendance(wrong, "ghi nhầm", "cell", TODAY)
        self._attendance.save(meeting, context=self._order())

    @staticmethod
    def _visitor(name: str) -> Visitor:
        committees = frozenset({identity("Đảng bộ xã Bắc Xa")})
        cell = identity(CELLS[0])
        return Visitor(member_id=identity(name), own_cell_id=cell, committee_ids=committees)
