"""The rules of a member and the posts, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class OwnCellIsNoCell(RuleBroken):
    sentence = "A member's own cell is a cell."
    field = "cell_id"


class NothingTransferred(RuleBroken):
    sentence = "The member belongs to this cell already."
    field = "cell_id"


class TransferredBeforeLastTransfer(RuleBroken):
    sentence = "A transfer comes after the day from which the member belongs to the present cell."
    field = "effective_on"


class PostOverlaps(RuleBroken):
    sentence = "The member holds this role in this committee on some of these days already."
    field = "starts_on"


class PostUnknown(RuleBroken):
    sentence = "The member has no such post."
    field = "post_id"


class CommitteeHasNoLevel(RuleBroken):
    sentence = "A post is held in the committee of a province, a district or a grassroots base."
    field = "committee_id"


class LevelDoesNotFitCommittee(RuleBroken):
    sentence = "The level is the committee's level."
    field = "level"
