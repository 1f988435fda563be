"""COPY takes every value in and gives it back unchanged, or refuses the row."""

import math
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import pytest
from hypothesis import given, settings, strategies as st

from chassis.postgres.database import REJECTED_ROW_ERRORS, Database, copy_rows

BY_CHANCE = settings(max_examples=150, deadline=None, derandomize=True)

_COLUMNS: Final = {
    "word": "text",
    "raw": "bytea",
    "yes": "boolean",
    "count": "bigint",
    "share": "double precision",
    "sum": "numeric",
    "day": "date",
    "moment": "timestamptz",
    "hour": "time",
    "key": "uuid",
}

Row = tuple[Any, ...]


class Table:
    """A table with a column of every type, in which rows are put and found again."""

    def __init__(self, database_url: str) -> None:
        self._database = Database(database_url)
        columns = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
        with self._database.transaction() as cursor:
            cursor.execute(f"CREATE TABLE kept (number serial, {columns})")

    def took(self, rows: Sequence[Row], columns: Sequence[str] = tuple(_COLUMNS)) -> list[Row]:
        """What is in the table after these rows were copied into it while it was empty."""
        with self._database.transaction() as cursor:
            cursor.execute("TRUNCATE kept")
            copy_rows(cursor, "kept", columns, rows)
            cursor.execute(f"SELECT {', '.join(columns)} FROM kept ORDER BY number")
            return [
                tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
                for row in cursor.fetchall()
            ]

    def close(self) -> None:
        self._database.close()


@pytest.fixture(scope="module")
def table(module_database: str) -> Iterator[Table]:
    opened = Table(module_database)
    yield opened
    opened.close()


awkward = st.text(alphabet="\t\n\r\v\f\b\\.N'\"x0 1àđ\u2028\x7f\x1b𠀀", max_size=8)
texts = awkward | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
days = st.dates(min_value=date(1, 1, 1))
moments = st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
rows = st.tuples(
    *(
        st.none() | values
        for values in (
            texts,
            st.binary(max_size=20),
            st.booleans(),
            st.integers(min_value=-(2**63), max_value=2**63 - 1),
            st.floats(allow_nan=False),
            st.decimals(allow_nan=False, allow_infinity=False),
            days,
            moments,
            st.times(),
            st.uuids(),
        )
    )
)


@BY_CHANCE
@given(given_rows=st.lists(rows, max_size=5))
def test_what_is_copied_in_is_found_again(table: Table, given_rows: list[Row]) -> None:
    assert table.took(given_rows) == given_rows


@BY_CHANCE
@given(words=st.lists(st.tuples(texts, texts), max_size=5))
def test_no_text_runs_into_the_next_column_or_row(table: Table, words: list[Row]) -> None:
    """Here without other columns, so that a row may be of nothing but escapes."""
    with_words = [(word, other.encode()) for word, other in words]

    assert table.took(with_words, ["word", "raw"]) == with_words


@pytest.mark.parametrize(
    "word", ["\\N", "\\.", "", " ", "\\", "\\\\", "\\t", "\\x41", "\\101", "\r"]
)
def test_what_copy_takes_for_a_sign_is_a_text_like_any_other(table: Table, word: str) -> None:
    assert table.took([(word,), (None,), (word,)], ["word"]) == [(word,), (None,), (word,)]


@pytest.mark.parametrize("share", [math.inf, -math.inf, -0.0, 5e-324, 1.7976931348623157e308])
def test_the_ends_of_the_numbers_are_kept(table: Table, share: float) -> None:
    ((found,),) = table.took([(share,)], ["share"])

    assert (found, math.copysign(1, found)) == (share, math.copysign(1, share))


def test_a_moment_of_another_zone_is_the_same_moment(table: Table) -> None:
    moment = datetime(2026, 1, 15, 0, 30, tzinfo=timezone(timedelta(hours=7)))

    assert table.took([(moment,)], ["moment"]) == [(moment.astimezone(UTC),)]


def test_kinds_of_a_type_are_written_as_the_type(table: Table) -> None:
    class Word(str):
        __slots__ = ()

    row = (Word("a\tb"), Decimal("1E+2"), time(1, 2, 3, 4), UUID(int=1))

    assert table.took([row], ["word", "sum", "hour", "key"]) == [row]


@pytest.mark.parametrize("word", ["\x00", "a\x00b", "\ud800", "a\udfff"], ids=ascii)
def test_what_no_text_can_bear_is_a_bad_row_and_leaves_nothing(table: Table, word: str) -> None:
    with pytest.raises(REJECTED_ROW_ERRORS):
        table.took([("before",), (word,)], ["word"])

    assert table.took([], ["word"]) == []


def test_a_value_of_another_type_than_the_columns_is_a_bad_row(table: Table) -> None:
    with pytest.raises(REJECTED_ROW_ERRORS):
        table.took([("no number",)], ["count"])
