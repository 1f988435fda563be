"""The monitor: what it says of the quotas, and that it sees a sum that no facts stand behind."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import psycopg2
import pytest
from prometheus_client import Gauge

from chassis.clock import FixedClock
from contracts.assignment import OrganizationClosed, OrganizationRenamed
from services.projection import monitor
from services.projection.monitor import Monitor
from services.projection.read_database import ReadDatabase
from tests.deploy.operations.province import DINH_LAP, LOC_BINH, meeting, province
from tests.support.histories.worlds import identity
from tests.support.read_models import ReadModels

NOW = datetime(2021, 7, 2, 3, tzinfo=UTC)
"""The 183rd day of the year: half of what is owed, rounded down, should be made."""

GAUGES = (
    monitor.MEMBERS,
    monitor.MEMBERS_BEHIND,
    monitor.AT_QUOTA,
    monitor.MADE,
    monitor.SUMS_DIFFERING,
    monitor.SUMS_CHECKED,
)
PROVINCE = ("0", "LS", "Tỉnh ủy Lạng Sơn")
IN_DINH_LAP = ("1", "LS-189", "Huyện ủy Đình Lập")
IN_LOC_BINH = ("1", "LS-188", "Huyện ủy Lộc Bình")


@pytest.fixture
def read_models(database: str) -> Iterator[ReadModels]:
    for gauge in GAUGES:
        gauge.clear()
    models = ReadModels(database)
    yield models
    models.close()


@pytest.fixture
def watching(read_models: ReadModels) -> Monitor:
    return Monitor(read_models.read_database, FixedClock(NOW))


def said(gauge: Gauge) -> dict[tuple[str, ...], float]:
    """What the gauge says now, by its labels' values."""
    (family,) = gauge.collect()
    return {tuple(sample.labels.values()): sample.value for sample in family.samples}


def test_it_says_who_owes_and_who_is_behind_by_district_and_level(
    read_models: ReadModels, watching: Monitor
) -> None:
    read_models.fold(province().envelopes)

    watching.look()

    assert said(monitor.MEMBERS) == {
        (*PROVINCE, "province"): 1,
        (*PROVINCE, "district"): 2,
        (*PROVINCE, "commune"): 1,
        (*IN_DINH_LAP, "district"): 1,
        (*IN_DINH_LAP, "commune"): 1,
        (*IN_LOC_BINH, "district"): 1,
    }
    assert said(monitor.MEMBERS_BEHIND) == {
        (*PROVINCE, "province"): 0,
        (*PROVINCE, "district"): 1,
        (*PROVINCE, "commune"): 1,
        (*IN_DINH_LAP, "district"): 0,
        (*IN_DINH_LAP, "commune"): 1,
        (*IN_LOC_BINH, "district"): 1,
    }


def test_it_says_the_share_of_members_at_quota_and_of_visits_made(
    read_models: ReadModels, watching: Monitor
) -> None:
    read_models.fold(province().envelopes)

    watching.look()

    assert said(monitor.AT_QUOTA) == {
        (*PROVINCE, "province"): 0,
        (*PROVINCE, "district"): 0.5,
        (*PROVINCE, "commune"): 0,
        (*IN_DINH_LAP, "district"): 1,
        (*IN_DINH_LAP, "commune"): 0,
        (*IN_LOC_BINH, "district"): 0,
    }
    assert said(monitor.MADE) == {
        (*PROVINCE, "province"): 0,
        (*PROVINCE, "district"): 0.5,
        (*PROVINCE, "commune"): 0.25,
        (*IN_DINH_LAP, "district"): 1,
        (*IN_DINH_LAP, "commune"): 0.25,
        (*IN_LOC_BINH, "district"): 0,
    }


