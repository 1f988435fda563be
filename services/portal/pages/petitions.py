"""/organizations/{id}/petitions: what has been asked here, and how far has each come?"""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.portal import petition_words, words
from services.portal.forms import Typed
from services.portal.steps.choices import fields_at
from services.portal.visit import VisitDep

_PAGE: Final = "50"

OWED: Final = ("assigned", "drafted", "returned", "approved")
ANSWERED_NOT_SOLVED: Final = ("answered", "published", "accepted", "rejected", "solution_reported")
"""States in which there is an answer and the thing itself is not done."""

SEVERAL: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "owed": ("Đang chờ cơ quan trả lời", OWED),
    "unsolved": (petition_words.UNSOLVED.text, ANSWERED_NOT_SOLVED),
    "open": (
        "Chưa xong",
        tuple(s for s in petition_words.PETITION_STATES if s not in petition_words.OVER),
    ),
}
"""Choices of several states at once, each with its name in the address."""

router = APIRouter(include_in_schema=False)


@router.get("/organizations/{organization_id}/petitions")
async def petitions(request: Request, visit: VisitDep, organization_id: UUID) -> Response:
    base, times = f"/organizations/{organization_id}", visit.question.times()
    organization = await visit.read(base, times)
    typed = Typed(dict(request.query_params))
    filters = _filters(typed)
    page = await visit.read(
        f"{base}/petitions",
        {**times, **_asked(filters), "limit": _PAGE, **_after(request)},
    )
    whole = organization["kind"] not in words.CELLS
    zones = await visit.asking.read_if_allowed(f"{base}/zones", times) if whole else None
    offices = await visit.asking.read_if_allowed(f"{base}/offices", times) if whole else None
    return visit.show(
        "petitions.html",
        organization=organization,
        rows=page["rows"],
        next=page["next"],
        typed=typed,
        filters=filters,
        states=[*((n, text) for n, (text, _) in SEVERAL.items()), *_states()],
        fields=await fields_at(visit, str(organization_id)),
        zones=[(z["zone_id"], z["name"]) for z in zones["rows"]] if zones else [],
        offices=[(o["office_id"], o["name"]) for o in offices["rows"]] if offices else [],
    )


def _states() -> list[tuple[str, str]]:
    return [(name, state.text) for name, state in petition_words.PETITION_STATES.items()]


def _filters(typed: Typed) -> dict[str, str]:
    """What was chosen, as the address of the next page carries it on; what is wrong is told."""
    if typed.text("state"):
        typed.choice("state", {**SEVERAL, **petition_words.PETITION_STATES})
    for name in ("zone_id", "office_id"):
        if typed.text(name):
            typed.identity(name)
    typed.number("round")
    month = typed.month("month")
    chosen = {name: typed.text(name).strip() for name in _KEPT if name not in typed.errors}
    return {name: value for name, value in {**chosen, "month": month}.items() if value}


def _asked(filters: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of the read API."""
    asked: dict[str, Any] = dict(filters)
    if filters.get("state") in SEVERAL:
        asked["state"] = list(SEVERAL[filters["state"]][1])
    return asked


def _after(request: Request) -> dict[str, str]:
    after = request.query_params.get("after")
    return {"after": after} if after else {}


_KEPT: Final = ("state", "field", "round", "zone_id", "office_id", "overdue")
