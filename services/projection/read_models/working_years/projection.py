"""From the petition service's decisions to the days that they moved."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from chassis.projection.fold import Fold, TableRow
from contracts.envelope import Envelope
from contracts.petition.rules import WorkingYearDecided


def _decided(event: WorkingYearDecided, envelope: Envelope) -> Iterable[TableRow]:
    decision = (event.working_year_id, envelope.version)
    yield (
        "working_year",
        (*decision, event.year, event.document, envelope.id, envelope.time),
    )
    for worked, days in ((False, event.days_off), (True, event.days_worked)):
        for day in days:
            yield "working_year_day", (*decision, day, worked, envelope.time)


WORKING_YEARS: Final = Fold(
    name="working_years",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    columns={
        "working_year": tuple("working_year_id version year document event_id recorded_at".split()),
        "working_year_day": tuple("working_year_id version day worked recorded_at".split()),
    },
    handlers={WorkingYearDecided: _decided},
)
