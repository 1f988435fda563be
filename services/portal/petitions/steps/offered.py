"""Steps that are offered: by the petition's state, and by what the caller is to it.

Only what is offered is decided here; whether it may be done is decided by the petition service.
"""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from contracts.read.petitions import Petition
from contracts.read.tree import PathStep
from kernel.lifecycle import LIFECYCLE
from kernel.vocabulary import OFFICES, UPPER_OFFICES
from services.portal.api_client.caller import Caller
from services.portal.petitions.steps.outcomes import BASE, SAID, WHOLE
from services.portal.petitions.steps.rounds import ROUND
from services.portal.petitions.steps.step import Part, StepForm

STEPS: Final[Mapping[str, StepForm]] = {
    step.name: step for group in (BASE, ROUND, SAID, WHOLE) for step in group
}


def parts_of(
    caller: Caller,
    petition: Petition,
    path: Collection[PathStep],
    own_offices: Collection[UUID],
) -> frozenset[Part]:
    """Parts that the caller has in the petition.

    ``path``: from the root to its cell; empty when the caller may not see it. ``own_offices``:
    the answering offices for which the caller acts.
    """
    commune = _up_to(path, petition.commune_id)
    owing = {one.office_id for last in petition.rounds[-1:] for one in last.offices}
    are: dict[Part, bool] = {
        "commune": caller.holds(commune, OFFICES),
        "district": caller.holds(commune, UPPER_OFFICES),
        "standing": caller.holds(commune, {"standing_committee"}),
        "cell": caller.is_secretary_of(petition.cell_id),
        "answering": not owing.isdisjoint(own_offices),
    }
    return frozenset(who for who, it_is in are.items() if it_is)


def possible(petition: Petition, parts: Collection[Part]) -> list[StepForm]:
    """The steps that somebody who is this to the petition can take now, what comes next first."""
    stands = petition.stopped_on is not None
    found = [
        step
        for step in STEPS.values()
        if LIFECYCLE[step.action].is_possible(petition.state, clock_stands=stands)
        and not step.who.isdisjoint(parts)
    ]
    return sorted(found, key=lambda step: not step.forward)


def _up_to(path: Collection[PathStep], organization_id: UUID) -> list[PathStep]:
    """The path that ends there; all of it when it does not lead there."""
    steps = list(path)
    ids = [step.organization_id for step in steps]
    return steps[: ids.index(organization_id) + 1] if organization_id in ids else steps
