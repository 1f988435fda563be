"""The steps outside the rounds: at the base, the cell's word, the solution, the whole petition."""

from typing import Final

from services.portal.petitions.steps.step import (
    CELL,
    COMMUNE,
    HANDLER,
    HANDLER_OR_CELL,
    WHY,
    WHY_IF_ANY,
    WORDS,
    FormField,
    StepForm,
)

BASE: Final = (
    StepForm(
        "keeping",
        "Cơ sở nhận giải quyết",
        "Ghi là cơ sở giải quyết",
        "keep_at_base",
        COMMUNE,
        (FormField("kept_on", "Ngày nhận", "day"), WHY_IF_ANY),
        forward=True,
    ),
    StepForm(
        "escalation",
        "Chuyển lên trên",
        "Chuyển lên",
        "escalate",
        COMMUNE,
        (
            FormField("to_organization_id", "Chuyển đến", "above", required=True),
            FormField("escalated_on", "Ngày chuyển", "day"),
            WHY_IF_ANY,
        ),
        forward=True,
    ),
)
SAID: Final = (
    StepForm(
        "acceptance",
        "Chấp nhận trả lời",
        "Chấp nhận",
        "accept",
        CELL,
        (FormField("accepted_on", "Ngày chấp nhận", "day"), WHY_IF_ANY),
        forward=True,
    ),
    StepForm(
        "rejection",
        "Không chấp nhận trả lời",
        "Không chấp nhận",
        "reject",
        CELL,
        (
            FormField("reason", "Vì sao không chấp nhận?", "text", required=True),
            FormField("rejected_on", "Ngày không chấp nhận", "day"),
        ),
        forward=True,
    ),
    StepForm(
        "solution",
        "Báo đã giải quyết",
        "Báo đã giải quyết",
        "report_solution",
        frozenset({"commune", "answering"}),
        (
            FormField("solved_on", "Ngày làm xong", "day", required=True),
            FormField("what", "Đã làm được gì?", "text", required=True),
            FormField("seen_by", "Ai đã thấy tận nơi?", "line", required=True),
            FormField("reported_on", "Ngày báo", "day"),
            FormField("briefing_id", "", "hidden"),
        ),
    ),
    StepForm(
        "confirmation",
        "Chi bộ xác nhận đã giải quyết",
        "Xác nhận đã giải quyết",
        "confirm_solution",
        CELL,
        (FormField("confirmed_on", "Ngày xác nhận", "day"),),
        done="solved",
        forward=True,
    ),
    StepForm(
        "dispute",
        "Chi bộ nói là chưa giải quyết",
        "Ghi là chưa giải quyết",
        "dispute_solution",
        CELL,
        (
            FormField("reason", "Còn thiếu điều gì?", "text", required=True),
            FormField("disputed_on", "Ngày phản ánh", "day"),
        ),
        done="unsolved",
        forward=True,
    ),
    StepForm(
        "reopening",
        "Mở lại",
        "Mở lại kiến nghị",
        "reopen",
        HANDLER_OR_CELL,
        (
            FormField("reason", "Vì sao mở lại?", "text", required=True),
            FormField("reopened_on", "Ngày", "day"),
        ),
    ),
)
WHOLE: Final = (
    StepForm(
        "correction",
        "Đính chính",
        "Đính chính",
        "correct",
        HANDLER_OR_CELL,
        (*WORDS, FormField("reason", "Vì sao đính chính?", "text", required=True)),
    ),
    StepForm(
        "merger",
        "Nhập vào kiến nghị khác",
        "Nhập",
        "merge",
        HANDLER,
        (
            FormField("into_id", "Nhập vào", "petition", required=True),
            WHY,
            FormField("merged_on", "Ngày", "day"),
        ),
    ),
    StepForm(
        "split",
        "Tách thành nhiều kiến nghị",
        "Tách",
        "split",
        HANDLER,
        (FormField("parts", "", "parts"), WHY, FormField("split_on", "Ngày tách", "day")),
    ),
    StepForm(
        "withdrawal",
        "Rút kiến nghị",
        "Rút",
        "withdraw",
        HANDLER_OR_CELL,
        (WHY, FormField("withdrawn_on", "Ngày rút", "day")),
    ),
)
