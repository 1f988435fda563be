"""Steps of a petition as forms, and fields that several of them share."""

from dataclasses import dataclass
from typing import Final, Literal

from kernel.lifecycle import Action

Part = Literal["commune", "district", "cell", "answering", "standing"]
"""What somebody is to a petition: its commune's office or one above, the district's or one above,
the cell's own secretary, an office that owes the answer, the standing committee above."""

FieldKind = Literal[
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
    kind: FieldKind
    required: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class StepForm:
    """A step of a petition as a form. ``name`` is where it is posted, ``action`` is the kernel's
    name of it, which knows the states and the clock that it needs.
    """

    name: str
    title: str
    button: str
    action: Action
    who: frozenset[Part]
    fields: tuple[FormField, ...]
    done: str = ""
    forward: bool = False
    """Whether it is what comes next: such a form stands open."""


CELL: Final[frozenset[Part]] = frozenset({"cell", "commune"})
HANDLER: Final[frozenset[Part]] = frozenset({"district"})
HANDLER_OR_CELL: Final[frozenset[Part]] = frozenset({"district", "cell"})
COMMUNE: Final[frozenset[Part]] = frozenset({"commune"})
ANSWERER: Final[frozenset[Part]] = frozenset({"answering", "district"})
APPROVER: Final[frozenset[Part]] = frozenset({"standing"})

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
