"""The rules of a petition regulation, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class AnswerDaysOutOfRange(RuleBroken):
    field = "answer_days"
    sentence = "An answer may take from 1 to 250 working days."


class RemindDaysOutOfRange(RuleBroken):
    field = "remind_days"
    sentence = "The office is reminded before the answer is due, after the round has begun."


class EscalateDaysOutOfRange(RuleBroken):
    field = "escalate_days"
    sentence = "An overdue answer goes up from 0 to 250 working days after it was due."


class NoFields(RuleBroken):
    field = "fields"
    sentence = "A regulation says what petitions may be about: 1 to 50 fields."


class FieldCodeMalformed(RuleBroken):
    field = "fields"
    sentence = "A field's code has small letters a to z, digits and underscores, 50 at most."


class FieldCodeTwice(RuleBroken):
    field = "fields"
    sentence = "Two fields have the same code."


class NoPetitionRegulationInForce(RuleBroken):
    sentence = "No petition regulation is in force for this organization on that day."
