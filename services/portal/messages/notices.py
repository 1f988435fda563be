"""Notices in Vietnamese: what was done, what is waited for, who read or recorded."""

from collections.abc import Mapping
from typing import Final

DONE: Final[Mapping[str, str]] = {
    # meetings and sheets
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
    # zones, briefings, petitions and their setup
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
    # matters
    "matter": "Đã ghi việc khó.",
    "matter-correction": "Đã đính chính việc khó.",
    "matter-entrusting": "Đã giao người chịu trách nhiệm.",
    "matter-settlement": "Đã ghi kết quả tháo gỡ.",
    "matter-reopening": "Đã mở lại việc khó.",
    "matter-revocation": "Đã rút việc khó.",
}
"""Said by a page after a command was carried out, by the word in its address."""

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

READINGS: Final[Mapping[str, str]] = {
    "member": "Trang của đồng chí này",
    "readings": "Danh sách những ai đã xem",
    "compliance/members": "Danh sách cấp ủy viên và số buổi",
}

SERVICES: Final[Mapping[str, str]] = {
    "assignment": "Phân công",
    "attendance": "Dự sinh hoạt",
    "petition": "Kiến nghị",
}
