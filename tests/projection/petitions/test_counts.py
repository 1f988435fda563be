"""What is counted of random lives of petitions, against a count that shares no code with it."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from hypothesis import given, strategies as st

from services.projection.read_database import TimeScope
from services.projection.read_models.petitions.queries import statistics
from tests.projection.petitions.chance import BY_CHANCE, ORGANIZATIONS, SCOPES, below, days, told_of
from tests.support.feeds import History
from tests.support.histories.petition_lives import petition_worlds
from tests.support.histories.petition_places import OFFICES
from tests.support.histories.worlds import identity
from tests.support.oracles import petition_oracle as oracle
from tests.support.read_models import ReadModels


def counted_of(*asked: Any, **more: Any) -> dict[str, Any]:
    """The statistics as they are answered."""
    counted: dict[str, Any] = msgspec.to_builtins(statistics.of_scope(*asked, **more))
    return counted


@BY_CHANCE
@given(history=petition_worlds, on=days, scope=st.sampled_from(SCOPES))
def test_every_statistic_of_every_scope_is_what_the_reference_counts(
    read_models: ReadModels, history: History, on: date, scope: UUID
) -> None:
    read_models.fold(history.envelopes, batch_size=5)
    standings = below(oracle.standings(told_of(history)).values(), scope)
    counted = [each for each in standings if each.state != "split"]

    said = counted_of(
        read_models.read_database,
        scope,
        (None, None),
        TimeScope(on=on, tree_on=on),
        [],
        masked=False,
    )

    check_totals(said, counted, on)
    check_groups(said, counted)
    assert {row["state"]: row["petitions"] for row in said["by_state"]} == {
        state: row["petitions"]
        for state, row in oracle.grouped(standings, lambda each: [each.state]).items()
    }
    check_offices(said, counted, on)
    check_times(said, counted)


def check_totals(said: dict[str, Any], counted: list[oracle.Standing], on: date) -> None:
    assert said["totals"] == {
        **oracle.counts(counted),
        "overdue": sum(each.is_overdue(on) for each in counted),
        "answered_not_solved": sum(bool(each.published) and each.is_open for each in counted),
        "answered_twice": sum(max(each.published, default=0) >= 2 for each in counted),
    }


def check_groups(said: dict[str, Any], counted: list[oracle.Standing]) -> None:
    for name, key, of in (
        ("by_field", "field", lambda each: [each.field]),
        ("by_month", "month", lambda each: [f"{each.raised_on:%Y-%m}"]),
        ("by_zone", "zone_id", lambda each: [each.zone_id and str(each.zone_id)]),
        ("by_commune", "commune_id", lambda each: [str(each.commune_id)]),
        ("by_round", "round", lambda each: [each.round]),
    ):
        rows = {row[key]: {k: row[k] for k in oracle.counts([])} for row in said[name]}
        assert rows == oracle.grouped(counted, of), name
    months = oracle.grouped(counted, lambda each: [f"{each.raised_on:%Y-%m}"]).values()
    for name, of_all in (("busiest_month", max), ("quietest_month", min)):
        expected = of_all((row["petitions"] for row in months), default=None)
        assert (said[name] and said[name]["petitions"]) == expected


def check_offices(said: dict[str, Any], counted: list[oracle.Standing], on: date) -> None:
    offices = {UUID(row["office_id"]): row for row in said["by_office"]}
    for office in map(identity, OFFICES):
        row = offices.get(office, {"open": 0, "overdue": 0, "answered": 0})
        leads = [each for each in counted if each.lead_id == office]
        before_it = [each for each in leads if each.state in {*oracle.OWED, "answered"}]
        assert row["open"] == len(before_it)
        assert row["overdue"] == sum(each.is_overdue(on) for each in leads)
        assert row["answered"] == sum(office in each.answered_by for each in counted)


def check_times(said: dict[str, Any], counted: list[oracle.Standing]) -> None:
    for name, times in (
        ("time_to_answer", oracle.days_to_answer(counted)),
        ("time_to_solved", oracle.days_to_solved(counted)),
    ):
        assert said[name] == {
            "petitions": len(times),
            "median": oracle.within(times, 50),
            "p90": oracle.within(times, 90),
        }
    for row in said["accepted_by_round"]:
        for name in ("published", "accepted", "rejected"):
            assert row[name] == sum(row["round"] in getattr(each, name) for each in counted)
        judged = row["accepted"] + row["rejected"]
        assert row["share"] == (row["accepted"] / judged if judged else None)


@BY_CHANCE
@given(history=petition_worlds, on=days, day=days, scope=st.sampled_from(ORGANIZATIONS))
def test_the_statistics_in_the_tree_of_a_day_count_the_cells_that_were_there_then(
    read_models: ReadModels, history: History, on: date, day: date, scope: UUID
) -> None:
    read_models.fold(history.envelopes)
    standings = oracle.standing_below(told_of(history), scope, day)
    counted = [each for each in standings if each.state != "split"]

    said = counted_of(
        read_models.read_database,
        scope,
        (None, None),
        TimeScope(on=on, tree_on=on),
        [],
        masked=False,
        arranged_on=day,
    )

    check_totals(said, counted, on)
    check_groups(said, counted)
    check_offices(said, counted, on)
    check_times(said, counted)


@BY_CHANCE
@given(history=petition_worlds, on=days, months=st.tuples(*[st.integers(1, 5)] * 2))
def test_the_statistics_of_some_months_count_what_was_raised_in_them(
    read_models: ReadModels, history: History, on: date, months: tuple[int, int]
) -> None:
    read_models.fold(history.envelopes)
    first, last = (f"2021-{month:02}" for month in months)
    counted = [
        each
        for each in oracle.standings(told_of(history)).values()
        if each.state != "split" and first <= f"{each.raised_on:%Y-%m}" <= last
    ]

    said = counted_of(
        read_models.read_database,
        identity("P"),
        (first, last),
        TimeScope(on=on, tree_on=on),
        [],
        masked=False,
    )

    check_totals(said, counted, on)
    check_groups(said, counted)
    check_times(said, counted)
