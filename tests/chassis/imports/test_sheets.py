"""What is wrong in a sheet is told by row, field and rule, all of it at once."""

from chassis.imports.sheets import Fault, SheetRefused
from chassis.refusals import Unknown
from kernel.errors import RuleBroken


class ShelfIsFull(RuleBroken):
    sentence = "no room"
    field = "shelf"


def test_a_fault_can_be_made_of_any_error_that_names_its_field() -> None:
    assert Fault.of(2, ShelfIsFull()) == Fault(2, "shelf", "ShelfIsFull", "no room")


def test_a_fault_may_name_the_column_instead_of_the_rules_own_field() -> None:
    fault = Fault.of(2, ShelfIsFull(), "place")
    assert (fault.field, fault.rule) == ("place", "ShelfIsFull")


def test_a_fault_may_say_which_word_of_its_cell_it_concerns() -> None:
    assert Fault.of(2, ShelfIsFull(), about="A1").sentence == "A1: no room"


def test_a_fault_of_an_error_without_a_field_concerns_the_whole_row() -> None:
    assert Fault.of(2, Unknown("shelf", "A1")).field == ""


def test_a_refused_sheet_tells_every_fault_in_the_order_of_the_rows() -> None:
    later, sooner = Fault(3, "title", "ValueMissing", "b"), Fault(2, "pages", "NotANumber", "a")

    refused = SheetRefused([later, sooner])

    assert (refused.status, refused.field) == (422, "file")
    assert refused.problems == [
        {"row": 2, "field": "pages", "rule": "NotANumber", "detail": "a"},
        {"row": 3, "field": "title", "rule": "ValueMissing", "detail": "b"},
    ]
