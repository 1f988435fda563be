"""The sums of petitions equal the facts, whenever what arrives; who looks sees it if not."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

import pytest
from hypothesis import given
from prometheus_client import Gauge

from chassis.clock import FixedClock
from chassis.rebuilding.rebuild import fingerprints
from contracts.assignment import OrganizationClosed
from contracts.envelope import Envelope
from services.projection import monitor
from services.projection.monitor import Monitor
from services.projection.monitor.petitions import PARTS
from services.projection.read_models.petitions.queries import (
    invariants as checks,
    lists,
    statistics,
)
from tests.projection.petitions.chance import BY_CHANCE
from tests.projection.petitions.histories import WHEN, Story, march
from tests.support.feeds import History
from tests.support.histories.petition_lives import petition_worlds
from tests.support.histories.worlds import identity
from tests.support.read_models import ReadModels

NOW: Final = datetime(2021, 3, 20, 3, tzinfo=UTC)
GAUGES: Final = (
    monitor.PETITIONS_OPEN,
    monitor.PETITIONS_OVERDUE,
    monitor.PETITION_SUMS_DIFFERING,
    monitor.PETITION_SUMS_CHECKED,
)
FIRST_ID, LAST_ID = UUID(int=0), UUID(int=(1 << 128) - 1)


@pytest.fixture
def watching(read_models: ReadModels) -> Monitor:
    for gauge in GAUGES:
        gauge.clear()
    return Monitor(read_models.read_database, FixedClock(NOW))


def said(gauge: Gauge) -> dict[tuple[str, ...], float]:
    (family,) = gauge.collect()
    return {tuple(sample.labels.values()): sample.value for sample in family.samples}


def a_story() -> Story:
    """In March two that are overdue on the 20th and one in time; in April one that is answered."""
    story = Story()
    for name, due_on in (("trễ", march(15)), ("còn hạn", march(25)), ("trễ nữa", march(15))):
        petition_id = story.raise_(name)
        story.escalate(petition_id)
        story.assign(petition_id, march(8), due_on=due_on)
    story.whole_round(story.raise_("sau", cell="c4", raised_on=date(2021, 4, 6)), date(2021, 4, 7))
    return story


@BY_CHANCE
@given(history=petition_worlds)
def test_sums_that_were_kept_up_equal_the_facts(read_models: ReadModels, history: History) -> None:
    read_models.fold(history.envelopes, batch_size=3)

    months = checks.months(read_models.read_database)

    assert [checks.differing(read_models.read_database, month) for month in months] == [0] * len(
        months
    )
    assert checks.differing_totals(read_models.read_database, FIRST_ID, LAST_ID) == 0


def of_assignment(envelope: Envelope) -> bool:
    return envelope.source.endswith("/assignment")


def test_a_petition_that_arrives_before_its_organizations_is_counted_when_they_come(
    read_models: ReadModels,
) -> None:
    told = a_story().history.envelopes
    petitions = [each for each in told if not of_assignment(each)]
    as_recorded = fingerprints(read_models.database, read_models.fold(told))

    read_models.fold(petitions)
    before = how_many(read_models, "P")
    schema = read_models.fold([*petitions, *filter(of_assignment, told)], batch_size=1)

    assert before == 0
    assert fingerprints(read_models.database, schema) == as_recorded


def test_a_cell_that_turns_out_to_have_been_closed_takes_its_later_petitions_out(
    read_models: ReadModels,
) -> None:
    story = a_story()
    closed = OrganizationClosed(
        organization_id=identity("c1"), last_day=march(6), reason="sáp nhập"
    )
    story.history.add(identity("c1"), closed)

    kept_up = fingerprints(
        read_models.database, read_models.fold(story.history.envelopes, batch_size=2)
    )
    anew = fingerprints(
        read_models.database, read_models.fold(story.history.envelopes, deferred=True)
    )

    assert kept_up == anew
    before, after = (envelope.time for envelope in story.history.envelopes[-2:])
    assert how_many(read_models, "D1") == 0
    assert how_many(read_models, "D1", as_of=after) == 0
    assert how_many(read_models, "D1", as_of=before) == 3


def how_many(models: ReadModels, scope: str, as_of: datetime | None = None) -> int:
    """How many petitions are listed, which are as many as are counted."""
    when = replace(WHEN, as_of=as_of)
    rows = lists.of_scope(
        models.read_database,
        identity(scope),
        lists.Wanted(),
        when,
        limit=9,
        after=None,
        masked=False,
    )
    counted = statistics.of_scope(
        models.read_database, identity(scope), (None, None), when, [], masked=False
    )
    assert counted.totals.petitions == len(rows)
    return len(rows)


def test_the_monitor_says_what_is_open_and_overdue_by_district(
    read_models: ReadModels, watching: Monitor
) -> None:
    read_models.fold(a_story().history.envelopes)

    watching.look()

    assert said(monitor.PETITIONS_OPEN) == {
        ("0", "P", "Tổ chức P"): 4,
        ("1", "D1", "Tổ chức D1"): 3,
        ("1", "D2", "Tổ chức D2"): 1,
    }
    assert said(monitor.PETITIONS_OVERDUE) == {
        ("0", "P", "Tổ chức P"): 2,
        ("1", "D1", "Tổ chức D1"): 2,
        ("1", "D2", "Tổ chức D2"): 0,
    }


def test_sums_that_equal_the_facts_do_not_differ_and_the_check_has_its_time(
    read_models: ReadModels, watching: Monitor
) -> None:
    read_models.fold(a_story().history.envelopes)

    watching.look()

    assert said(monitor.PETITION_SUMS_DIFFERING) == {("2021",): 0, ("all",): 0}
    assert said(monitor.PETITION_SUMS_CHECKED) == dict.fromkeys(
        [("2021",), ("all",)], NOW.timestamp()
    )


def test_where_no_petition_is_recorded_nothing_differs(
    read_models: ReadModels, watching: Monitor
) -> None:
    read_models.fold([])

    watching.look()

    assert said(monitor.PETITIONS_OPEN) == {}
    assert said(monitor.PETITION_SUMS_DIFFERING) == {("2021",): 0, ("all",): 0}


@pytest.mark.parametrize(
    ("corruption", "differing"),
    [
        (
            "UPDATE petition_sum SET petitions = 9 WHERE dimension = 'all' AND period = '2021-03'",
            {"2021", "all"},
        ),
        ("UPDATE petition_sum SET solved = 1 WHERE dimension = 'all' AND period = 'all'", {"all"}),
        ("DELETE FROM petition_sum WHERE period = '2021-04'", {"2021", "all"}),
        (
            "INSERT INTO petition_sum VALUES (gen_random_uuid(), '2021-05', 'all', '', 1, 0, 0, 0)",
            {"2021", "all"},
        ),
    ],
    ids=["one too many", "one solved too many", "a month is gone", "a row of nobody's"],
)
def test_a_sum_that_no_facts_stand_behind_is_seen_in_one_round_of_looks(
    read_models: ReadModels, watching: Monitor, corruption: str, differing: set[str]
) -> None:
    schema = read_models.fold(a_story().history.envelopes)
    with read_models.database.transaction(schema) as cursor:
        cursor.execute(corruption)

    for _ in range(PARTS):
        watching.look()

    found = said(monitor.PETITION_SUMS_DIFFERING)
    assert {labels[0] for labels, value in found.items() if value} == differing


def test_no_label_of_the_metrics_of_petitions_can_name_a_person() -> None:
    labels = {label for gauge in GAUGES for label in gauge._labelnames}

    assert labels == {"depth", "organization", "name", "year"}
