"""A refusal names the rule and the field of the request."""

import pytest

from kernel.errors import Conflict, IdAlreadyTaken, NothingCorrected, Refusal, RuleBroken, at_field


class QuotaAlreadyInForce(RuleBroken):
    sentence = "A quota is in force."
    field = "starts_on"


def test_a_rule_has_its_sentence_and_its_field() -> None:
    broken = QuotaAlreadyInForce()
    assert (str(broken), broken.field, broken.status) == ("A quota is in force.", "starts_on", 422)
    assert QuotaAlreadyInForce("ends_on").field == "ends_on"
    assert NothingCorrected().field is None


def test_what_stands_in_the_way_of_another_is_a_conflict() -> None:
    assert isinstance(IdAlreadyTaken(), Conflict)
    assert IdAlreadyTaken().status == 409


def test_a_refusal_from_inside_concerns_a_field_below_the_prefix() -> None:
    with pytest.raises(QuotaAlreadyInForce) as refused, at_field("parts"), at_field("1"):
        raise QuotaAlreadyInForce
    assert refused.value.field == "parts.1.starts_on"


def test_a_refusal_that_names_no_field_concerns_the_prefix() -> None:
    with pytest.raises(Refusal) as refused, at_field("into"):
        raise Refusal
    assert refused.value.field == "into"


def test_an_error_that_is_no_refusal_passes_unchanged() -> None:
    with pytest.raises(KeyError), at_field("parts"):
        raise KeyError
