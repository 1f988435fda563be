"""The rules of an answering office, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class OfficeAlreadyClosed(RuleBroken):
    field = "last_day"
    sentence = "The office was closed before."


class SucceededByItself(RuleBroken):
    field = "successor_id"
    sentence = "Another office takes over."


class SuccessorNotOpen(RuleBroken):
    field = "successor_id"
    sentence = "The office that takes over answers from the day after at the latest."
