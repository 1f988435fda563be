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
    StepForm,
)

ROUND: Final = (
    StepForm(
        "assignment",
        "Giao cơ quan trả lời",
        "Giao trả lời",
        "assign",
        HANDLER,
        (
            *OFFICES,
            FormField("assigned_on", "Ngày giao", "day"),
            FormField("due_on", "Hạn trả lời", "day", hint="Để trống thì tính theo quy định."),
            WHY_IF_ANY,
        ),
        forward=True,
    ),
    StepForm(
        "clock-resumption",
        "Tính hạn tiếp",
        "Tính hạn tiếp",
        "resume_clock",
        ANSWERER,
        (FormField("resumed_on", "Ngày tính tiếp", "day"), WHY_IF_ANY),
        forward=True,
    ),
    StepForm(
        "draft",
        "Dự thảo trả lời",
        "Ghi dự thảo",
        "draft",
        ANSWERER,
        (
            FormField("office_id", "Cơ quan dự thảo", "round_office"),
            FormField("text", "Nội dung trả lời", "text", required=True),
            FormField("drafted_on", "Ngày dự thảo", "day"),
        ),
        forward=True,
    ),
    StepForm(
        "approval",
        "Duyệt trả lời",
        "Duyệt",
        "approve",
        APPROVER,
        (FormField("approved_on", "Ngày duyệt", "day"), WHY_IF_ANY),
        forward=True,
    ),
    StepForm(
        "return",
        "Trả lại để làm lại",
        "Trả lại",
        "return",
        APPROVER,
        (
            FormField("reason", "Vì sao trả lại?", "text", required=True),
            FormField("returned_on", "Ngày trả lại", "day"),
        ),
    ),
    StepForm(
        "answer",
        "Trả lời bằng văn bản",
        "Ghi số văn bản",
        "answer",
        ANSWERER,
        (
            FormField(
                "document_number", "Số văn bản", "line", required=True, hint="Ví dụ 127-CV/HU."
            ),
            FormField("answered_on", "Ngày văn bản", "day"),
        ),
        forward=True,
    ),
    StepForm(
        "transfer",
        "Chuyển cơ quan trả lời",
        "Chuyển cơ quan",
        "transfer",
        HANDLER,
        (
            *OFFICES,
            FormField("clock", "Hạn trả lời", "clock", required=True),
            FormField("transferred_on", "Ngày chuyển", "day"),
            WHY,
        ),
    ),
    StepForm(
        "clock-stop",
        "Tạm dừng tính hạn",
        "Tạm dừng",
        "stop_clock",
        ANSWERER,
        (
            FormField("cause", "Vì sao dừng?", "cause", required=True),
            FormField("reason", "Nói rõ hơn", "text", required=True),
            FormField("stopped_on", "Ngày dừng", "day"),
        ),
    ),
)
