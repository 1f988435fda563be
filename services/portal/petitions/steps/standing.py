"""Which steps are offered: by the petition's state, and by what the caller is to it.

Only what is offered is decided here; whether it may be done is decided by the petition service.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final
from uuid import UUID

from kernel.lifecycle import LIFECYCLE
from kernel.vocabulary import OFFICES, UPPER_OFFICES
from services.portal.api_client.caller import Caller
from services.portal.petitions.steps.answering import ROUND
from services.portal.petitions.steps.life import BASE, SAID, WHOLE
from services.portal.petitions.steps.step import Step, Who

STEPS: Final[Mapping[str, Step]] = {
    step.name: step for group in (BASE, ROUND, SAID, WHOLE) for step in group
}


def standing(
    caller: Caller,
    petition: Mapping[str, Any],
    path: Collection[Mapping[str, Any]],
    own_offices: Collection[str],
) -> frozenset[Who]:
    """What the caller is to the petition.

    ``path``: from the root to its cell; empty when the caller may not see it. ``own_offices``:
    the answering offices for which the caller acts.
    """
    commune = _up_to(path, petition["commune_id"])
    owing = (
        {str(o["office_id"]) for o in petition["rounds"][-1]["offices"]}
        if petition["rounds"]
        else set()
    )
    are: dict[Who, bool] = {
        "commune": caller.holds(commune, OFFICES),
        "district": caller.holds(commune, UPPER_OFFICES),
        "standing": caller.holds(commune, {"standing_committee"}),
        "cell": caller.is_secretary_of(UUID(petition["cell_id"])),
        "answering": not owing.isdisjoint(own_offices),
    }
    return frozenset(who for who, it_is in are.items() if it_is)


def possible(petition: Mapping[str, Any], parts: Collection[Who]) -> list[Step]:
    """The steps that somebody who is this to the petition can take now, what comes next first."""
    stands = petition["stopped_on"] is not None
    found = [
        step
        for step in STEPS.values()
        if LIFECYCLE[step.action].is_possible(petition["state"], clock_stands=stands)
        and not step.who.isdisjoint(parts)
    ]
    return sorted(found, key=lambda step: not step.forward)


def _up_to(path: Collection[Mapping[str, Any]], organization_id: str) -> list[Mapping[str, Any]]:
    """The path that ends there; all of it when it does not lead there."""
    steps = list(path)
    ids = [str(step["organization_id"]) for step in steps]
    return steps[: ids.index(organization_id) + 1] if organization_id in ids else steps
