"""What was known then: the tables as of a moment of recording are what had been recorded by it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.support.feeds import BEGINNING
from tests.support.names import Names, many
from tests.support.registers import Register

MANY = many(organizations=6, renamings=4)


def names_as_of(register: Register, moment: datetime) -> list[str]:
    query = "SELECT name FROM named ORDER BY recorded_at"
    return [
        row["name"] for row in register.database.rows(query, schema=register.schema, as_of=moment)
    ]


def total_as_of(register: Register, moment: datetime) -> int:
    rows = register.database.rows("SELECT names FROM total", schema=register.schema, as_of=moment)
    return int(rows[0]["names"])


@pytest.mark.parametrize("count", [0, 1, 7, len(MANY)])
def test_as_of_a_moment_there_is_exactly_what_was_recorded_until_then(
    register: Register, count: int
) -> None:
    register.fold(MANY)
    everything = [
        row["name"] for row in register.rows("SELECT name FROM named ORDER BY recorded_at")
    ]

    moment = BEGINNING + timedelta(seconds=count)

    assert names_as_of(register, moment) == everything[:count]
    assert total_as_of(register, moment) == count


@pytest.mark.parametrize("count", [1, 7, 20])
def test_as_of_a_moment_it_is_what_a_fold_until_then_had_given(
    register: Register, count: int
) -> None:
    register.fold(MANY[:count])
    then = [(row["name"], row["version"]) for row in register.rows("SELECT * FROM named")]
    register.fold(MANY)

    rows = register.database.rows(
        "SELECT * FROM named", schema=register.schema, as_of=MANY[count - 1].time
    )

    assert sorted((row["name"], row["version"]) for row in rows) == sorted(then)


def test_a_moment_may_be_given_in_any_zone(register: Register) -> None:
    register.fold(MANY)
    moment = MANY[4].time

    for zone in (UTC, timezone(timedelta(hours=7))):
        assert total_as_of(register, moment.astimezone(zone)) == 5


def test_an_earlier_question_does_not_show_in_the_next_one(register: Register) -> None:
    register.fold(MANY)

    assert total_as_of(register, MANY[0].time) == 1
    assert register.total() == len(MANY)
    assert total_as_of(register, MANY[9].time) == 10


def test_what_is_recorded_later_about_an_earlier_day_was_not_known_then(register: Register) -> None:
    told = Names()
    told.register("Lạng Sơn")
    told.rename("Lạng Sơn", "tên mới")
    register.fold(told.envelopes)

    before = told.envelopes[1].time - timedelta(microseconds=1)

    assert names_as_of(register, before) == ["Lạng Sơn"]
