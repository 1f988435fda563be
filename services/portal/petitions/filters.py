"""Filters of a list of petitions: as its address says, as the API is asked, and in words."""

from collections.abc import Collection, Mapping
from typing import Final, TypeAlias

from kernel.lifecycle import ALL, OPEN, OWED, PetitionState
from services.portal.messages.states import PETITION_STATES, UNSOLVED
from services.portal.web import formats
from services.portal.web.forms import Typed

Asked: TypeAlias = dict[str, str | list[str]]
"""Parameters of the read API."""


def _states(group: Collection[PetitionState]) -> list[str]:
    """The states of the group, in the order in which a petition passes through them."""
    return [state for state in ALL if state in group]


SEVERAL: Final[Mapping[str, tuple[str, Asked]]] = {
    "owed": ("Đang chờ cơ quan trả lời", {"state": _states(OWED)}),
    "in_office": (
        "Đang chờ cơ quan trả lời, hoặc chờ công bố",
        {"state": _states(OWED | {"answered"})},
    ),
    "announced": ("Đã có trả lời được công bố", {"answered": "true"}),
    "unsolved": (UNSOLVED.text, {"answered_not_solved": "true"}),
    "twice": ("Phải trả lời từ hai lần", {"answered_twice": "true"}),
    "open": (
        "Chưa xong",
        {"state": _states(OPEN)},
    ),
    "counted": (
        "Mọi tình trạng, trừ kiến nghị đã tách",
        {"state": _states(frozenset(ALL) - {"split"})},
    ),
}
"""Choices beside the single states, each with its name in the address and what it asks."""

_ROUNDS: Final = {
    "published_round": "có trả lời lần {} được công bố",
    "accepted_round": "chi bộ chấp nhận trả lời lần {}",
    "rejected_round": "chi bộ không chấp nhận trả lời lần {}",
}
_NAMED: Final = {
    "zone_id": "{}",
    "commune_id": "{}",
    "office_id": "{} trả lời",
    "lead_id": "{} chủ trì trả lời",
    "answered_by": "{} đã trả lời, công bố",
}
_OVERDUE: Final = {"true": "quá hạn trả lời", "false": "không quá hạn trả lời"}

UNSHOWN: Final = ("commune_id", "lead_id", "answered_by", *_ROUNDS)
"""What only a link chooses: the form of the list has no fields for it and carries it on."""


def read(typed: Typed) -> dict[str, str]:
    """Filters as the address of the next page carries them on; what is wrong is told.

    One ``month`` is a span from it to itself.
    """
    if typed.text("state"):
        typed.choice("state", {**SEVERAL, **PETITION_STATES})
    if typed.text("overdue"):
        typed.choice("overdue", _OVERDUE)
    for name in _NAMED:
        if typed.text(name):
            typed.identity(name)
    for name in ("round", *_ROUNDS):
        typed.number(name)
    span = {name: typed.month(name) for name in ("from", "to")}
    kept = ("state", "field", "round", "overdue", *_NAMED, *_ROUNDS)
    chosen = {name: typed.text(name).strip() for name in kept if name not in typed.errors}
    return {name: value for name, value in {**chosen, **span}.items() if value}


def with_span(address: Mapping[str, str]) -> dict[str, str]:
    """The address, with its ``month`` as the span that it stands for."""
    given = dict(address)
    month = given.pop("month", "")
    return {"from": month, "to": month, **given} if month else given


def asked(filters: Mapping[str, str]) -> Asked:
    """The parameters of the read API."""
    given: Asked = dict(filters)
    if filters.get("state") in SEVERAL:
        del given["state"]
        given |= SEVERAL[filters["state"]][1]
    return given


def in_words(filters: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """Filters as one says them. ``names``: of zones, communes, offices and fields."""
    said = _state(filters.get("state"))
    if "field" in filters:
        said.append(f"lĩnh vực {names.get(filters['field'], filters['field'])}")
    said += _span(filters.get("from"), filters.get("to"))
    if "round" in filters:
        number = int(filters["round"])
        said.append(f"đang ở lần trả lời {number}" if number else "chưa giao trả lời")
    said += [form.format(int(filters[name])) for name, form in _ROUNDS.items() if name in filters]
    said += [
        form.format(names.get(filters[name], "(chưa rõ tên)"))
        for name, form in _NAMED.items()
        if name in filters
    ]
    if "overdue" in filters:
        said.append(_OVERDUE[filters["overdue"]])
    return said


def _state(name: str | None) -> list[str]:
    if name is None:
        return []
    one = PETITION_STATES.get(name)
    return [f"tình trạng: {one.text if one else SEVERAL[name][0]}"]


def _span(first: str | None, last: str | None) -> Collection[str]:
    if first and first == last:
        return [f"nêu trong {formats.month(first)}"]
    ends = [f"{word} {formats.month(end)}" for word, end in (("từ", first), ("đến", last)) if end]
    return [f"nêu {' '.join(ends)}"] if ends else []
