"""What a step of a petition is as a form, and what several of them share."""

from dataclasses import dataclass
from typing import Final, Literal

from kernel.lifecycle import Action

Who = Literal["commune", "district", "cell", "answering", "standing"]
"""What somebody is to a petition: its commune's office or one above, the district's or one above,
the cell's own secretary, an office that owes the answer, the standing committee above."""

Kind = Literal[
    "day",
    "line",
    "text",
    "office",
    "offices",
    "round_office",
    "above",
    "field",
    "cause",
    "clock",
    "petition",
    "hidden",
    "parts",
]


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a step's form, by the name that the service knows it by."""

    name: str
    label: str
    kind: Kind
    required: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """``name`` is where it is posted, ``action`` what is done to the petition."""

    name: str
    action: Action
    title: str
    button: str
    who: frozenset[Who]
    asks: tuple[FormField, ...]
    done: str = ""
    forward: bool = False
    """Whether it is what comes next: such a form stands open."""


CELL: Final[frozenset[Who]] = frozenset({"cell", "commune"})
HANDLER: Final[frozenset[Who]] = frozenset({"district"})
HANDLER_OR_CELL: Final[frozenset[Who]] = frozenset({"district", "cell"})
COMMUNE: Final[frozenset[Who]] = frozenset({"commune"})
ANSWERER: Final[frozenset[Who]] = frozenset({"answering", "district"})
APPROVER: Final[frozenset[Who]] = frozenset({"standing"})

WHY: Final = FormField("reason", "Lý do", "text", required=True)
WHY_IF_ANY: Final = FormField("reason", "Ghi chú", "text")
OFFICES: Final = (
    FormField("lead_id", "Cơ quan chủ trì", "office", required=True),
    FormField("office_ids", "Cơ quan cùng trả lời", "offices"),
)
WORDS: Final = (
    FormField("field", "Lĩnh vực", "field", required=True),
    FormField("text", "Kiến nghị điều gì?", "text", required=True),
    FormField("address", "Địa chỉ cụ thể", "line", required=True),
)
