"""Which petitions a list is asked for: as its address says, as it is asked, and in words."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from kernel.lifecycle import ALL, OVER, OWED
from services.portal.messages import petition_states as petition_words
from services.portal.web import formats
from services.portal.web.forms import Typed

SEVERAL: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "owed": ("Đang chờ cơ quan trả lời", {"state": sorted(OWED)}),
    "in_office": (
        "Đang chờ cơ quan trả lời, hoặc chờ công bố",
        {"state": [*sorted(OWED), "answered"]},
    ),
    "announced": ("Đã có trả lời được công bố", {"answered": "true"}),
    "unsolved": (petition_words.UNSOLVED.text, {"answered_not_solved": "true"}),
    "twice": ("Phải trả lời từ hai lần", {"answered_twice": "true"}),
    "open": (
        "Chưa xong",
        {"state": [s for s in ALL if s not in OVER]},
    ),
    "counted": (
        "Mọi tình trạng, trừ kiến nghị đã tách",
        {"state": [s for s in ALL if s != "split"]},
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
    """What was chosen, as the address of the next page carries it on; what is wrong is told.

    One ``month`` is a span from it to itself.
    """
    if typed.text("state"):
        typed.choice("state", {**SEVERAL, **petition_words.PETITION_STATES})
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


def asked(filters: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of the read API."""
    given: dict[str, Any] = dict(filters)
    if filters.get("state") in SEVERAL:
        del given["state"]
        given |= SEVERAL[filters["state"]][1]
    return given


def in_words(filters: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """What was chosen, as one says it. ``names``: of zones, communes, offices and fields."""
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
    one = petition_words.PETITION_STATES.get(name)
    return [f"tình trạng: {one.text if one else SEVERAL[name][0]}"]


def _span(first: str | None, last: str | None) -> Collection[str]:
    if first and first == last:
        return [f"nêu trong {formats.month(first)}"]
    ends = [f"{word} {formats.month(end)}" for word, end in (("từ", first), ("đến", last)) if end]
    return [f"nêu {' '.join(ends)}"] if ends else []
