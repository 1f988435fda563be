"""What no aggregate can decide alone is decided by the store: one holder a day, whoever races."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from threading import Barrier
from uuid import UUID

import psycopg
import pytest

from chassis.claims import Claim
from chassis.event_log import EventLog
from tests.support.logs import open_log, order, province

THREADS = 8
JANUARY = date(2026, 1, 1)
END_OF_JANUARY = date(2026, 1, 31)
FEBRUARY = date(2026, 2, 1)
MARCH = date(2026, 3, 1)


class Taken(Exception):
    """The claim's own refusal."""


def claim(
    holder: str,
    starts_on: date = JANUARY,
    ends_on: date | None = None,
    *,
    key: str = "code HU-01",
    refusal: Exception | None = None,
) -> Claim:
    refusal = refusal or Taken(f"{holder} cannot have {key}")
    return Claim(key=key, holder=holder, starts_on=starts_on, ends_on=ends_on, refusal=refusal)


class Store:
    """A log whose every order makes a province of its own, to carry claims."""

    def __init__(self, log: EventLog) -> None:
        self.log = log
        self._number = 0

    def save(self, *claims: Claim) -> None:
        self._number += 1
        self.log.save(province(f"Tỉnh {self._number}"), order=order(), claims=claims)

    def held(self, key: str = "code HU-01") -> list[tuple[str, date, date | None]]:
        return [(held.holder, held.starts_on, held.ends_on) for held in self.log.held([key])]


@pytest.fixture
def store(log: EventLog) -> Store:
    return Store(log)


def test_a_claim_is_held(store: Store) -> None:
    store.save(claim("a"), claim("b", key="code HU-02"))

    assert store.held() == [("a", JANUARY, None)]
    assert store.held("code HU-02") == [("b", JANUARY, None)]
    assert store.held("code HU-03") == []


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (JANUARY, None),
        (END_OF_JANUARY, END_OF_JANUARY),
        (date(2020, 1, 1), JANUARY),
        (date(2020, 1, 1), None),
        (date(2026, 1, 10), date(2026, 1, 11)),
    ],
)
def test_another_holder_on_one_of_the_days_is_refused_in_the_claims_own_words(
    store: Store, starts_on: date, ends_on: date | None
) -> None:
    store.save(claim("a", JANUARY, END_OF_JANUARY))
    refusal = Taken("the code HU-01 is taken")

    with pytest.raises(Taken) as refused:
        store.save(claim("b", starts_on, ends_on, refusal=refusal))

    assert refused.value is refusal
    assert store.held() == [("a", JANUARY, END_OF_JANUARY)]


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(FEBRUARY, None), (date(2020, 1, 1), date(2025, 12, 31))],
)
def test_days_that_touch_do_not_overlap(
    store: Store, starts_on: date, ends_on: date | None
) -> None:
    store.save(claim("a", JANUARY, END_OF_JANUARY))

    store.save(claim("b", starts_on, ends_on))

    assert ("b", starts_on, ends_on) in store.held()


def test_a_refused_claim_stores_nothing_at_all(store: Store) -> None:
    store.save(claim("a"))

    with pytest.raises(Taken):
        store.save(claim("b", key="code HU-02"), claim("b"))

    assert store.log.last_position() == 1
    assert not store.log.exists(province("Tỉnh 2").id)
    assert store.held("code HU-02") == []


def test_of_several_claims_the_one_in_the_way_refuses(store: Store) -> None:
    store.save(claim("a"))

    with pytest.raises(Taken, match="cannot have code HU-01"):
        store.save(claim("b", key="code HU-00"), claim("b"), claim("b", key="code HU-02"))


def test_an_ended_claim_makes_room(store: Store) -> None:
    store.save(claim("a"))
    store.save(claim("a", JANUARY, END_OF_JANUARY))

    store.save(claim("b", FEBRUARY))

    assert store.held() == [("a", JANUARY, END_OF_JANUARY), ("b", FEBRUARY, None)]


