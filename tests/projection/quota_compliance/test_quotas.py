"""Visits owed and made: the tables against a reference that shares no code with them."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from chassis.rebuilding.rebuild import fingerprints
from contracts.envelope import Envelope
from services.projection.read_database import TimeScope
from services.projection.read_models.quota_compliance import queries as quotas
from tests.support.histories.worlds import MEMBERS, YEAR, World, identity, in_year, worlds
from tests.support.oracles import quota_oracle
from tests.support.read_models import ReadModels

BY_CHANCE = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def read_models(database: str) -> Iterator[ReadModels]:
    models = ReadModels(database)
    yield models
    models.close()


def _asked(
    models: ReadModels, on: date, today: date, as_of: datetime | None = None
) -> list[quota_oracle.Row]:
    """What the query says of every member, in the oracle's words."""
    when = TimeScope(on=on, tree_on=on, as_of=as_of)
    return sorted(
        quota_oracle.Row(
            member_id=row.member_id,
            level=row.level,
            year=YEAR,
            required=row.required,
            attended=row.attended,
            recorded=row.recorded,
            confirmed=row.confirmed,
            pace=row.pace,
            status=row.status,
        )
        for name in MEMBERS
        for row in quotas.of_member(models.read_database, identity(name), YEAR, when, today)
    )


@BY_CHANCE
@given(world=worlds(), on=in_year | st.just(date(YEAR + 1, 1, 15)))
def test_what_was_owed_and_made_until_a_day_is_what_the_reference_says(
    read_models: ReadModels, world: World, on: date
) -> None:
    read_models.fold(world.history.envelopes)

    counted_from_facts = _asked(read_models, on, today=date.max)

    assert counted_from_facts == quota_oracle.rows(world.facts, YEAR, on)


@BY_CHANCE
@given(world=worlds())
def test_the_sums_say_what_the_facts_say(read_models: ReadModels, world: World) -> None:
    year_end = date(YEAR, 12, 31)
    read_models.fold(world.history.envelopes, batch_size=7)

    from_sums = _asked(read_models, year_end, today=year_end)

    assert from_sums == _asked(read_models, year_end, today=date.max)
    assert from_sums == quota_oracle.rows(world.facts, YEAR, year_end)


@BY_CHANCE
@given(world=worlds(), part=st.floats(0, 1))
def test_as_of_a_moment_the_facts_say_what_they_said_then(
    read_models: ReadModels, world: World, part: float
) -> None:
    year_end, envelopes = date(YEAR, 12, 31), world.history.envelopes
    last = int(part * (len(envelopes) - 1))
    read_models.fold(envelopes[: last + 1])
    said_then = _asked(read_models, year_end, today=date.max)

    read_models.fold(envelopes)

    moment = envelopes[last].time
    assert _asked(read_models, year_end, today=date.max, as_of=moment) == said_then


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[World, list[Envelope]]:
    """A world, and its events in another order that keeps each aggregate's, some of them twice."""
    world = draw(worlds())
    waiting: dict[str, list[Envelope]] = {}
    for envelope in world.history.envelopes:
        waiting.setdefault(envelope.subject, []).append(envelope)
    turns = [envelope.subject for envelope in world.history.envelopes]
    order: list[Envelope] = []
    for subject in draw(st.permutations(turns)):
        order.append(waiting[subject].pop(0))
        if draw(st.integers(0, 9)) == 0:
            order.append(draw(st.sampled_from(order)))
    return world, order


@BY_CHANCE
@given(delivery=deliveries(), batch_size=st.integers(1, 40), deferred=st.booleans())
def test_any_order_that_keeps_each_aggregates_own_gives_the_same_tables(
    read_models: ReadModels,
    delivery: tuple[World, list[Envelope]],
    batch_size: int,
    deferred: bool,  # noqa: FBT001  (hypothesis passes by name)
) -> None:
    world, order = delivery
    schema = read_models.fold(world.history.envelopes)
    as_recorded = fingerprints(read_models.database, schema)

    schema = read_models.fold(order, batch_size, deferred=deferred)

    assert fingerprints(read_models.database, schema) == as_recorded


def test_a_fingerprint_tells_two_different_tables_apart(read_models: ReadModels) -> None:
    from contracts.assignment import OrganizationRegistered
    from tests.support.feeds import History

    def told(name: str) -> list[Envelope]:
        history = History()
        event = OrganizationRegistered(
            organization_id=UUID(int=1),
            code="1",
            name=name,
            kind="province_committee",
            effective_on=date(2020, 1, 1),
        )
        history.add(UUID(int=1), event)
        return history.envelopes

    one = fingerprints(read_models.database, read_models.fold(told("Lạng Sơn")))
    other = fingerprints(read_models.database, read_models.fold(told("Cao Bằng")))

    assert one["organization_name"] != other["organization_name"]
    assert one["organization"] == other["organization"]
