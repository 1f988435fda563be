"""The rule of days that all aggregates share."""

from kernel.errors import RuleBroken


class StepInTheFuture(RuleBroken):
    sentence = "This cannot have happened on a day that is still to come."
