"""The rules of a petition's life, each named by the error that says it was broken."""

from collections.abc import Mapping
from typing import Final

from kernel.errors import RuleBroken
from kernel.lifecycle import OWED, Action, PetitionState
from services.petition.domain.petition import round_errors


class StepBeforeTheLast(RuleBroken):
    sentence = "This cannot have happened before the petition's last step."


class OnlyACellRaisesPetitions(RuleBroken):
    field = "cell_id"
    sentence = "A petition is raised by a cell."


class FieldNotInTheRegulation(RuleBroken):
    field = "field"
    sentence = "The petition regulation in force knows no such field."


class PutAtNoOnePlace(RuleBroken):
    field = "briefing_id"
    sentence = "A petition is put at a briefing, or has grown out of one opinion or one matter."


class BriefingIsCancelled(RuleBroken):
    field = "briefing_id"
    sentence = "The briefing was cancelled: nothing was put or announced there."


class BriefingStillToCome(RuleBroken):
    field = "briefing_id"
    sentence = "The briefing is planned for a later day: nothing was put there yet."


class BriefingNotHeld(RuleBroken):
    field = "briefing_id"
    sentence = "Only at a briefing that was held is anything announced or reported."


class RaisedOnAnotherDay(RuleBroken):
    field = "raised_on"
    sentence = "What was put at a briefing was put on its day."


class CellNotOfTheZone(RuleBroken):
    field = "cell_id"
    sentence = "The cell belongs to none of the zone's communes on that day."


class OpinionOfAnotherCell(RuleBroken):
    field = "opinion_id"
    sentence = "The opinion was raised neither in this cell nor in the committee above it."


class RaisedBeforeTheOpinion(RuleBroken):
    field = "raised_on"
    sentence = "A petition does not grow out of an opinion before that was raised."


class MatterWasRevoked(RuleBroken):
    field = "matter_id"
    sentence = "The matter was recorded by mistake and is revoked."


class MatterOfAnotherCell(RuleBroken):
    field = "matter_id"
    sentence = "The matter was found neither in this cell nor in the committee above it."


class RaisedBeforeTheMatter(RuleBroken):
    field = "raised_on"
    sentence = "A petition does not grow out of a matter before that was found."


class PetitionerNameMissing(RuleBroken):
    field = "petitioner_name"
    sentence = "A named or confidential petitioner has a name."


class PetitionerNameNotWanted(RuleBroken):
    field = "petitioner_name"
    sentence = "Only a named or confidential petitioner's name is kept."


class PetitionerNamedInText(RuleBroken):
    sentence = "The text names the petitioner, whose name is to stay confidential."


class NothingCorrected(RuleBroken):
    field = "text"
    sentence = "The correction changes nothing."


class AlreadySolved(RuleBroken):
    field = "petition_id"
    sentence = "The petition is solved; if that turned out to be wrong, reopen it."


class AlreadyWithdrawn(RuleBroken):
    field = "petition_id"
    sentence = "The petition was withdrawn."


class AlreadyMerged(RuleBroken):
    field = "petition_id"
    sentence = "The petition is part of another one: go on with that one."


class AlreadySplit(RuleBroken):
    field = "petition_id"
    sentence = "The petition was split: go on with its parts."


class NotNewlyRaised(RuleBroken):
    field = "petition_id"
    sentence = "Only a petition that was just raised is kept at the base."


class AlreadyEscalated(RuleBroken):
    field = "petition_id"
    sentence = "The petition has gone up already."


class NotAboveTheCell(RuleBroken):
    field = "to_organization_id"
    sentence = "A petition goes up to an organization above its cell."


class MergedIntoItself(RuleBroken):
    field = "into_id"
    sentence = "A petition is not merged into itself."


class MergedIntoOneThatIsOver(RuleBroken):
    field = "into_id"
    sentence = "The other petition is solved, withdrawn, merged or split: it has no life to share."


class MergedAcrossDistricts(RuleBroken):
    field = "into_id"
    sentence = "The other petition is of neither the same zone nor the same district."


class TooLateToSplit(RuleBroken):
    field = "petition_id"
    sentence = "A petition is split before an office owes an answer to it."


class NotSeveralParts(RuleBroken):
    field = "parts"
    sentence = "What is split has two parts or more."


class AnswerStillOwed(RuleBroken):
    field = "petition_id"
    sentence = (
        "An answer is still to be given and announced: before, nothing is reported as solved."
    )


class SolutionAlreadyReported(RuleBroken):
    field = "petition_id"
    sentence = "A solution is reported already; it is for the cell to confirm or dispute it."


class SolvedAfterTheReport(RuleBroken):
    field = "solved_on"
    sentence = "What is reported as solved was solved before, or on that day."


class NoSolutionReported(RuleBroken):
    field = "petition_id"
    sentence = "Nobody has reported that it is solved."


class NotSolved(RuleBroken):
    field = "petition_id"
    sentence = "Only a solved petition is reopened."


class NoNameKept(RuleBroken):
    field = "petition_id"
    sentence = "No name is kept of who is behind this petition."


OVER: Final[Mapping[PetitionState, type[RuleBroken]]] = {
    "solved": AlreadySolved,
    "withdrawn": AlreadyWithdrawn,
    "merged": AlreadyMerged,
    "split": AlreadySplit,
}
"""The refusal of nearly everything, by the state in which nothing more is to be done."""

_OF_ACTION: Final[Mapping[Action, type[RuleBroken]]] = {
    "keep_at_base": NotNewlyRaised,
    "escalate": AlreadyEscalated,
    "assign": round_errors.AnswerNotRejected,
    "report_solution": AnswerStillOwed,
    "confirm_solution": NoSolutionReported,
    "dispute_solution": NoSolutionReported,
    "reopen": NotSolved,
    "split": TooLateToSplit,
}
_OF_STATE: Final[Mapping[Action, Mapping[PetitionState, type[RuleBroken]]]] = {
    "assign": {
        "raised": round_errors.NotEscalated,
        "kept_at_base": round_errors.NotEscalated,
        **dict.fromkeys(OWED, round_errors.AlreadyAssigned),
        "solution_reported": SolutionAlreadyReported,
    },
    "report_solution": {"solution_reported": SolutionAlreadyReported},
}


def refusal(action: Action, state: PetitionState) -> type[RuleBroken]:
    """The rule that keeps a petition in this state from the action, where it is not possible."""
    return OVER.get(state) or _OF_STATE.get(action, {}).get(state) or _OF_ACTION[action]
