"""The rules that organizations and localities share, and what is named of another aggregate."""

from kernel.errors import RuleBroken


class NotOpenOnThatDay(RuleBroken):
    sentence = "What is named here does not exist on that day."


class ParentMissing(RuleBroken):
    sentence = "Only a province committee, or a province, has no parent."
    field = "parent_id"


class KindDoesNotFitUnderParent(RuleBroken):
    sentence = "The parent is of a kind that has no children of this kind."
    field = "kind"
