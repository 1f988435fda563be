"""The rules of a decided working year, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class YearOutOfRange(RuleBroken):
    field = "year"
    sentence = "A year is one from 1930 to 2199."


class DayOfAnotherYear(RuleBroken):
    sentence = "The day is not one of the year."


class DayTwice(RuleBroken):
    sentence = "The day is named twice."


class DayOffAndWorked(RuleBroken):
    field = "days_worked"
    sentence = "The same day is named as a day off and as a day worked."
