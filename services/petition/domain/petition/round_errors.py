"""The rules of a round and its deadline, each named by the error that says it was broken."""

from collections.abc import Mapping
from typing import Final

from kernel.errors import RuleBroken
from kernel.lifecycle import AT_WORK, Action, RoundState


class NotEscalated(RuleBroken):
    field = "petition_id"
    sentence = "The petition has not gone up: no office can owe an answer to it yet."


class AlreadyAssigned(RuleBroken):
    field = "petition_id"
    sentence = "Offices owe the answer of this round already; transfer it instead."


class AnswerNotRejected(RuleBroken):
    field = "petition_id"
    sentence = "Another round begins when the cell has rejected the answer."


class TooManyOffices(RuleBroken):
    field = "office_ids"
    sentence = "At most ten offices owe one answer."


class OfficeNotOpenThen(RuleBroken):
    field = "office_ids"
    sentence = "The office answers no petitions on that day."


class DueBeforeTheBeginning(RuleBroken):
    field = "due_on"
    sentence = "An answer is not due before it is asked for."


class DueTooFarAhead(RuleBroken):
    field = "due_on"
    sentence = "An answer is due within two years."


class TransferredToTheSame(RuleBroken):
    field = "lead_id"
    sentence = "These offices owe the answer already."


class NobodyOwesAnAnswer(RuleBroken):
    field = "petition_id"
    sentence = "No office is at work on an answer now."


class ClockIsStopped(RuleBroken):
    field = "petition_id"
    sentence = "The clock stands: resume it first."


class ClockIsRunning(RuleBroken):
    field = "petition_id"
    sentence = "The clock runs already."


class NotAnOfficeOfTheRound(RuleBroken):
    field = "office_id"
    sentence = "The office does not owe the answer of this round."


class NothingDrafted(RuleBroken):
    field = "petition_id"
    sentence = "No draft lies before the standing committee."


class AlreadyApproved(RuleBroken):
    field = "petition_id"
    sentence = "The answer is approved already."


class NotApproved(RuleBroken):
    field = "petition_id"
    sentence = "Only an approved answer gets a number and goes out."


class AlreadyAnswered(RuleBroken):
    field = "petition_id"
    sentence = "The answer of this round was given already."


class NotAnsweredYet(RuleBroken):
    field = "petition_id"
    sentence = "There is no answer to announce."


class AlreadyPublished(RuleBroken):
    field = "petition_id"
    sentence = "The answer was announced already."


class AnnouncedInAnotherZone(RuleBroken):
    field = "briefing_id"
    sentence = "An answer is announced at a briefing of the zone where the petition was put."


class AnswerNotPublished(RuleBroken):
    field = "petition_id"
    sentence = "An answer is accepted or rejected after it was announced."


class AlreadyAccepted(RuleBroken):
    field = "petition_id"
    sentence = "The cell has accepted this answer already."


class AlreadyRejected(RuleBroken):
    field = "petition_id"
    sentence = "The cell has rejected this answer already."


_PUBLISHED: Final[tuple[RoundState, ...]] = ("published", "accepted", "rejected")
_JUDGED: Final[Mapping[str, type[RuleBroken]]] = {
    "accepted": AlreadyAccepted,
    "rejected": AlreadyRejected,
}
_OF_ACTION: Final[Mapping[Action, type[RuleBroken]]] = {
    "publish": NotAnsweredYet,
    "accept": AnswerNotPublished,
    "reject": AnswerNotPublished,
}
_OF_STATE: Final[Mapping[Action, Mapping[str, type[RuleBroken]]]] = {
    "transfer": {"approved": AlreadyApproved},
    "stop_clock": {"approved": AlreadyApproved},
    "draft": {"approved": AlreadyApproved},
    "return": dict.fromkeys(AT_WORK, NothingDrafted),
    "approve": {**dict.fromkeys(AT_WORK, NothingDrafted), "approved": AlreadyApproved},
    "answer": {
        **dict.fromkeys(AT_WORK, NotApproved),
        **dict.fromkeys(("answered", *_PUBLISHED), AlreadyAnswered),
    },
    "publish": dict.fromkeys(_PUBLISHED, AlreadyPublished),
    "accept": _JUDGED,
    "reject": _JUDGED,
}


def refusal(action: Action, state: RoundState | None = None) -> type[RuleBroken]:
    """The rule that keeps a round in this state from the action, where it is not possible.

    Without a state there is no round under way.
    """
    otherwise = _OF_ACTION.get(action, NobodyOwesAnAnswer)
    return otherwise if state is None else _OF_STATE.get(action, {}).get(state, otherwise)
