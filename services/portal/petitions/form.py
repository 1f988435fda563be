"""The form in which a cell's petition is entered: what may be chosen, and what is sent."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from contracts.read.tree import ListedOrganization, Organization, PathStep
from contracts.read.zones import Zone
from kernel.vocabulary import CELLS
from services.portal.messages.vocabulary import PETITIONERS
from services.portal.petitions.steps.choices import Options, fields_at
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest


@dataclass(frozen=True, slots=True)
class Group:
    """Cells of a commune, under its name."""

    name: str | None
    cells: Sequence[ListedOrganization | Organization]


_ASKED: Final = ("text", "address")


@dataclass(frozen=True, slots=True)
class PutForm:
    """``cells`` may put a petition by the caller's hand; ``typed`` is what the form begins with."""

    cells: Sequence[Group]
    fields: Options
    typed: Typed


async def cells_below(page: PageRequest, zone: Zone) -> list[Group]:
    """The cells of the zone's communes as far as the caller may see them, by commune."""
    found = await asyncio.gather(
        *(
            page.api.read_if_allowed(f"/organizations/{commune.commune_id}", Organization)
            for commune in zone.communes
        )
    )
    return [
        Group(one.name, [child for child in one.children if child.kind in CELLS])
        for one in found
        if one is not None
    ]


async def put_form(
    page: PageRequest,
    zone: Zone,
    below: Sequence[Group],
    typed: Typed | None,
    cell: str = "",
) -> PutForm | None:
    """Form, or None for who enters no petitions here. ``cell``: the one chosen to begin with."""
    cells = await _own_cells(page, zone, below)
    if not cells:
        return None
    first = cells[0].cells[0].organization_id
    return PutForm(
        cells,
        await fields_at(page, first),
        typed or Typed({"cell_id": cell, "petitioner": "cell"}),
    )


def put_body(typed: Typed) -> dict[str, Any]:
    """Body of the command, but for where the cell asks; what is wrong is told in ``typed``."""
    body: dict[str, Any] = {
        "cell_id": typed.identity("cell_id"),
        "field": typed.required("field"),
        **{name: typed.required(name).strip() for name in _ASKED},
        "petitioner": typed.choice("petitioner", PETITIONERS),
    }
    name = typed.text("petitioner_name").strip()
    return body | ({"petitioner_name": name} if name else {})


async def _own_cells(page: PageRequest, zone: Zone, below: Sequence[Group]) -> Sequence[Group]:
    """An office enters for all that it sees, a secretary for their own cell."""
    communes = {commune.commune_id for commune in zone.communes}
    offices = [group for group in below if group.cells and page.caller.is_office]
    if offices:
        return offices
    secretaries = page.caller.places("cell_secretary")
    found = await asyncio.gather(
        *(
            page.api.read_if_allowed(f"/organizations/{place}", Organization)
            for place in secretaries
        )
    )
    return [
        Group(one.path[-2].name, [one]) for one in found if one and _stands_in(one.path, communes)
    ]


def _stands_in(path: Sequence[PathStep], communes: set[UUID]) -> bool:
    return any(step.organization_id in communes for step in path[:-1])
