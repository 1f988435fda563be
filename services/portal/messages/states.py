"""Vietnamese for everything that the services name: the glossary of the field, in one place.

Every table is total over the contracts' literals and event types; a test holds them against each
other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from kernel import vocabulary

Tone = Literal["good", "fair", "bad", "calm"]
Icon = Literal["up", "check", "cross", "clock", "warning", "dash", "pen", "merge", "split"]


@dataclass(frozen=True, slots=True)
class State:
    """A state as it is shown: a word first; the icon and the tone only repeat it."""

    text: str
    english: str
    icon: Icon
    tone: Tone


STATUSES: Final[Mapping[str, State]] = {
    "exceeded": State("Vượt", "exceeded", "up", "good"),
    "met": State("Đủ", "met", "check", "good"),
    "on_pace": State("Đúng tiến độ", "on pace", "clock", "fair"),
    "behind": State("Chậm", "behind", "warning", "bad"),
    "missed": State("Thiếu", "missed", "cross", "bad"),
    "exempt": State("Không giao", "nothing owed", "dash", "calm"),
}

ATTENDANCE_STATES: Final[Mapping[str, State]] = {
    "recorded": State("Đã ghi, chờ chi bộ xác nhận", "recorded", "clock", "fair"),
    "confirmed": State("Chi bộ đã xác nhận", "confirmed by the cell", "check", "good"),
    "disputed": State("Chi bộ không xác nhận", "disputed by the cell", "warning", "bad"),
    "revoked": State("Đã rút", "revoked", "cross", "calm"),
    "handed_over": State("Đã ghi lại cho người khác", "handed over", "dash", "calm"),
}

MEETING_STATES: Final[Mapping[str, State]] = {
    "planned": State("Dự kiến", "planned", "clock", "fair"),
    "held": State("Đã họp", "held", "check", "good"),
    "cancelled": State("Đã hủy", "cancelled", "cross", "calm"),
}

ROLES: Final[Mapping[str, str]] = {
    "cell_secretary": "Bí thư chi bộ",
    "committee_member": "Cấp ủy viên",
    "commune_office": "Văn phòng đảng ủy cơ sở",
    "district_office": "Văn phòng huyện ủy",
    "province_office": "Văn phòng tỉnh ủy",
    "answering_office": "Cơ quan trả lời kiến nghị",
    "standing_committee": "Thường trực cấp ủy",
    "auditor": "Kiểm tra, giám sát",
    "viewer": "Người xem số liệu",
}

POST_ROLES: Final[Mapping[str, str]] = {
    "secretary": "Bí thư",
    "deputy_secretary": "Phó bí thư",
    "standing_member": "Ủy viên ban thường vụ",
    "member": "Cấp ủy viên",
    "board_leader": "Lãnh đạo ban",
}

ASSIGNMENT_ROLES: Final[Mapping[str, str]] = {
    "in_charge": "Phụ trách",
    "monitor": "Theo dõi",
    "support": "Hỗ trợ",
}

LEVELS: Final[Mapping[str, str]] = {
    "province": "Cấp tỉnh",
    "district": "Cấp huyện",
    "commune": "Cấp xã",
}

ORGANIZATION_KINDS: Final[Mapping[str, str]] = {
    "province_committee": "Tỉnh ủy",
    "district_committee": "Cấp ủy huyện",
    "grassroots_committee": "Đảng bộ cơ sở",
    "base_cell": "Chi bộ cơ sở",
    "cell": "Chi bộ trực thuộc",
}

CELLS: Final = vocabulary.CELLS
"""Kinds of organization that nothing stands below: their page is that of their meetings."""

CELL_TYPES: Final[Mapping[str, str]] = {
    "village": "Thôn",
    "residential_group": "Tổ dân phố",
    "agency": "Cơ quan",
    "military": "Quân sự",
    "police": "Công an",
    "school": "Trường học",
    "health_station": "Trạm y tế",
    "credit_fund": "Quỹ tín dụng",
    "enterprise": "Doanh nghiệp",
}

LOCALITY_KINDS: Final[Mapping[str, str]] = {
    "province": "Tỉnh",
    "district": "Huyện",
    "commune": "Xã, phường, thị trấn",
    "village": "Thôn, bản",
    "household_group": "Nhóm hộ",
}

TARGET_KINDS: Final[Mapping[str, str]] = {"organization": "Tổ chức đảng", "locality": "Địa bàn"}

PRORATIONS: Final[Mapping[str, str]] = {
    "none": "Không chia theo tháng",
    "by_month": "Chia theo số tháng giữ chức vụ",
}

MEETING_BODIES: Final[Mapping[str, str]] = {
    "cell": "Sinh hoạt chi bộ",
    "committee": "Họp cấp ủy",
}

MEETING_KINDS: Final[Mapping[str, str]] = {
    "regular": "Thường kỳ",
    "thematic": "Chuyên đề",
    "model": "Sinh hoạt điểm luân phiên",
    "extraordinary": "Bất thường",
}

COMMITTEE_MEETING_KINDS: Final[Mapping[str, str]] = {
    kind: MEETING_KINDS[kind] for kind in ("regular", "extraordinary")
}
"""Kinds that a committee holds too; the others are for cells alone."""

SOURCES: Final[Mapping[str, str]] = {"cell": "Chi bộ ghi", "member": "Người dự tự ghi"}

SERVICES: Final[Mapping[str, str]] = {
    "assignment": "Phân công",
    "attendance": "Dự sinh hoạt",
    "petition": "Kiến nghị",
}

READINGS: Final[Mapping[str, str]] = {
    "member": "Trang của đồng chí này",
    "readings": "Danh sách những ai đã xem",
    "compliance/members": "Danh sách cấp ủy viên và số buổi",
}

DONE: Final[Mapping[str, str]] = {
    "meeting": "Đã ghi kỳ sinh hoạt.",
    "attendance": "Đã ghi người dự.",
    "confirmation": "Đã xác nhận.",
    "dispute": "Đã ghi ý kiến không xác nhận.",
    "revocation": "Đã rút lần dự.",
    "opinion": "Đã ghi ý kiến.",
    "holding": "Đã ghi là kỳ này đã họp.",
    "meeting-plan": "Đã lên lịch kỳ sinh hoạt.",
    "meeting-move": "Đã chuyển ngày họp.",
    "meeting-cancellation": "Đã hủy kỳ sinh hoạt.",
    "meeting-correction": "Đã đính chính kỳ sinh hoạt.",
    "substitution": "Đã ghi người dự thay.",
    "attendance-correction": "Đã ghi lần dự cho đúng người.",
    "forwarding": "Đã ghi là chuyển ý kiến lên trên.",
    "unheld": "Đã rút việc ghi đã họp; kỳ này trở lại là dự kiến.",
    "sheet": "Đã ghi mọi dòng của bảng tính.",
}
"""What a page says after an order was carried out."""


def meeting_kinds(organization_kind: str) -> Mapping[str, str]:
    """What an organization of this kind may hold."""
    return MEETING_KINDS if organization_kind in CELLS else COMMITTEE_MEETING_KINDS
