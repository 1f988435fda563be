"""The rules of an assignment, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class ReplacedByTheSameMember(RuleBroken):
    sentence = "Another member takes over."
    field = "member_id"


class EndsAfterItsSuccessorBegan(RuleBroken):
    sentence = "Another member took over: the last day stays before the successor's first."
    field = "ends_on"
