"""Localities: registered within one another."""

from datetime import date
from uuid import UUID

import pytest

from kernel.text import TextIsBlank
from kernel.vocabulary import LocalityKind
from services.assignment.domain import errors
from services.assignment.domain.locality.locality import Locality

DAY = date(2015, 1, 1)


def register(
    kind: LocalityKind, parent: Locality | None, *, effective_on: date = DAY, name: str = "Bắc Xa"
) -> Locality:
    return Locality.register(
        UUID("00000000-0000-4000-8000-000000000061"),
        code="06625",
        name=name,
        kind=kind,
        parent=parent,
        effective_on=effective_on,
    )


def test_a_village_lies_in_its_commune() -> None:
    commune = register("commune", register("province", None))
    village = register("village", commune)
    assert village.parent_id == commune.id


@pytest.mark.parametrize("kind", ["district", "commune", "village", "household_group"])
def test_only_a_province_lies_in_nothing(kind: LocalityKind) -> None:
    with pytest.raises(errors.ParentMissing):
        register(kind, None)


@pytest.mark.parametrize("kind", ["province", "village", "household_group"])
def test_a_place_within_one_of_the_wrong_kind_is_refused(kind: LocalityKind) -> None:
    with pytest.raises(errors.KindDoesNotFitUnderParent):
        register(kind, register("province", None))


def test_a_place_that_begins_before_the_one_it_lies_in_is_refused() -> None:
    with pytest.raises(errors.NotOpenOnThatDay):
        register("commune", register("province", None), effective_on=date(2014, 12, 31))


def test_a_place_without_a_name_is_refused() -> None:
    with pytest.raises(TextIsBlank):
        register("province", None, name="")
