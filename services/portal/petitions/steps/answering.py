"""The steps of a round, from its being assigned to its answer's having a number."""

from typing import Final

from services.portal.petitions.steps.step import (
    ANSWERER,
    APPROVER,
    HANDLER,
    OFFICES,
    WHY,
    WHY_IF_ANY,
    FormField,
    Step,
)

ROUND: Final = (
    Step(
        "assignment",
        "assign",
        "Giao cơ quan trả lời",
        "Giao trả lời",
        HANDLER,
        (
            *OFFICES,
            FormField("assigned_on", "Ngày giao", "day"),
            FormField("due_on", "Hạn trả lời", "day", hint="Để trống thì tính theo quy định."),
            WHY_IF_ANY,
        ),
        forward=True,
    ),
    Step(
        "clock-resumption",
        "resume_clock",
        "Tính hạn tiếp",
        "Tính hạn tiếp",
        ANSWERER,
        (FormField("resumed_on", "Ngày tính tiếp", "day"), WHY_IF_ANY),
        forward=True,
    ),
    Step(
        "draft",
        "draft",
        "Dự thảo trả lời",
        "Ghi dự thảo",
        ANSWERER,
        (
            FormField("office_id", "Cơ quan dự thảo", "round_office"),
            FormField("text", "Nội dung trả lời", "text", required=True),
            FormField("drafted_on", "Ngày dự thảo", "day"),
        ),
        forward=True,
    ),
    Step(
        "approval",
        "approve",
        "Duyệt trả lời",
        "Duyệt",
        APPROVER,
        (FormField("approved_on", "Ngày duyệt", "day"), WHY_IF_ANY),
        forward=True,
    ),
    Step(
        "return",
        "return",
        "Trả lại để làm lại",
        "Trả lại",
        APPROVER,
        (
            FormField("reason", "Vì sao trả lại?", "text", required=True),
            FormField("returned_on", "Ngày trả lại", "day"),
        ),
    ),
    Step(
        "answer",
        "answer",
        "Trả lời bằng văn bản",
        "Ghi số văn bản",
        ANSWERER,
        (
            FormField(
                "document_number", "Số văn bản", "line", required=True, hint="Ví dụ 127-CV/HU."
            ),
            FormField("answered_on", "Ngày văn bản", "day"),
        ),
        forward=True,
    ),
    Step(
        "transfer",
        "transfer",
        "Chuyển cơ quan trả lời",
        "Chuyển cơ quan",
        HANDLER,
        (
            *OFFICES,
            FormField("clock", "Hạn trả lời", "clock", required=True),
            FormField("transferred_on", "Ngày chuyển", "day"),
            WHY,
        ),
    ),
    Step(
        "clock-stop",
        "stop_clock",
        "Tạm dừng tính hạn",
        "Tạm dừng",
        ANSWERER,
        (
            FormField("cause", "Vì sao dừng?", "cause", required=True),
            FormField("reason", "Nói rõ hơn", "text", required=True),
            FormField("stopped_on", "Ngày dừng", "day"),
        ),
    ),
)
