"""The rules of an organization, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class RootHasNoParent(RuleBroken):
    sentence = "A province committee has no parent."
    field = "parent_id"


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
