"""The rules of a matter, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class MatterInTheFuture(RuleBroken):
    sentence = "Nothing of a matter is recorded for a day that is still to come."


class BeforeItWasFound(RuleBroken):
    sentence = "This cannot have happened before the matter was found."


class BeforeTheLastStep(RuleBroken):
    sentence = "This cannot have happened before what was last done about the matter."


class FoundAfterTheFirstStep(RuleBroken):
    field = "found_on"
    sentence = "Something was done about the matter before that day: it was found earlier."


class DueBeforeEntrusted(RuleBroken):
    field = "due_on"
    sentence = "A matter is not due before the day on which it is entrusted."


class DueTooFarAhead(RuleBroken):
    field = "due_on"
    sentence = "A matter is due within the next five years."


class AlreadyEntrusted(RuleBroken):
    field = "member_id"
    sentence = "The matter is already entrusted to this member, with this due date."


class MatterIsSettled(RuleBroken):
    field = "matter_id"
    sentence = "The matter is settled; if that turned out to be wrong, reopen it."


class MatterNotSettled(RuleBroken):
    field = "matter_id"
    sentence = "Only a settled matter is reopened."


class MatterIsRevoked(RuleBroken):
    field = "matter_id"
    sentence = "The matter was recorded by mistake and is revoked."
