"""States as they are shown, and marks that stand beside them.

The tables are total over the states that the services name; a test holds them against each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

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
"""Of a meeting, and of a briefing."""

PETITION_STATES: Final[Mapping[str, State]] = {
    "raised": State("Mới nêu", "raised", "pen", "calm"),
    "kept_at_base": State("Cơ sở giải quyết", "kept at the base", "clock", "calm"),
    "escalated": State("Đã chuyển lên", "escalated", "up", "calm"),
    "assigned": State("Đang trả lời", "assigned", "clock", "fair"),
    "drafted": State("Đã dự thảo", "drafted", "pen", "fair"),
    "returned": State("Trả lại làm lại", "returned for rework", "warning", "fair"),
    "approved": State("Đã duyệt", "approved", "check", "fair"),
    "answered": State("Đã trả lời", "answered", "up", "fair"),
    "published": State("Đã công bố", "published", "dash", "fair"),
    "accepted": State("Đã chấp nhận", "accepted", "up", "good"),
    "rejected": State("Không chấp nhận", "rejected", "cross", "bad"),
    "solution_reported": State("Báo đã giải quyết", "solution reported", "clock", "good"),
    "solved": State("Đã giải quyết", "solved", "check", "good"),
    "withdrawn": State("Đã rút", "withdrawn", "cross", "calm"),
    "merged": State("Đã nhập", "merged", "merge", "calm"),
    "split": State("Đã tách", "split", "split", "calm"),
}

MATTER_STATES: Final[Mapping[str, State]] = {
    "open": State("Chưa giao ai", "open, entrusted to nobody", "pen", "fair"),
    "entrusted": State("Đã giao", "entrusted", "clock", "fair"),
    "settled": State("Đã tháo gỡ", "settled", "check", "good"),
    "revoked": State("Đã rút, ghi nhầm", "revoked, recorded by mistake", "cross", "calm"),
}

UNSETTLED: Final = ("open", "entrusted")
"""States of a matter that is still to be settled."""

ON_TIME: Final = State("Đúng lịch, từ ngày 5 đến ngày 10", "on time", "check", "good")
OFF_TIME: Final = State("Ngoài lịch ngày 5 đến ngày 10", "off time", "warning", "bad")
TWICE_RUNNING: Final = State("Hai tháng liền một nơi", "twice running", "warning", "bad")
FAIR: Final = State("Đều, 2 đến 3 lần", "fair", "check", "good")
TOO_FEW: Final = State("Chưa đủ 2 lần", "too few", "clock", "fair")
TOO_MANY: Final = State("Quá 3 lần", "too many", "warning", "bad")
OVERDUE: Final = State("Quá hạn", "overdue", "warning", "bad")
CLOCK_STOPPED: Final = State("Đang tạm dừng tính hạn", "clock stopped", "dash", "calm")
LATE: Final = State("Chậm, chuyển từ kỳ trước", "late, carried over", "warning", "bad")
NO_HEAD: Final = State("Chưa có trưởng khu", "no head", "warning", "bad")
IN_PLACE: Final = State("Đã có", "in place", "check", "good")
LACKING: Final = State("Còn thiếu", "lacking", "warning", "bad")
AS_CALENDAR: Final = State("Theo lịch chung", "as the calendar has it", "dash", "calm")
IN_FORCE: Final = State("Đang áp dụng", "in force here", "check", "good")
TO_COME: Final = State("Chưa có hiệu lực", "not in force yet", "clock", "fair")
NOT_APPLIED: Final = State("Nơi này có quy định riêng", "a nearer one applies", "dash", "calm")
NO_LONGER: Final = State("Hết hiệu lực", "no longer in force", "cross", "calm")
ANSWERS: Final = State("Đang trả lời", "answers", "check", "good")
NOT_YET: Final = State("Chưa bắt đầu", "not yet", "clock", "fair")
DISSOLVED: Final = State("Đã giải thể", "dissolved", "cross", "calm")
CLOSED: Final = State("Đã thôi trả lời", "closed", "cross", "calm")
UNSOLVED: Final = State("Đã trả lời, chưa giải quyết", "answered, not solved", "clock", "fair")