def test_an_ended_claim_makes_room_within_the_same_order(store: Store) -> None:
    store.save(claim("a"))

    store.save(claim("b", FEBRUARY), claim("a", JANUARY, END_OF_JANUARY))

    assert store.held() == [("a", JANUARY, END_OF_JANUARY), ("b", FEBRUARY, None)]


def test_a_claim_is_given_up_by_a_last_day_before_the_first(store: Store) -> None:
    store.save(claim("a", MARCH))
    store.save(claim("a", MARCH, FEBRUARY))

    assert store.held() == []


def test_what_is_given_up_makes_room_within_the_same_order(store: Store) -> None:
    store.save(claim("a", MARCH))

    store.save(claim("b", JANUARY, date(2026, 12, 31)), claim("a", MARCH, FEBRUARY))

    assert store.held() == [("b", JANUARY, date(2026, 12, 31))]


def test_giving_up_what_was_never_held_changes_nothing(store: Store) -> None:
    store.save(claim("a"))

    store.save(claim("b", JANUARY, date(2025, 12, 31)))

    assert store.held() == [("a", JANUARY, None)]


def test_a_claim_may_be_prolonged_until_somebody_else_holds_the_day(store: Store) -> None:
    store.save(claim("a", JANUARY, END_OF_JANUARY))
    store.save(claim("b", MARCH))
    store.save(claim("a", JANUARY, date(2026, 2, 28)))

    with pytest.raises(Taken):
        store.save(claim("a", JANUARY, MARCH))

    assert store.held() == [("a", JANUARY, date(2026, 2, 28)), ("b", MARCH, None)]


def test_a_save_with_many_claims_completes(store: Store) -> None:
    many = [claim("a", key=f"code {number}") for number in range(5000)]

    store.save(*many)

    assert len(store.log.held([one.key for one in many])) == len(many)


def test_of_many_threads_that_race_for_a_claim_one_wins(database: str) -> None:
    with open_log(database, pool_size=THREADS) as log:
        for turn in range(40):
            together = Barrier(THREADS)
            wanted = claim("", key=f"code {turn}")

            def race(number: int, together: Barrier = together, wanted: Claim = wanted) -> str:
                mine = replace(wanted, holder=str(number))
                together.wait()
                try:
                    log.save(province(wanted.key, UUID(int=number)), order=order(), claims=[mine])
                except Taken:
                    return "refused"
                return "won"

            numbers = range(turn * THREADS + 1, (turn + 1) * THREADS + 1)
            with ThreadPoolExecutor(THREADS) as threads:
                ends = sorted(threads.map(race, numbers))

            assert ends == ["refused"] * (THREADS - 1) + ["won"]
            assert len(log.notifications(0, 1000)) == turn + 1


def test_no_connection_of_a_log_prepares_statements(database: str) -> None:
    """Refusals under load made psycopg take statements for prepared that never were.

    The server then refused whatever came next on that connection. It shows only under load, so
    what is asked here is the cause: no connection, not even the first, may prepare.
    """
    with open_log(database, pool_size=3) as log, ExitStack() as taken:
        for _ in range(5):
            connection = taken.enter_context(log._recorder.datastore.get_connection())
            assert connection.prepare_threshold is None


def test_two_orders_never_wait_for_each_other(database: str) -> None:
    """The server counts deadlocks: it would have ended one of the two after a second."""
    with open_log(database, pool_size=2) as log:
        together = Barrier(2)

        def race(turns: list[list[Claim]]) -> None:
            for number, claims in enumerate(turns):
                together.wait()
                try:
                    saved = province(f"{claims[0].holder} {number}")
                    log.save(saved, order=order(), claims=claims)
                except Taken:
                    pass

        def turn(number: int, holder: str, ended: str, open_: str) -> list[Claim]:
            return [
                claim(holder, JANUARY, END_OF_JANUARY, key=f"{ended} {number}"),
                claim(holder, key=f"{open_} {number}"),
            ]

        one = [turn(number, "a", "x", "y") for number in range(50)]
        other = [turn(number, "b", "y", "x") for number in range(50)]
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(race, [one, other]))

    with psycopg.connect(database) as connection:
        counted = connection.execute(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        )
        assert counted.fetchone() == (0,)
