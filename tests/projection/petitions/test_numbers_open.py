"""Every number of the statistics opens a list with so many petitions, whatever their lives."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from hypothesis import given, strategies as st

from services.projection.read_database import TimeScope
from services.projection.read_models.petitions.api.filters import months_wanted
from services.projection.read_models.petitions.queries import lists, statistics
from tests.projection.petitions.chance import BY_CHANCE, SCOPES, below, days, told_of
from tests.support.feeds import History
from tests.support.histories.petition_lives import petition_worlds
from tests.support.histories.petition_places import OFFICES
from tests.support.histories.worlds import identity
from tests.support.oracles import petition_oracle as oracle
from tests.support.read_models import ReadModels

OVER: Final = {"solved", "withdrawn", "merged", "split"}
STATES: Final = {*oracle.STATE_AFTER.values(), "raised", "solution_reported"}
OPEN: Final = sorted(STATES - OVER)
COUNTED: Final = sorted(STATES - {"split"})
BEFORE_AN_OFFICE: Final = sorted({*oracle.OWED, "answered"})
NAMES: Final = {"zone_id": "zone", "commune_id": "commune"}
months = st.sampled_from([None, "2021-01", "2021-02", "2021-03", "2021-05"])
Opens = tuple[str, int, dict[str, Any]]
"""What is counted, how many, and what is asked of the list."""


def totals(said: dict[str, Any]) -> Iterator[Opens]:
    for name, number in said["totals"].items():
        asked: dict[str, Any] = {name: True}
        if name in ("petitions", "open", "solved"):
            asked = {"state": {"petitions": COUNTED, "open": OPEN}.get(name, [name])}
        yield name, number, asked
    for row in said["by_state"]:
        yield row["state"], row["petitions"], {"state": [row["state"]]}


def groups(said: dict[str, Any]) -> Iterator[Opens]:
    for group, key in (
        ("by_field", "field"),
        ("by_month", "month"),
        ("by_zone", "zone_id"),
        ("by_commune", "commune_id"),
        ("by_round", "round"),
    ):
        for row in said[group]:
            value = UUID(row[key]) if key in NAMES else row[key]
            asked = {NAMES.get(key, key): value}
            name = f"{group} {value}"
            yield name, row["petitions"], asked | {"state": COUNTED}
            yield f"{name} open", row["open"], asked | {"state": OPEN}
            yield f"{name} solved", row["solved"], asked | {"state": ["solved"]}
            yield f"{name} answered", row["answered"], asked | {"answered": True}


def answers(said: dict[str, Any]) -> Iterator[Opens]:
    for row in said["accepted_by_round"]:
        for name in ("published", "accepted", "rejected"):
            yield f"{name} {row['round']}", row[name], {f"{name}_round": row["round"]}
    for row in said["by_office"]:
        office = UUID(row["office_id"])
        yield f"{office} open", row["open"], {"lead": office, "state": BEFORE_AN_OFFICE}
        yield f"{office} overdue", row["overdue"], {"lead": office, "overdue": True}
        yield f"{office} answered", row["answered"], {"answered_by": office}


@BY_CHANCE
@given(
    history=petition_worlds,
    on=days,
    scope=st.sampled_from(SCOPES),
    span=st.tuples(months, months),
    masked=st.booleans(),
    as_of=st.sampled_from([None, None, datetime(2100, 1, 1, tzinfo=UTC)]),
)
def test_every_number_is_the_length_of_the_list_that_it_opens(
    read_models: ReadModels,
    history: History,
    on: date,
    scope: UUID,
    span: tuple[str | None, str | None],
    masked: bool,  # noqa: FBT001  (hypothesis passes by name)
    as_of: datetime | None,
) -> None:
    read_models.fold(history.envelopes)
    when = TimeScope(on=on, tree_on=on, as_of=as_of)

    counted = statistics.of_scope(read_models.read_database, scope, span, when, [], masked=masked)
    said = msgspec.to_builtins(counted)

    wrong = {}
    for name, number, asked in (*totals(said), *groups(said), *answers(said)):
        raised = months_wanted(asked.pop("month", None), *span)
        wanted = lists.Wanted(months=raised, **asked)
        rows = lists.of_scope(
            read_models.read_database, scope, wanted, when, limit=500, after=None, masked=masked
        )
        if len(rows) != number:
            wrong[name] = (number, len(rows))
    assert wrong == {}


@BY_CHANCE
@given(
    history=petition_worlds,
    scope=st.sampled_from(SCOPES),
    answered=st.sampled_from([None, True, False]),
    twice=st.sampled_from([None, True, False]),
    unsolved=st.sampled_from([None, True, False]),
    rounds=st.tuples(*[st.sampled_from([None, None, 1, 2])] * 3),
    office=st.sampled_from([None, *OFFICES]),
)
def test_what_is_counted_is_found_in_pages_as_the_reference_has_it(
    read_models: ReadModels, history: History, scope: UUID, rounds: Any, **chosen: Any
) -> None:
    read_models.fold(history.envelopes)
    published, accepted, rejected = rounds
    office = identity(chosen["office"]) if chosen["office"] else None
    wanted = lists.Wanted(
        answered=chosen["answered"],
        answered_twice=chosen["twice"],
        answered_not_solved=chosen["unsolved"],
        published_round=published,
        accepted_round=accepted,
        rejected_round=rejected,
        answered_by=office,
    )
    expected = {
        each.petition_id
        for each in below(oracle.standings(told_of(history)).values(), scope)
        if each.state != "split" or wanted == lists.Wanted()
        if chosen["answered"] in (None, bool(each.published))
        if chosen["twice"] in (None, max(each.published, default=0) >= 2)
        if chosen["unsolved"] in (None, bool(each.published) and each.is_open)
        if published is None or published in each.published
        if accepted is None or accepted in each.accepted
        if rejected is None or rejected in each.rejected
        if office is None or office in each.answered_by
    }

    found = list(in_pages(read_models, scope, wanted))

    assert found == sorted(found, reverse=True)
    assert {petition_id for _, petition_id in found} == expected
    assert len(found) == len(expected)


def in_pages(models: ReadModels, scope: UUID, wanted: lists.Wanted) -> Iterator[tuple[date, UUID]]:
    """The places of all rows, read in pages of two."""
    when = TimeScope(on=date(2021, 12, 31), tree_on=date(2021, 12, 31))
    after: tuple[date, UUID] | None = None
    while True:
        page = lists.of_scope(
            models.read_database, scope, wanted, when, limit=2, after=after, masked=False
        )
        for row in page:
            after = (row.raised_on, row.petition_id)
            yield after
        if len(page) < 2:
            return
