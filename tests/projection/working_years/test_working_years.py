"""The days of a year: what the calendar knows, and what the province decided."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from hypothesis import given, strategies as st

from chassis.rebuilding.rebuild import fingerprints
from contracts.envelope import Envelope
from contracts.petition.rules import WorkingYearDecided
from contracts.read.rules import Holiday, WorkingYear
from services.projection.read_database import TimeScope
from services.projection.read_models.working_years import queries as working_years
from tests.projection.petitions.chance import BY_CHANCE
from tests.support.feeds import History
from tests.support.histories.worlds import identity
from tests.support.read_models import ReadModels

NOW: Final = TimeScope(on=date(2019, 6, 1), tree_on=date(2019, 6, 1))


def decide(
    history: History, year: int, off: Sequence[date], worked: Sequence[date], document: str
) -> None:
    of_year = identity(f"năm {year}")
    decided = WorkingYearDecided(
        working_year_id=of_year,
        year=year,
        days_off=list(off),
        days_worked=list(worked),
        document=document,
    )
    history.add(of_year, decided)


def of_year(models: ReadModels, year: int, when: TimeScope = NOW) -> WorkingYear:
    return working_years.year(models.read_database, year, when)


def test_what_nobody_decided_is_as_the_calendar_has_it(read_models: ReadModels) -> None:
    read_models.fold([])

    found = of_year(read_models, 2019)

    assert found.decision is None
    assert Holiday(day=date(2019, 2, 5), name="Tết Nguyên Đán") in found.holidays
    assert Holiday(day=date(2019, 9, 2), name="Quốc khánh") in found.holidays
    assert {one.day.year for one in found.holidays} == {2019}
    assert found.moved == [date(2019, 1, 5), date(2019, 5, 4)]


def test_of_a_year_too_far_away_no_holidays_are_known(read_models: ReadModels) -> None:
    read_models.fold([])

    assert of_year(read_models, 2199).holidays == []


def test_the_last_decision_about_a_year_holds_and_an_earlier_one_is_known_as_of_then(
    read_models: ReadModels,
) -> None:
    history = History()
    first, second = date(2019, 4, 29), date(2019, 8, 30)
    decide(history, 2019, [first], [date(2019, 5, 4)], "Thông báo 1")
    before = history.envelopes[-1].time
    decide(history, 2019, [second], [], "Thông báo 2")
    decide(history, 2020, [], [date(2020, 5, 9)], "Thông báo 3")
    read_models.fold(history.envelopes)

    now, then = of_year(read_models, 2019), of_year(read_models, 2019, replace(NOW, as_of=before))

    assert now.decision is not None
    assert (now.decision.document, now.decision.days_off) == ("Thông báo 2", [second])
    assert now.decision.days_worked == []
    assert now.decision.event_id == history.envelopes[1].id
    assert then.decision is not None
    assert then.decision.days_off == [first]
    assert then.decision.days_worked == [date(2019, 5, 4)]
    following = of_year(read_models, 2020).decision
    assert following is not None
    assert following.days_worked == [date(2020, 5, 9)]
    assert of_year(read_models, 2018).decision is None


def decisions() -> list[Envelope]:
    history = History()
    for year in (2019, 2020):
        for month in (1, 2, 3):
            decide(history, year, [date(year, month, 1)], [date(year, month, 2)], f"TB {month}")
    return history.envelopes


@BY_CHANCE
@given(turns=st.permutations([envelope.aggregate_id for envelope in decisions()]))
def test_any_order_that_keeps_each_years_own_gives_the_same_tables(
    read_models: ReadModels, turns: list[Any]
) -> None:
    told = decisions()
    waiting = {of: [e for e in told if e.aggregate_id == of] for of in turns}
    as_recorded = fingerprints(read_models.database, read_models.fold(told))

    mixed = [waiting[of].pop(0) for of in turns]

    assert fingerprints(read_models.database, read_models.fold(mixed)) == as_recorded
