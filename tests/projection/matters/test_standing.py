"""How matters stand: the read model against a reference that shares no code with it."""

from dataclasses import replace
from datetime import date
from typing import Final, get_args
from uuid import UUID

from hypothesis import given, strategies as st

from chassis.rebuilding.rebuild import fingerprints
from contracts.envelope import Envelope
from contracts.read.matters import ListedMatter, MatterState
from contracts.registry import decode
from services.projection.read_database import TimeScope
from services.projection.read_models.matters import queries as matters
from tests.projection.petitions.chance import BY_CHANCE, days
from tests.support.feeds import History
from tests.support.histories import matter_worlds as reference
from tests.support.histories.matter_worlds import matter_worlds
from tests.support.histories.petition_lives import deliveries
from tests.support.histories.petition_places import LEADERS
from tests.support.histories.worlds import TREE, identity
from tests.support.read_models import ReadModels

NAMES = {identity(name): name for name in TREE}
SAID = (
    "matter_id",
    "organization_id",
    "found_on",
    "text",
    "state",
    "responsible_id",
    "due_on",
    "settled_on",
    "outcome",
    "petition_id",
)
STATES: Final = get_args(MatterState)


def when(on: date) -> TimeScope:
    return TimeScope(on=on, tree_on=date(2021, 12, 31))


def told(history: History) -> dict[UUID, reference.Standing]:
    return reference.standings(decode(envelope) for envelope in history.envelopes)


def listed(
    models: ReadModels, scope: str, asked: TimeScope, wanted: matters.Wanted | None = None
) -> list[ListedMatter]:
    return matters.of_scope(
        models.read_database,
        identity(scope),
        wanted or matters.Wanted(),
        asked,
        limit=100,
        after=None,
    )


def below(standings: dict[UUID, reference.Standing], scope: str) -> list[reference.Standing]:
    found = [
        one
        for one in standings.values()
        if identity(scope) in reference.above(NAMES[one.organization_id])
    ]
    return sorted(found, key=lambda one: (one.found_on, one.matter_id), reverse=True)


@BY_CHANCE
@given(history=matter_worlds, on=days, scope=st.sampled_from(list(TREE)))
def test_every_matter_stands_where_the_reference_says(
    read_models: ReadModels, history: History, on: date, scope: str
) -> None:
    read_models.fold(history.envelopes)

    found = listed(read_models, scope, when(on))

    expected = below(told(history), scope)
    assert [{name: getattr(row, name) for name in SAID} for row in found] == [
        {name: getattr(one, name) for name in SAID} for one in expected
    ]
    assert [row.overdue for row in found] == [one.is_overdue(on) for one in expected]


@BY_CHANCE
@given(
    history=matter_worlds,
    on=days,
    state=st.sampled_from([None, *STATES]),
    leader=st.sampled_from([None, *LEADERS]),
    overdue=st.sampled_from([None, True, False]),
)
def test_a_list_has_what_was_asked_for_and_nothing_else(
    read_models: ReadModels,
    history: History,
    on: date,
    state: MatterState | None,
    leader: str | None,
    overdue: bool | None,  # noqa: FBT001  (hypothesis passes by name)
) -> None:
    read_models.fold(history.envelopes)
    responsible = identity(leader) if leader else None
    wanted = matters.Wanted(
        states=[state] if state else None, responsible=responsible, overdue=overdue
    )

    found = [row.matter_id for row in listed(read_models, "P", when(on), wanted)]

    assert found == [
        one.matter_id
        for one in below(told(history), "P")
        if state in {None, one.state}
        and responsible in {None, one.responsible_id}
        and overdue in {None, one.is_overdue(on)}
    ]


@BY_CHANCE
@given(history=matter_worlds, on=days, leader=st.sampled_from(sorted(LEADERS)))
def test_a_member_has_what_is_still_to_be_settled_first_due_first(
    read_models: ReadModels, history: History, on: date, leader: str
) -> None:
    read_models.fold(history.envelopes)

    found = matters.open_of_member(read_models.read_database, identity(leader), when(on))

    mine = [
        one
        for one in told(history).values()
        if one.state == "entrusted" and one.responsible_id == identity(leader)
    ]
    expected = sorted(mine, key=lambda one: (one.due_on, one.matter_id))
    assert [row.matter_id for row in found] == [one.matter_id for one in expected]


@BY_CHANCE
@given(history=matter_worlds, data=st.data())
def test_as_of_a_moment_matters_stand_as_they_were_recorded_then(
    read_models: ReadModels, history: History, data: st.DataObject
) -> None:
    read_models.fold(history.envelopes)
    last = data.draw(st.integers(0, len(history.envelopes) - 1))
    now = replace(when(date(2021, 6, 1)), as_of=history.envelopes[last].time)

    found = {row.matter_id: row.state for row in listed(read_models, "P", now)}

    until = reference.standings(decode(e) for e in history.envelopes[: last + 1])
    assert found == {one.matter_id: one.state for one in until.values()}


@BY_CHANCE
@given(delivery=deliveries(matter_worlds), batch_size=st.integers(1, 40), deferred=st.booleans())
def test_any_order_that_keeps_each_aggregates_own_gives_the_same_tables(
    read_models: ReadModels,
    delivery: tuple[History, list[Envelope]],
    batch_size: int,
    deferred: bool,  # noqa: FBT001  (hypothesis passes by name)
) -> None:
    history, order = delivery
    as_recorded = fingerprints(read_models.database, read_models.fold(history.envelopes))

    schema = read_models.fold(order, batch_size, deferred=deferred)

    assert fingerprints(read_models.database, schema) == as_recorded
