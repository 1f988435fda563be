"""Values of a step's form, as the petition service wants them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from services.portal.messages.vocabulary import CLOCK_RULES, STOP_CAUSES
from services.portal.petitions.steps.step import FormField, StepForm
from services.portal.web.forms import Typed

MOST_PARTS: Final = 6
"""Parts into which the form splits a petition at once."""

_PART: Final = ("field", "text", "address")


def body_of(step: StepForm, typed: Typed) -> dict[str, Any]:
    """Body of the command. What was left open is left out; what is wrong is told in ``typed``."""
    read = {field.name: _READERS.get(field.kind, _text)(typed, field) for field in step.fields}
    return {name: value for name, value in read.items() if value not in (None, "", [])}


def fields_of(typed: Typed) -> dict[str, str]:
    """Places on the form of what the service names of the parts of a petition."""
    parts = enumerate(_given_parts(typed))
    return {f"parts.{place}.{name}": f"{name}-{index}" for place, index in parts for name in _PART}


def _text(typed: Typed, field: FormField) -> str:
    text = typed.required(field.name) if field.required else typed.text(field.name)
    return text.strip()


def _day(typed: Typed, field: FormField) -> date | None:
    return typed.day(field.name, required=field.required)


def _identity(typed: Typed, field: FormField) -> UUID | None:
    return typed.identity(field.name) if _text(typed, field) else None


def _identities(typed: Typed, field: FormField) -> list[str]:
    return sorted({one for one in typed.many(field.name) if one})


def _one_of(words: Mapping[str, str]) -> Callable[[Typed, FormField], str]:
    return lambda typed, field: typed.choice(field.name, words)


def _given_parts(typed: Typed) -> list[int]:
    """The places on the form at which a part was typed."""
    return [
        index
        for index in range(MOST_PARTS)
        if any(typed.text(f"{name}-{index}").strip() for name in ("text", "address"))
    ]


def _parts(typed: Typed, _: FormField) -> list[dict[str, str]]:
    given = _given_parts(typed)
    wanted = given if len(given) > 1 else sorted({0, 1, *given})
    return [{name: typed.required(f"{name}-{index}").strip() for name in _PART} for index in wanted]


_READERS: Final[Mapping[str, Callable[[Typed, FormField], Any]]] = {
    "day": _day,
    "office": _identity,
    "round_office": _identity,
    "above": _identity,
    "petition": _identity,
    "hidden": _identity,
    "offices": _identities,
    "cause": _one_of(STOP_CAUSES),
    "clock": _one_of(CLOCK_RULES),
    "parts": _parts,
}
