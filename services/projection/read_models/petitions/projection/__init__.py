"""From the petition service's events to petitions, their steps, how they stand, and the sums."""

from importlib.resources import files
from typing import Final

from chassis.projection.fold import Fold
from chassis.projection.rows import put
from contracts.petition.petitions import PetitionCorrected, PetitionRaised
from services.projection.read_models.petitions.projection.derive import (
    DERIVED_AS_OF,
    TOUCHING,
    derive,
)
from services.projection.read_models.petitions.projection.steps import (
    STEPS,
    Petition,
    PetitionStep,
    PetitionWording,
    raised,
    step,
)

_FOLDER: Final = files("services.projection.read_models.petitions")

PETITIONS: Final = Fold(
    name="petitions",
    ddl="\n".join(_FOLDER.joinpath(name).read_text("utf-8") for name in ("schema.sql", "now.sql")),
    tables={
        "petition": Petition,
        "petition_wording": PetitionWording,
        "petition_step": PetitionStep,
    },
    handlers={
        **dict.fromkeys(STEPS, step),
        PetitionRaised: (put(Petition), put(PetitionWording), raised),
        PetitionCorrected: (put(PetitionWording), step),
    },
    refresh=derive,
    derives_from=frozenset({"petition_step", *TOUCHING}),
    derived_as_of=DERIVED_AS_OF,
)
