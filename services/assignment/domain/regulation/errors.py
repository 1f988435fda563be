"""The rules of a regulation, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class NoMinimum(RuleBroken):
    sentence = "A regulation sets a minimum for at least one level."
    field = "minimums"


class MinimumOutOfRange(RuleBroken):
    sentence = "A minimum is a number of visits a year from 0 to 366."
    field = "minimums"
