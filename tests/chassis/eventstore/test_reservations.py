"""What no aggregate can decide alone is decided by the store: one holder a day, whoever races."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from threading import Barrier
from uuid import UUID

import psycopg
import pytest

from chassis.eventstore.event_log import EventLog
from chassis.eventstore.reservations import Reservation
from tests.support.logs import context, open_log, province

THREADS = 8
JANUARY = date(2026, 1, 1)
END_OF_JANUARY = date(2026, 1, 31)
FEBRUARY = date(2026, 2, 1)
MARCH = date(2026, 3, 1)


class Taken(Exception):
    """The reservation's own refusal."""


def reservation(
    holder: str,
    starts_on: date = JANUARY,
    ends_on: date | None = None,
    *,
    key: str = "code HU-01",
    refusal: Exception | None = None,
) -> Reservation:
    refusal = refusal or Taken(f"{holder} cannot have {key}")
    return Reservation(
        key=key, holder=holder, starts_on=starts_on, ends_on=ends_on, refusal=refusal
    )


class Store:
    """A log whose every command makes a province of its own, to carry reservations."""

    def __init__(self, log: EventLog) -> None:
        self.log = log
        self._number = 0

    def save(self, *reservations: Reservation) -> None:
        self._number += 1
        self.log.save(
            province(f"Tỉnh {self._number}"), context=context(), reservations=reservations
        )

    def held(self, key: str = "code HU-01") -> list[tuple[str, date, date | None]]:
        return [(held.holder, held.starts_on, held.ends_on) for held in self.log.held([key])]


@pytest.fixture
def store(log: EventLog) -> Store:
    return Store(log)


def test_a_claim_is_held(store: Store) -> None:
    store.save(reservation("a"), reservation("b", key="code HU-02"))

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
    store.save(reservation("a", JANUARY, END_OF_JANUARY))
    refusal = Taken("the code HU-01 is taken")

    with pytest.raises(Taken) as refused:
        store.save(reservation("b", starts_on, ends_on, refusal=refusal))

    assert refused.value is refusal
    assert store.held() == [("a", JANUARY, END_OF_JANUARY)]


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(FEBRUARY, None), (date(2020, 1, 1), date(2025, 12, 31))],
)
def test_days_that_touch_do_not_overlap(
    store: Store, starts_on: date, ends_on: date | None
) -> None:
    store.save(reservation("a", JANUARY, END_OF_JANUARY))

    store.save(reservation("b", starts_on, ends_on))

    assert ("b", starts_on, ends_on) in store.held()


def test_a_refused_claim_stores_nothing_at_all(store: Store) -> None:
    store.save(reservation("a"))

    with pytest.raises(Taken):
        store.save(reservation("b", key="code HU-02"), reservation("b"))

    assert store.log.last_position() == 1
    assert not store.log.exists(province("Tỉnh 2").id)
    assert store.held("code HU-02") == []


def test_of_several_claims_the_one_in_the_way_refuses(store: Store) -> None:
    store.save(reservation("a"))

    with pytest.raises(Taken, match="cannot have code HU-01"):
        store.save(
            reservation("b", key="code HU-00"), reservation("b"), reservation("b", key="code HU-02")
        )


def test_an_ended_claim_makes_room(store: Store) -> None:
    store.save(reservation("a"))
    store.save(reservation("a", JANUARY, END_OF_JANUARY))

    store.save(reservation("b", FEBRUARY))

    assert store.held() == [("a", JANUARY, END_OF_JANUARY), ("b", FEBRUARY, None)]


def test_an_ended_claim_makes_room_within_the_same_order(store: Store) -> None:
    store.save(reservation("a"))

    store.save(reservation("b", FEBRUARY), reservation("a", JANUARY, END_OF_JANUARY))

    assert store.held() == [("a", JANUARY, END_OF_JANUARY), ("b", FEBRUARY, None)]


def test_a_claim_is_given_up_by_a_last_day_before_the_first(store: Store) -> None:
    store.save(reservation("a", MARCH))
    store.save(reservation("a", MARCH, FEBRUARY))

    assert store.held() == []


def test_what_is_given_up_makes_room_within_the_same_order(store: Store) -> None:
    store.save(reservation("a", MARCH))

    store.save(reservation("b", JANUARY, date(2026, 12, 31)), reservation("a", MARCH, FEBRUARY))

    assert store.held() == [("b", JANUARY, date(2026, 12, 31))]


def test_giving_up_what_was_never_held_changes_nothing(store: Store) -> None:
    store.save(reservation("a"))

    store.save(reservation("b", JANUARY, date(2025, 12, 31)))

    assert store.held() == [("a", JANUARY, None)]


def test_a_claim_may_be_prolonged_until_somebody_else_holds_the_day(store: Store) -> None:
    store.save(reservation("a", JANUARY, END_OF_JANUARY))
    store.save(reservation("b", MARCH))
    store.save(reservation("a", JANUARY, date(2026, 2, 28)))

    with pytest.raises(Taken):
        store.save(reservation("a", JANUARY, MARCH))

    assert store.held() == [("a", JANUARY, date(2026, 2, 28)), ("b", MARCH, None)]


def test_a_save_with_many_claims_completes(store: Store) -> None:
    many = [reservation("a", key=f"code {number}") for number in range(5000)]

    store.save(*many)

    assert len(store.log.held([one.key for one in many])) == len(many)


def test_of_many_threads_that_race_for_a_claim_one_wins(database: str) -> None:
    with open_log(database, pool_size=THREADS) as log:
        for turn in range(40):
            together = Barrier(THREADS)
            wanted = reservation("", key=f"code {turn}")

            def race(
                number: int, together: Barrier = together, wanted: Reservation = wanted
            ) -> str:
                mine = replace(wanted, holder=str(number))
                together.wait()
                try:
                    log.save(
                        province(wanted.key, UUID(int=number)),
                        context=context(),
                        reservations=[mine],
                    )
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

        def race(turns: list[list[Reservation]]) -> None:
            for number, reservations in enumerate(turns):
                together.wait()
                try:
                    saved = province(f"{reservations[0].holder} {number}")
                    log.save(saved, context=context(), reservations=reservations)
                except Taken:
                    pass

        def turn(number: int, holder: str, ended: str, open_: str) -> list[Reservation]:
            return [
                reservation(holder, JANUARY, END_OF_JANUARY, key=f"{ended} {number}"),
                reservation(holder, key=f"{open_} {number}"),
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
