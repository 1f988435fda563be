"""What every broken rule is, and the rules of texts and days that all of them share."""

from kernel.errors import RuleBroken


class StepInTheFuture(RuleBroken):
    sentence = "This cannot have happened on a day that is still to come."
