"""One petition from its being raised to its being solved."""

from services.petition.domain.petition import events as petition_events, round_events
from services.petition.domain.petition.answer_steps import AnswerSteps
from services.petition.domain.petition.life_steps import LifeSteps
from services.petition.domain.petition.raise_steps import RaiseSteps
from services.petition.domain.petition.round_steps import RoundSteps
from services.petition.domain.petition.solution_steps import SolutionSteps


class Petition(RaiseSteps, LifeSteps, RoundSteps, AnswerSteps, SolutionSteps):
    """Commands check and raise named errors; events only assign.

    Every step has its day: not to come, and not before the last step's.
    """

    TOPIC = "petition.Petition"
    Event = petition_events.PetitionEvent
    PetitionRaised = petition_events.PetitionRaised
    PetitionCorrected = petition_events.PetitionCorrected
    PetitionKeptAtBase = petition_events.PetitionKeptAtBase
    PetitionEscalated = petition_events.PetitionEscalated
    SolutionReported = petition_events.SolutionReported
    SolutionConfirmed = petition_events.SolutionConfirmed
    SolutionDisputed = petition_events.SolutionDisputed
    PetitionReopened = petition_events.PetitionReopened
    PetitionWithdrawn = petition_events.PetitionWithdrawn
    PetitionMerged = petition_events.PetitionMerged
    PetitionAbsorbed = petition_events.PetitionAbsorbed
    PetitionSplit = petition_events.PetitionSplit
    PetitionAssigned = round_events.PetitionAssigned
    PetitionTransferred = round_events.PetitionTransferred
    ClockStopped = round_events.ClockStopped
    ClockResumed = round_events.ClockResumed
    AnswerReminded = round_events.AnswerReminded
    AnswerFellOverdue = round_events.AnswerFellOverdue
    OverdueEscalated = round_events.OverdueEscalated
    AnswerDrafted = round_events.AnswerDrafted
    AnswerReturned = round_events.AnswerReturned
    AnswerApproved = round_events.AnswerApproved
    PetitionAnswered = round_events.PetitionAnswered
    AnswerPublished = round_events.AnswerPublished
    AnswerAccepted = round_events.AnswerAccepted
    AnswerRejected = round_events.AnswerRejected
