"""Vietnamese for zones, briefings and petitions: states, capacities, petitioners, what was done."""

from collections.abc import Mapping
from typing import Final

from services.portal.messages.states import State

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

BRIEFING_STATES: Final[Mapping[str, State]] = {
    "planned": State("Dự kiến", "planned", "clock", "fair"),
    "held": State("Đã họp", "held", "check", "good"),
    "cancelled": State("Đã hủy", "cancelled", "cross", "calm"),
}

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

PETITIONERS: Final[Mapping[str, str]] = {
    "cell": "Chi bộ",
    "named": "Người dân, nêu tên",
    "confidential": "Người dân, giữ kín tên",
    "anonymous": "Không rõ tên",
}

PETITION_SOURCES: Final[Mapping[str, str]] = {
    "briefing": "Nêu tại giao ban",
    "opinion": "Từ ý kiến trong sinh hoạt",
    "matter": "Từ việc khó, vướng mắc",
    "split": "Tách từ kiến nghị khác",
}

CAPACITIES: Final[Mapping[str, str]] = {
    "zone_head": "Trưởng khu",
    "zone_deputy": "Phó trưởng khu, ghi biên bản",
    "district_member": "Huyện ủy viên phụ trách xã",
    "commune_secretary": "Bí thư đảng ủy xã",
    "commune_chairman": "Chủ tịch ủy ban nhân dân xã",
    "cell_secretary": "Bí thư chi bộ",
}

STOP_CAUSES: Final[Mapping[str, str]] = {
    "waiting_for_petitioner": "Chờ người kiến nghị bổ sung",
    "forwarded_above": "Đã chuyển lên trên, chờ ý kiến",
}

CLOCK_RULES: Final[Mapping[str, str]] = {
    "keeps": "Giữ nguyên hạn cũ",
    "restarts": "Tính hạn mới từ ngày chuyển",
}

WAITS_FOR: Final[Mapping[str, str]] = {
    "raised": "Chờ xã nhận giải quyết, hoặc chuyển lên trên.",
    "kept_at_base": "Chờ xã giải quyết và báo lại ở kỳ giao ban tới.",
    "escalated": "Chờ văn phòng huyện ủy giao cơ quan trả lời.",
    "assigned": "Chờ cơ quan được giao trả lời.",
    "drafted": "Chờ thường trực cấp ủy duyệt dự thảo.",
    "returned": "Chờ cơ quan được giao làm lại dự thảo.",
    "approved": "Chờ cơ quan được giao ghi số và gửi văn bản.",
    "answered": "Chờ công bố trả lời ở kỳ giao ban tới của khu.",
    "published": "Chờ chi bộ nói có chấp nhận trả lời không.",
    "accepted": "Chờ việc được làm xong và báo lại.",
    "rejected": "Chờ văn phòng huyện ủy giao trả lời lần nữa.",
    "solution_reported": "Chờ chi bộ xác nhận là đã giải quyết.",
}
"""By the state of a petition that is not over: what it waits for."""

ACTORS: Final[Mapping[str, str]] = {"clock": "do hệ thống tính hạn tự ghi"}
"""Who records without being anybody."""

DONE: Final[Mapping[str, str]] = {
    "briefing": "Đã ghi lịch giao ban.",
    "move": "Đã đổi lịch giao ban.",
    "cancellation": "Đã hủy giao ban.",
    "held": "Đã ghi là giao ban đã họp.",
    "roll": "Đã ghi ai dự giao ban.",
    "minutes": "Đã ghi biên bản.",
    "compilation": "Đã chốt danh sách trả lời.",
    "sending": "Đã gửi trưởng khu.",
    "announcement": "Đã ghi là đã công bố trả lời.",
    "head": "Đã ghi trưởng khu.",
    "deputy": "Đã ghi phó trưởng khu.",
    "petition": "Đã ghi kiến nghị.",
    "keeping": "Đã ghi là cơ sở giải quyết.",
    "escalation": "Đã chuyển kiến nghị lên trên.",
    "assignment": "Đã giao cơ quan trả lời.",
    "transfer": "Đã chuyển cơ quan trả lời.",
    "clock-stop": "Đã tạm dừng tính hạn.",
    "clock-resumption": "Đã tính hạn tiếp.",
    "draft": "Đã ghi dự thảo trả lời.",
    "return": "Đã trả lại để làm lại.",
    "approval": "Đã duyệt trả lời.",
    "answer": "Đã ghi số văn bản trả lời.",
    "acceptance": "Đã ghi là chi bộ chấp nhận trả lời.",
    "rejection": "Đã ghi là chi bộ không chấp nhận trả lời.",
    "solution": "Đã ghi báo cáo giải quyết.",
    "solved": "Đã ghi là đã giải quyết.",
    "unsolved": "Đã ghi là chưa giải quyết.",
    "reopening": "Đã mở lại kiến nghị.",
    "withdrawal": "Đã rút kiến nghị.",
    "merger": "Đã nhập kiến nghị.",
    "split": "Đã tách kiến nghị.",
    "correction": "Đã đính chính kiến nghị.",
    "erasure": "Đã xóa tên người kiến nghị.",
    "zone": "Đã lập khu.",
    "joined": "Đã ghi xã vào khu.",
    "left": "Đã ghi xã ra khỏi khu.",
    "zone-closed": "Đã ghi giải thể khu.",
    "office": "Đã ghi cơ quan trả lời.",
    "office-closed": "Đã ghi cơ quan thôi trả lời.",
    "regulation": "Đã ghi quy định.",
    "repeal": "Đã ghi bãi bỏ quy định.",
    "working-year": "Đã ghi lịch làm việc của năm.",
}
"""What a page says after an order about a briefing or a petition was carried out."""
