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
    Step,
)

BASE: Final = (
    Step(
        "keeping",
        "keep_at_base",
        "Cơ sở nhận giải quyết",
        "Ghi là cơ sở giải quyết",
        COMMUNE,
        (FormField("kept_on", "Ngày nhận", "day"), WHY_IF_ANY),
        forward=True,
    ),
    Step(
        "escalation",
        "escalate",
        "Chuyển lên trên",
        "Chuyển lên",
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
    Step(
        "acceptance",
        "accept",
        "Chấp nhận trả lời",
        "Chấp nhận",
        CELL,
        (FormField("accepted_on", "Ngày chấp nhận", "day"), WHY_IF_ANY),
        forward=True,
    ),
    Step(
        "rejection",
        "reject",
        "Không chấp nhận trả lời",
        "Không chấp nhận",
        CELL,
        (
            FormField("reason", "Vì sao không chấp nhận?", "text", required=True),
            FormField("rejected_on", "Ngày không chấp nhận", "day"),
        ),
        forward=True,
    ),
    Step(
        "solution",
        "report_solution",
        "Báo đã giải quyết",
        "Báo đã giải quyết",
        frozenset({"commune", "answering"}),
        (
            FormField("solved_on", "Ngày làm xong", "day", required=True),
            FormField("what", "Đã làm được gì?", "text", required=True),
            FormField("seen_by", "Ai đã thấy tận nơi?", "line", required=True),
            FormField("reported_on", "Ngày báo", "day"),
            FormField("briefing_id", "", "hidden"),
        ),
    ),
    Step(
        "confirmation",
        "confirm_solution",
        "Chi bộ xác nhận đã giải quyết",
        "Xác nhận đã giải quyết",
        CELL,
        (FormField("confirmed_on", "Ngày xác nhận", "day"),),
        done="solved",
        forward=True,
    ),
    Step(
        "dispute",
        "dispute_solution",
        "Chi bộ nói là chưa giải quyết",
        "Ghi là chưa giải quyết",
        CELL,
        (
            FormField("reason", "Còn thiếu điều gì?", "text", required=True),
            FormField("disputed_on", "Ngày phản ánh", "day"),
        ),
        done="unsolved",
        forward=True,
    ),
    Step(
        "reopening",
        "reopen",
        "Mở lại",
        "Mở lại kiến nghị",
        HANDLER_OR_CELL,
        (
            FormField("reason", "Vì sao mở lại?", "text", required=True),
            FormField("reopened_on", "Ngày", "day"),
        ),
    ),
)
WHOLE: Final = (
    Step(
        "correction",
        "correct",
        "Đính chính",
        "Đính chính",
        HANDLER_OR_CELL,
        (*WORDS, FormField("reason", "Vì sao đính chính?", "text", required=True)),
    ),
    Step(
        "merger",
        "merge",
        "Nhập vào kiến nghị khác",
        "Nhập",
        HANDLER,
        (
            FormField("into_id", "Nhập vào", "petition", required=True),
            WHY,
            FormField("merged_on", "Ngày", "day"),
        ),
    ),
    Step(
        "split",
        "split",
        "Tách thành nhiều kiến nghị",
        "Tách",
        HANDLER,
        (FormField("parts", "", "parts"), WHY, FormField("split_on", "Ngày tách", "day")),
    ),
    Step(
        "withdrawal",
        "withdraw",
        "Rút kiến nghị",
        "Rút",
        HANDLER_OR_CELL,
        (WHY, FormField("withdrawn_on", "Ngày rút", "day")),
    ),
)
