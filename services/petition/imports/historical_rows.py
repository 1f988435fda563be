"""What a row of a sheet says became of a petition, put as the books put it."""

from services.petition.domain.petition.petition import Petition
from services.petition.imports.historical_petition import (
    HistoricalPetition,
    HistoricalRound,
    HistoricalSolution,
)
from services.petition.imports.reference_resolver import Place, ReferenceResolver
from services.petition.imports.rows import (
    AnswerIncomplete,
    PetitionRow,
    SolutionIncomplete,
    VerdictMissing,
)


def life_of(
    row: PetitionRow, *, gone_up: bool, place: Place, named: ReferenceResolver
) -> HistoricalPetition:
    """Kept at the base, or gone up: to the zone's district, where nothing else is said.

    Raises CodeUnknown or CodeAmbiguous.
    """
    above = None
    if gone_up:
        day = row.escalated_on or place.briefing.day
        above = (
            named.district(place.briefing.zone_id)
            if row.escalated_to is None
            else named.organization(row.escalated_to, day, "escalated_to")
        )
    return HistoricalPetition(
        kept_on=row.kept_on, escalated_to=above, escalated_on=row.escalated_on
    )


def round_of(
    row: PetitionRow, petition: Petition, place: Place, named: ReferenceResolver
) -> HistoricalRound:
    """Days that the row does not have: it was assigned on the day of the petition's last step,
    drafted and approved when it was answered, and judged where it was announced.

    Raises AnswerIncomplete, VerdictMissing, and what :class:`ReferenceResolver` raises.
    """
    answer, number, answered_on = row.answer, row.document_number, row.answered_on
    if row.lead is None or answer is None or number is None or answered_on is None:
        raise AnswerIncomplete(_first_missing(row))
    if row.verdict is None and (row.judged_on or row.reason):
        raise VerdictMissing
    zone_id = place.briefing.zone_id
    assigned_on = row.assigned_on or petition.last_on
    announced = row.announced and named.announced(petition.cell_id, zone_id, row.announced)
    judged_on = row.judged_on or (announced.day if announced else answered_on)
    return HistoricalRound(
        lead_id=named.office(row.lead, zone_id, assigned_on, "lead"),
        office_ids=tuple(
            named.office(word, zone_id, assigned_on, "offices", about=word) for word in row.offices
        ),
        assigned_on=assigned_on,
        due_on=row.due_on,
        text=answer,
        drafted_on=row.drafted_on or row.approved_on or answered_on,
        approved_on=row.approved_on or answered_on,
        document_number=number,
        answered_on=answered_on,
        briefing_id=announced.briefing_id if announced else None,
        accepted_on=judged_on if row.verdict == "accepted" else None,
        rejected_on=judged_on if row.verdict == "rejected" else None,
        reason=row.reason,
    )


def solution_of(row: PetitionRow, petition: Petition) -> HistoricalSolution:
    """Where no day is given it was reported when it was solved, or after the petition's last step.

    Raises SolutionIncomplete.
    """
    if row.solved_on is None or row.what is None or row.seen_by is None:
        given = {"solved_on": row.solved_on, "what": row.what, "seen_by": row.seen_by}
        raise SolutionIncomplete(next(name for name, value in given.items() if value is None))
    return HistoricalSolution(
        solved_on=row.solved_on,
        what=row.what,
        seen_by=row.seen_by,
        reported_on=row.reported_on or max(row.solved_on, petition.last_on),
        confirmed_on=row.confirmed_on,
    )


def _first_missing(row: PetitionRow) -> str:
    given = {
        "lead": row.lead,
        "answer": row.answer,
        "document_number": row.document_number,
        "answered_on": row.answered_on,
    }
    return next(name for name, value in given.items() if value is None)