def test_an_organization_that_closed_or_changed_its_name_is_no_longer_named_as_it_was(
    read_models: ReadModels, watching: Monitor
) -> None:
    history = province()
    read_models.fold(history.envelopes)
    watching.look()
    history.add(
        LOC_BINH,
        OrganizationClosed(organization_id=LOC_BINH, last_day=date(2021, 6, 30), reason="sáp nhập"),
    )
    history.add(
        DINH_LAP,
        OrganizationRenamed(
            organization_id=DINH_LAP,
            code="LS-189",
            name="Đảng bộ Đình Lập",
            effective_on=date(2021, 7, 1),
        ),
    )
    read_models.fold(history.envelopes)

    watching.look()

    assert {labels[2] for labels in said(monitor.MEMBERS)} == {
        "Tỉnh ủy Lạng Sơn",
        "Đảng bộ Đình Lập",
    }


def test_where_nothing_is_recorded_yet_nothing_is_said_but_that_no_sum_differs(
    read_models: ReadModels, watching: Monitor
) -> None:
    read_models.fold([])

    watching.look()

    assert said(monitor.MEMBERS) == {}
    assert said(monitor.SUMS_DIFFERING) == {("2021",): 0}


def test_sums_that_equal_the_facts_do_not_differ_and_the_check_has_its_time(
    read_models: ReadModels, watching: Monitor
) -> None:
    read_models.fold(province().envelopes)

    watching.look()

    assert said(monitor.SUMS_DIFFERING) == {("2021",): 0}
    assert said(monitor.SUMS_CHECKED) == {("2021",): NOW.timestamp()}


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE quota_sum SET attended = attended + 1 WHERE member_id = %(member)s",
        "UPDATE quota_sum SET confirmed = confirmed + 1 WHERE member_id = %(member)s",
        "DELETE FROM quota_sum WHERE member_id = %(member)s",
        "INSERT INTO quota_sum VALUES (2021, %(member)s, 'province', 1, 1, 0)",
    ],
    ids=["one visit too many", "one confirmation too many", "a row is gone", "a row of nobody's"],
)
def test_a_sum_that_no_facts_stand_behind_is_seen(
    read_models: ReadModels, watching: Monitor, corruption: str
) -> None:
    schema = read_models.fold(province().envelopes)
    with read_models.database.transaction(schema) as cursor:
        cursor.execute(corruption, {"member": identity("Bình")})

    watching.look()

    assert said(monitor.SUMS_DIFFERING) == {("2021",): 1}


def test_the_sums_of_earlier_years_are_checked_by_turns(
    read_models: ReadModels, watching: Monitor
) -> None:
    history = province()
    for year in (2018, 2019, 2020):
        meeting(history, date(year, 5, 5), "Chi")
    schema = read_models.fold(history.envelopes)
    with read_models.database.transaction(schema) as cursor:
        cursor.execute("DELETE FROM quota_sum WHERE year = 2019")

    for _ in range(3):
        watching.look()

    assert said(monitor.SUMS_DIFFERING) == {
        ("2018",): 0,
        ("2019",): 1,
        ("2020",): 0,
        ("2021",): 0,
    }


def test_a_day_on_which_the_database_is_away_is_waited_out(read_models: ReadModels) -> None:
    read_models.fold(province().envelopes)
    stopping = threading.Event()

    class Away(ReadDatabase):
        def rows(self, *_: Any, **__: Any) -> list[Any]:
            stopping.set()
            raise psycopg2.OperationalError("the server is away")

    Monitor(Away(read_models.database, read_models.generations), FixedClock(NOW)).run(stopping)

    assert said(monitor.SUMS_CHECKED) == {}


def test_it_looks_at_once_when_it_is_started(read_models: ReadModels) -> None:
    read_models.fold(province().envelopes)
    stopping = threading.Event()

    class StopsAfterOneLook(FixedClock):
        def now(self) -> datetime:
            stopping.set()
            return super().now()

    Monitor(read_models.read_database, StopsAfterOneLook(NOW)).run(stopping)

    assert said(monitor.SUMS_CHECKED) == {("2021",): NOW.timestamp()}


def test_no_label_of_the_business_metrics_can_name_a_person() -> None:
    labels = {label for gauge in GAUGES for label in gauge._labelnames}

    assert labels == {"depth", "organization", "name", "level", "year"}
