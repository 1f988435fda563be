"""The rules that can be broken: one error each, named after the broken rule."""

from kernel.errors import RuleBroken


class NotOpenOnThatDay(RuleBroken):
    sentence = "What is named here does not exist on that day."


# Organizations and localities


class RootHasNoParent(RuleBroken):
    sentence = "A province committee has no parent."
    field = "parent_id"


class ParentMissing(RuleBroken):
    sentence = "Only a province committee, or a province, has no parent."
    field = "parent_id"


class KindDoesNotFitUnderParent(RuleBroken):
    sentence = "The parent is of a kind that has no children of this kind."
    field = "kind"


class CellTypeMissing(RuleBroken):
    sentence = "A cell has a cell type."
    field = "cell_type"


class CellTypeOnlyForCells(RuleBroken):
    sentence = "Only a cell has a cell type."
    field = "cell_type"


class NothingRenamed(RuleBroken):
    sentence = "The organization bears this code and name already."
    field = "name"


class RenamedBeforeItsLastName(RuleBroken):
    sentence = "A new name comes after the day from which the last one holds."
    field = "effective_on"


class RenamedBeforeItsLastMove(RuleBroken):
    sentence = "A new name does not come before the day from which the present parent holds."
    field = "effective_on"


class RenamedAfterItsClosing(RuleBroken):
    sentence = "An organization is not renamed after its last day."
    field = "effective_on"


class NothingMoved(RuleBroken):
    sentence = "The organization stands under this parent already."
    field = "parent_id"


class MovedBeforeItsLastMove(RuleBroken):
    sentence = "A move comes after the day from which the present parent holds."
    field = "effective_on"


class MovedBeforeItsLastName(RuleBroken):
    sentence = "A move does not come before the day from which the present name holds."
    field = "effective_on"


class MovedAfterItsClosing(RuleBroken):
    sentence = "An organization is not moved after its last day."
    field = "effective_on"


class AlreadyClosed(RuleBroken):
    sentence = "The organization was closed before."
    field = "last_day"


class ClosedBeforeItsLastName(RuleBroken):
    sentence = "The last day is not before the day from which the present name holds."
    field = "last_day"


class ClosedBeforeItsLastMove(RuleBroken):
    sentence = "The last day is not before the day from which the present parent holds."
    field = "last_day"


# Members and their posts


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


# Regulations


class NoMinimum(RuleBroken):
    sentence = "A regulation sets a minimum for at least one level."
    field = "minimums"


class MinimumOutOfRange(RuleBroken):
    sentence = "A minimum is a number of visits a year from 0 to 366."
    field = "minimums"


# Assignments


class ReplacedByTheSameMember(RuleBroken):
    sentence = "Another member takes over."
    field = "member_id"


class EndsAfterItsSuccessorBegan(RuleBroken):
    sentence = "Another member took over: the last day stays before the successor's first."
    field = "ends_on"


# Access grants


class RoleDoesNotFitOrganization(RuleBroken):
    sentence = "This role is not given in an organization of this kind."
    field = "role"


class GrantHasEnded(RuleBroken):
    sentence = "A grant that has ended is not delegated."
    field = "starts_on"


class DelegationWiderThanGrant(RuleBroken):
    sentence = "A delegation stays within the subtree of the grant."
    field = "organization_id"


class DelegationLongerThanGrant(RuleBroken):
    sentence = "A delegation stays within the days of the grant."
    field = "ends_on"


class DelegatedToItsHolder(RuleBroken):
    sentence = "A grant is delegated to somebody else."
    field = "account"


class DelegationOfADelegation(RuleBroken):
    sentence = "A delegation is not delegated further."
    field = "delegated_from_id"
