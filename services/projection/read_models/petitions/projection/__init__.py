"""From the petition service's events to petitions, their steps, how they stand, and the sums."""

from importlib.resources import files
from typing import Final

from chassis.projection.fold import Fold
from contracts.petition.petitions import PetitionCorrected, PetitionRaised
from services.projection.read_models.petitions.projection.derive import (
    DERIVED_AS_OF,
    TOUCHING,
    derive,
)
from services.projection.read_models.petitions.projection.steps import (
    STEPS,
    corrected,
    raised,
    step,
)

_FOLDER: Final = files("services.projection.read_models.petitions")

PETITIONS: Final = Fold(
    name="petitions",
    ddl="\n".join(_FOLDER.joinpath(name).read_text("utf-8") for name in ("schema.sql", "now.sql")),
    columns={
        "petition": tuple(
            "petition_id cell_id commune_id zone_id briefing_id raised_on petitioner"
            " petitioner_name source source_id event_id recorded_at".split()
        ),
        "petition_wording": tuple("petition_id version field text address recorded_at".split()),
        "petition_step": tuple(
            "petition_id version type day brings round clock lead_id office_ids due_on solved_on"
            " details event_id actor recorded_at".split()
        ),
    },
    handlers={
        **dict.fromkeys(STEPS, step),
        PetitionRaised: raised,
        PetitionCorrected: corrected,
    },
    refresh=derive,
    derives_from=frozenset({"petition_step", *TOUCHING}),
    derived_as_of=DERIVED_AS_OF,
)
