"""Random lives of petitions: the tables against a reference that shares no code with them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from hypothesis import given, strategies as st

from chassis.rebuilding.rebuild import fingerprints
from contracts.envelope import Envelope
from contracts.read.petitions import ListedPetition
from contracts.topics import PETITION
from services.projection.read_database import TimeScope
from services.projection.read_models.petitions.queries import desks, lists
from tests.projection.petitions.chance import BY_CHANCE, SCOPES, below, days, told_of
from tests.support.feeds import History
from tests.support.histories.petition_lives import deliveries, petition_world, petition_worlds
from tests.support.histories.petition_places import FIELDS, OFFICES
from tests.support.histories.worlds import identity
from tests.support.oracles import petition_oracle as oracle
from tests.support.read_models import ReadModels


class Rows(msgspec.Struct):
    """All rows of a table; None where it has none."""

    rows: str | None


def whole_list(
    models: ReadModels, scope: UUID, when: TimeScope, *, masked: bool = False, **wanted: Any
) -> list[ListedPetition]:
    """All rows of a list, read in pages of two."""
    rows: list[ListedPetition] = []
    after: tuple[date, UUID] | None = None
    while True:
        page = lists.of_scope(
            models.read_database,
            scope,
            lists.Wanted(**wanted),
            when,
            limit=2,
            after=after,
            masked=masked,
        )
        rows += page
        if len(page) < 2:
            return rows
        after = (page[-1].raised_on, page[-1].petition_id)


def test_the_lives_that_are_told_have_every_step_in_them() -> None:
    """Else the tests below would say nothing of the steps that are not there."""
    lives = [petition_world(petitions=4, steps=100, seed=seed) for seed in range(40)]

    told = {type(event) for history in lives for event in told_of(history)}

    assert {kind for kind in PETITION.events if "petition_id" in kind.__struct_fields__} <= told


@BY_CHANCE
@given(history=petition_worlds, on=days)
def test_every_petition_stands_as_the_reference_says(
    read_models: ReadModels, history: History, on: date
) -> None:
    read_models.fold(history.envelopes, batch_size=7)
    standings = oracle.standings(told_of(history))

    rows = whole_list(read_models, identity("P"), TimeScope(on=on, tree_on=on))

    expected = sorted(standings.values(), key=lambda s: (s.raised_on, s.petition_id), reverse=True)
    assert [row.petition_id for row in rows] == [each.petition_id for each in expected]
    for row, each in zip(rows, expected, strict=True):
        said = (row.state, row.round, row.lead_id, row.field, row.text)
        assert said == (each.state, each.round, each.lead_id, each.field, each.text)
        assert row.due_on == (each.due_on if each.state in oracle.OWED else None)
        assert row.overdue == each.is_overdue(on)


@BY_CHANCE
@given(
    history=petition_worlds,
    on=days,
    scope=st.sampled_from(SCOPES),
    state=st.sampled_from([None, *sorted({*oracle.STATE_AFTER.values(), "raised"})]),
    field=st.sampled_from([None, *FIELDS]),
    number=st.sampled_from([None, 0, 1, 2]),
    office=st.sampled_from([None, *OFFICES]),
    overdue=st.sampled_from([None, True, False]),
)
def test_a_list_has_what_was_asked_for_and_nothing_else(
    read_models: ReadModels, history: History, on: date, scope: UUID, **wanted: Any
) -> None:
    read_models.fold(history.envelopes)
    office = identity(wanted["office"]) if wanted["office"] else None

    rows = whole_list(
        read_models,
        scope,
        TimeScope(on=on, tree_on=on),
        state=[wanted["state"]] if wanted["state"] else None,
        field=wanted["field"],
        round=wanted["number"],
        office=office,
        overdue=wanted["overdue"],
    )

    expected = {
        each.petition_id
        for each in below(oracle.standings(told_of(history)).values(), scope)
        if wanted["state"] in (None, each.state)
        if wanted["field"] in (None, each.field)
        if wanted["number"] in (None, each.round)
        if office is None or office in each.office_ids
        if wanted["overdue"] in (None, each.is_overdue(on))
    }
    assert {row.petition_id for row in rows} == expected
    assert len(rows) == len(expected)


@BY_CHANCE
@given(history=petition_worlds, on=days, office=st.sampled_from(sorted(OFFICES)))
def test_on_a_desk_lies_what_is_owed_and_what_waits(
    read_models: ReadModels, history: History, on: date, office: str
) -> None:
    read_models.fold(history.envelopes)
    standings = oracle.standings(told_of(history)).values()
    when = TimeScope(on=on, tree_on=on)

    owed = desks.of_office(read_models.read_database, identity(office), when, limit=500, after=None)
    waiting = desks.waiting(read_models.read_database, identity("D1"), when, limit=500, after=None)

    assert [row.petition_id for row in owed] == first_due_first(
        each
        for each in standings
        if each.state in oracle.OWED and identity(office) in each.office_ids
    )
    stopped = {each.petition_id: each.stopped_on for each in standings}
    assert all(row.stopped_on == stopped[row.petition_id] for row in owed)
    assert [row.petition_id for row in waiting] == first_due_first(
        each
        for each in oracle.standing_below(told_of(history), identity("D1"), on)
        if each.state == "drafted"
    )


def first_due_first(standings: Iterable[oracle.Standing]) -> Sequence[UUID]:
    return [
        each.petition_id
        for each in sorted(standings, key=lambda each: (each.due_on or date.max, each.petition_id))
    ]


@BY_CHANCE
@given(delivery=deliveries(petition_worlds), batch_size=st.integers(1, 40), deferred=st.booleans())
def test_any_order_that_keeps_each_aggregates_own_gives_the_same_tables(
    read_models: ReadModels,
    delivery: tuple[History, list[Envelope]],
    batch_size: int,
    deferred: bool,  # noqa: FBT001  (hypothesis passes by name)
) -> None:
    history, order = delivery
    schema = read_models.fold(history.envelopes, deferred=True)
    derived_at_once = fingerprints(read_models.database, schema)

    schema = read_models.fold(order, batch_size, deferred=deferred)

    assert fingerprints(read_models.database, schema) == derived_at_once


@BY_CHANCE
@given(history=petition_worlds, data=st.data())
def test_as_of_a_moment_everything_is_what_was_recorded_until_then(
    read_models: ReadModels, history: History, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, len(history.envelopes) - 1))
    moment = history.envelopes[count].time
    queries = {
        table: f"SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS rows FROM {table} t"
        for table in ("petition_now", "petition_scope", "petition_sum")
    }
    read_models.fold(history.envelopes[: count + 1])
    then = {
        table: read_models.read_database.rows(query, {}, Rows) for table, query in queries.items()
    }

    read_models.fold(history.envelopes)

    for table, query in queries.items():
        assert read_models.read_database.rows(query, {}, Rows, moment) == then[table], table


@BY_CHANCE
@given(history=petition_worlds, on=days)
def test_a_cell_sees_of_an_answer_nothing_before_it_is_announced(
    read_models: ReadModels, history: History, on: date
) -> None:
    read_models.fold(history.envelopes)
    standings = oracle.standings(told_of(history))

    rows = whole_list(read_models, identity("P"), TimeScope(on=on, tree_on=on), masked=True)

    for row in rows:
        each = standings[row.petition_id]
        at_work = each.state in oracle.UNANNOUNCED
        assert row.state == ("assigned" if at_work else each.state)
        if at_work or each.state == "assigned":
            assert row.due_on == each.due_on
