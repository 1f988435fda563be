"""An upgrade gives what is reserved the keys of this version, and loses none of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest
from structlog.testing import capture_logs

from tests.support.histories.earlier_keys import before_rekeying
from tests.support.logs import open_log

PARENT = "00000000-0000-4000-8000-000000000002"

Row = tuple[str, str, date, date | None]


def row(key: str, holder: str = "a", starts: int = 2020, ends: int | None = None) -> Row:
    """A reservation from New Year to New Year's Eve of ``ends``."""
    return key, holder, date(starts, 1, 1), date(ends, 12, 31) if ends else None


@pytest.fixture
def upgrade(database: str) -> Callable[..., list[Row]]:
    """Starts this version over these rows; returns the rows then."""
    insert = "INSERT INTO assignment_events_claims VALUES (%s, %s, %s, %s)"

    def upgraded(*rows: Row) -> list[Row]:
        with open_log(database):
            pass
        before_rekeying(database, insert, rows)
        with open_log(database):
            return stored(database)

    return upgraded


def stored(database: str, table: str = "assignment_events_reservations") -> list[Any]:
    with psycopg.connect(database) as connection:
        return connection.execute(
            f"SELECT key, holder, starts_on, ends_on FROM {table} ORDER BY 3, 1, 2".encode()
        ).fetchall()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("organization-code:hu–01", "organization-code:hu-01"),
        ("locality-code:\uff58\uff0d01", "locality-code:x-01"),
        (f"organization-name:{PARENT}:hoà: b", f"organization-name:{PARENT}:hòa: b"),
        ("organization-name:None:ð — x", "organization-name:None:đ-x"),
    ],
)
def test_a_name_or_a_code_is_keyed_as_it_is_compared_now(
    upgrade: Callable[..., list[Row]], before: str, after: str
) -> None:
    assert upgrade(row(before)) == [row(after)]


@pytest.mark.parametrize(
    "key",
    [
        "account:Vp – Hoà",
        f"secretary:{PARENT}",
        f"assignment:{PARENT}:{PARENT}:follows",
        f"meeting:{PARENT}:monthly",
        "organization-code:hu-01",
        "",
    ],
)
def test_every_other_key_stays(upgrade: Callable[..., list[Row]], key: str) -> None:
    assert upgrade(row(key)) == [row(key)]


def test_one_that_another_is_in_the_way_of_keeps_its_key_and_a_warning_tells(
    upgrade: Callable[..., list[Row]],
) -> None:
    with capture_logs() as lines:
        now = upgrade(
            row("locality-code:hoà", "a", 2020),
            row("locality-code:hoà–1", "c", 2020),
            row("locality-code:hòa", "b", 2021, 2021),
        )

    assert row("locality-code:hoà", "a", 2020) in now
    assert row("locality-code:hòa-1", "c", 2020) in now
    assert row("locality-code:hòa", "b", 2021, 2021) in now
    assert [(line["event"], line["key"], line["holder"]) for line in lines] == [
        ("reservation_keeps_its_key", "locality-code:hoà", "a")
    ]
    assert lines[0]["log_level"] == "warning"


def test_of_two_old_keys_that_are_one_now_the_earlier_has_it(
    upgrade: Callable[..., list[Row]],
) -> None:
    with capture_logs() as lines:
        now = upgrade(
            row("locality-code:x–1", "b", 2021),
            row("locality-code:x—1", "a", 2020),
            row("locality-code:x‒1", "c", 2010, 2019),
        )

    assert now == [
        row("locality-code:x-1", "c", 2010, 2019),
        row("locality-code:x-1", "a", 2020),
        row("locality-code:x–1", "b", 2021),
    ]
    assert [line["holder"] for line in lines] == ["b"]


def test_what_one_holder_spelled_in_two_ways_is_one_reservation_since_the_first(
    upgrade: Callable[..., list[Row]],
) -> None:
    # This version takes the second name for the first one, and will end it from its first day.
    assert upgrade(
        row("locality-code:hoà", "a", 2018, 2019),
        row("locality-code:hòa", "a", 2020, 2021),
        row("locality-code:hoà", "a", 2022),
        row("locality-code:hoà", "b", 2016, 2016),
        row("locality-code:hòa", "a", 2010, 2010),
    ) == [
        row("locality-code:hòa", "a", 2010, 2010),
        row("locality-code:hòa", "b", 2016, 2016),
        row("locality-code:hòa", "a", 2018),
    ]


def test_a_second_start_does_nothing(database: str, upgrade: Callable[..., list[Row]]) -> None:
    upgrade(row("locality-code:hòa", "b"), row("locality-code:hoà", "a"))
    versions = "SELECT xmin::text, t::text FROM assignment_events_reservations t ORDER BY 2"
    with psycopg.connect(database) as connection:
        before = connection.execute(versions).fetchall()

    with capture_logs() as lines, open_log(database):
        pass

    with psycopg.connect(database) as connection:
        assert connection.execute(versions).fetchall() == before
    assert lines == []


def test_the_release_before_sees_the_same_rows(
    database: str, upgrade: Callable[..., list[Row]]
) -> None:
    now = upgrade(row("locality-code:hoà"))

    assert stored(database, "assignment_events_claims") == now
