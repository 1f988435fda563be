"""Read models that were rebuilt, and the way back."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from chassis.projection.generations import NoGeneration
from chassis.rebuilding.rebuild import differences
from contracts.assignment import OrganizationRegistered
from tests.support.feeds import History
from tests.support.read_models import ReadModels


@pytest.fixture
def read_models(database: str) -> Iterator[ReadModels]:
    models = ReadModels(database)
    yield models
    models.close()


def told(name: str) -> History:
    history = History()
    event = OrganizationRegistered(
        organization_id=UUID(int=1),
        code="LS",
        name=name,
        kind="province_committee",
        effective_on=date(2020, 1, 1),
    )
    history.add(UUID(int=1), event)
    return history


def test_rolling_back_makes_the_one_before_live_again(read_models: ReadModels) -> None:
    first = read_models.fold(told("Lạng Sơn").envelopes)
    second = read_models.generations.begin("CREATE SCHEMA {schema}_as_of;")
    read_models.generations.switch(second)

    assert read_models.generations.roll_back() == first
    assert read_models.generations.live() == first
    assert dict(read_models.generations.all())[second] == "kept"


def test_without_one_before_there_is_no_way_back(read_models: ReadModels) -> None:
    only = read_models.fold(told("Lạng Sơn").envelopes)

    with pytest.raises(NoGeneration):
        read_models.generations.roll_back()

    assert read_models.generations.live() == only


def test_a_table_that_only_one_generation_has_is_a_difference(read_models: ReadModels) -> None:
    one = read_models.fold(told("Lạng Sơn").envelopes)
    other = read_models.generations.begin(
        "CREATE SCHEMA {schema}_as_of; CREATE TABLE extra (a integer);"
        "CREATE TABLE positions AS SELECT * FROM " + one + ".positions"
    )

    found = differences(read_models.database, other, one, ["memory.events"])

    assert found is not None
    assert "extra" in found
    assert "organization" in found
