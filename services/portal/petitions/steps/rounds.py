"""The steps of a round, from its being assigned to its answer's having a number."""

from typing import Final

from services.portal.petitions.steps.step import (
    ANSWERER,
    APPROVER,
    AT_WORK,
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
        "Giao cơ quan trả lời",
        "Giao trả lời",
        frozenset({"escalated", "rejected"}),
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
        "Tính hạn tiếp",
        "Tính hạn tiếp",
        AT_WORK | {"approved"},
        ANSWERER,
        (FormField("resumed_on", "Ngày tính tiếp", "day"), WHY_IF_ANY),
        clock="stands",
        forward=True,
    ),
    Step(
        "draft",
        "Dự thảo trả lời",
        "Ghi dự thảo",
        AT_WORK,
        ANSWERER,
        (
            FormField("office_id", "Cơ quan dự thảo", "round_office"),
            FormField("text", "Nội dung trả lời", "text", required=True),
            FormField("drafted_on", "Ngày dự thảo", "day"),
        ),
        clock="runs",
        forward=True,
    ),
    Step(
        "approval",
        "Duyệt trả lời",
        "Duyệt",
        frozenset({"drafted"}),
        APPROVER,
        (FormField("approved_on", "Ngày duyệt", "day"), WHY_IF_ANY),
        clock="runs",
        forward=True,
    ),
    Step(
        "return",
        "Trả lại để làm lại",
        "Trả lại",
        frozenset({"drafted", "approved"}),
        APPROVER,
        (
            FormField("reason", "Vì sao trả lại?", "text", required=True),
            FormField("returned_on", "Ngày trả lại", "day"),
        ),
        clock="runs",
    ),
    Step(
        "answer",
        "Trả lời bằng văn bản",
        "Ghi số văn bản",
        frozenset({"approved"}),
        ANSWERER,
        (
            FormField(
                "document_number", "Số văn bản", "line", required=True, hint="Ví dụ 127-CV/HU."
            ),
            FormField("answered_on", "Ngày văn bản", "day"),
        ),
        clock="runs",
        forward=True,
    ),
    Step(
        "transfer",
        "Chuyển cơ quan trả lời",
        "Chuyển cơ quan",
        AT_WORK,
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
        "Tạm dừng tính hạn",
        "Tạm dừng",
        AT_WORK,
        ANSWERER,
        (
            FormField("cause", "Vì sao dừng?", "cause", required=True),
            FormField("reason", "Nói rõ hơn", "text", required=True),
            FormField("stopped_on", "Ngày dừng", "day"),
        ),
        clock="runs",
    ),
)
