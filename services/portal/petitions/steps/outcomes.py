"""The steps outside the rounds: at the base, the cell's word, the solution, the whole petition."""

from typing import Final

from services.portal.petitions.steps.step import (
    CELL,
    COMMUNE,
    HANDLER,
    HANDLER_OR_CELL,
    OPEN,
    WHY,
    WHY_IF_ANY,
    WORDS,
    FormField,
    Step,
)

BASE: Final = (
    Step(
        "keeping",
        "Cơ sở nhận giải quyết",
        "Ghi là cơ sở giải quyết",
        frozenset({"raised"}),
        COMMUNE,
        (FormField("kept_on", "Ngày nhận", "day"), WHY_IF_ANY),
        forward=True,
    ),
    Step(
        "escalation",
        "Chuyển lên trên",
        "Chuyển lên",
        frozenset({"raised", "kept_at_base"}),
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
        "Chấp nhận trả lời",
        "Chấp nhận",
        frozenset({"published"}),
        CELL,
        (FormField("accepted_on", "Ngày chấp nhận", "day"), WHY_IF_ANY),
        forward=True,
    ),
    Step(
        "rejection",
        "Không chấp nhận trả lời",
        "Không chấp nhận",
        frozenset({"published"}),
        CELL,
        (
            FormField("reason", "Vì sao không chấp nhận?", "text", required=True),
            FormField("rejected_on", "Ngày không chấp nhận", "day"),
        ),
        forward=True,
    ),
    Step(
        "solution",
        "Báo đã giải quyết",
        "Báo đã giải quyết",
        frozenset({"raised", "kept_at_base", "published", "accepted"}),
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
        "Chi bộ xác nhận đã giải quyết",
        "Xác nhận đã giải quyết",
        frozenset({"solution_reported"}),
        CELL,
        (FormField("confirmed_on", "Ngày xác nhận", "day"),),
        done="solved",
        forward=True,
    ),
    Step(
        "dispute",
        "Chi bộ nói là chưa giải quyết",
        "Ghi là chưa giải quyết",
        frozenset({"solution_reported"}),
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
        "Mở lại",
        "Mở lại kiến nghị",
        frozenset({"solved"}),
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
        "Đính chính",
        "Đính chính",
        OPEN,
        HANDLER_OR_CELL,
        (*WORDS, FormField("reason", "Vì sao đính chính?", "text", required=True)),
    ),
    Step(
        "merger",
        "Nhập vào kiến nghị khác",
        "Nhập",
        OPEN,
        HANDLER,
        (
            FormField("into_id", "Nhập vào", "petition", required=True),
            WHY,
            FormField("merged_on", "Ngày", "day"),
        ),
    ),
    Step(
        "split",
        "Tách thành nhiều kiến nghị",
        "Tách",
        frozenset({"raised", "kept_at_base", "escalated"}),
        HANDLER,
        (FormField("parts", "", "parts"), WHY, FormField("split_on", "Ngày tách", "day")),
    ),
    Step(
        "withdrawal",
        "Rút kiến nghị",
        "Rút",
        OPEN,
        HANDLER_OR_CELL,
        (WHY, FormField("withdrawn_on", "Ngày rút", "day")),
    ),
)
