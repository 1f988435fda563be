"""A command with a key is carried out once, however often and from how many threads it comes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import UUID

import psycopg
import pytest

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.eventstore.reservations import Reservation
from chassis.refusals import ChangedMeanwhile, KeyUsedForAnotherRequest
from tests.support.logs import context, open_log, province

THREADS = 8
KEYED = context(key="k-1", body="the body")


class Taken(Exception):
    """Somebody else holds it."""


def test_a_repeated_command_gets_the_first_result_and_stores_nothing(log: EventLog) -> None:
    first = log.save(province("Lạng Sơn"), context=KEYED, also={"post_id": "7"})

    again = log.save(province("Cao Bằng"), context=KEYED, also={"post_id": "8"})

    assert again == first
    assert log.last_position() == 1


def test_a_key_with_another_body_is_refused(log: EventLog) -> None:
    log.save(province("Lạng Sơn"), context=KEYED)

    with pytest.raises(KeyUsedForAnotherRequest) as refused:
        log.save(province("Cao Bằng"), context=context(key="k-1", body="another body"))

    assert refused.value.field == "Idempotency-Key"
    assert log.last_position() == 1


def test_a_key_is_its_actors_own(log: EventLog) -> None:
    log.save(province("Lạng Sơn"), context=KEYED)

    log.save(province("Cao Bằng"), context=context("vp-cao-bang", key="k-1", body="another body"))

    assert log.last_position() == 2


def test_an_order_without_a_key_is_carried_out_each_time(log: EventLog) -> None:
    log.save(province("Lạng Sơn"), context=context(body="the body"))
    log.save(province("Cao Bằng"), context=context(body="the body"))

    assert log.last_position() == 2


def test_whether_an_order_was_carried_out_can_be_asked_before(log: EventLog) -> None:
    assert log.repeated(KEYED) is None

    result = log.save(province(), context=KEYED, also={"post_id": "7"})

    assert log.repeated(KEYED) == result
    assert log.repeated(context()) is None
    with pytest.raises(KeyUsedForAnotherRequest):
        log.repeated(context(key="k-1", body="another body"))


def test_a_key_is_remembered_when_the_log_is_opened_again(database: str) -> None:
    with open_log(database) as log:
        result = log.save(province(), context=KEYED)

    with open_log(database) as log:
        assert log.repeated(KEYED) == result


def test_a_key_of_an_order_that_was_refused_is_free(log: EventLog) -> None:
    log.save(province(), context=context())

    with pytest.raises(ChangedMeanwhile):
        log.save(province(), context=KEYED)

    assert log.repeated(KEYED) is None
    result = log.save(province("Cao Bằng"), context=KEYED)
    assert log.repeated(KEYED) == result


def test_a_key_of_an_order_whose_claim_was_refused_is_free(log: EventLog) -> None:
    def reservation(holder: str) -> Reservation:
        day = date(2026, 1, 1)
        return Reservation(key="HU-01", holder=holder, starts_on=day, ends_on=None, refusal=Taken())

    log.save(province(), context=context(), reservations=[reservation("a")])

    with pytest.raises(Taken):
        log.save(province("Cao Bằng"), context=KEYED, reservations=[reservation("b")])

    assert log.repeated(KEYED) is None


def test_keys_and_events_are_stored_in_one_transaction(log: EventLog, database: str) -> None:
    """The rows of the two tables were written by the same transaction: the server says so."""
    log.save(province(), context=KEYED)

    with psycopg.connect(database) as connection:
        events = connection.execute("SELECT xmin FROM assignment_events").fetchall()
        commands = connection.execute("SELECT xmin FROM assignment_events_results").fetchall()
    assert events == commands != []


def test_of_many_threads_with_one_key_one_stores_and_all_get_its_result(database: str) -> None:
    with open_log(database, pool_size=THREADS) as log:
        together = Barrier(THREADS)

        def command(number: int) -> CommandResult:
            together.wait()
            return log.save(province(organization_id=UUID(int=number)), context=KEYED)

        with ThreadPoolExecutor(THREADS) as threads:
            results = list(threads.map(command, range(1, THREADS + 1)))

        assert len(log.notifications(0, 10)) == 1
        assert len(set(map(str, results))) == 1


def test_of_many_threads_with_one_key_and_other_bodies_one_stores(database: str) -> None:
    with open_log(database, pool_size=THREADS) as log:
        together = Barrier(THREADS)

        def command(number: int) -> str:
            given: CommandContext = context(key="k-1", body=f"body {number}")
            together.wait()
            try:
                log.save(province(organization_id=UUID(int=number)), context=given)
            except KeyUsedForAnotherRequest:
                return "refused"
            return "stored"

        with ThreadPoolExecutor(THREADS) as threads:
            ends = sorted(threads.map(command, range(1, THREADS + 1)))

        assert ends == ["refused"] * (THREADS - 1) + ["stored"]
        assert len(log.notifications(0, 10)) == 1
