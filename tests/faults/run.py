"""One run: a town, a world, rounds of load and faults, and after each the judgement."""

import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.faults.checks import judge
from tests.faults.faults import Strike, plan, strike
from tests.faults.gathering import gather
from tests.faults.report import Report, Say
from tests.faults.system.commands import Book, Client
from tests.faults.system.load import WRITERS, Writer, shared_meeting
from tests.faults.system.town import OPERATOR, Town
from tests.faults.system.world import OFFICE, NoWorld, World

_CALM = 1.0
"""Seconds of load after the last fault is mended."""


def run(rounds: int, seed: int, brokers: int, say: Say) -> Report:
    """Break it ``rounds`` times. Everything started is stopped, whatever happens.

    The folder of the run is named when something is wrong, and else thrown away.
    """
    # Not below a home: PostgreSQL runs as another user for root, and must get there.
    folder = Path(tempfile.mkdtemp(prefix="sausat-faults-"))
    report = Report(seed)
    kept = True
    try:
        with Town(folder, brokers, say) as town:
            _break_it(town, report, plan(seed, rounds, brokers), say)
            report.crashes = town.crashes
        kept = not report.all_well
        report.tell(say, folder)
    except Exception:
        say(f"Not finished. Logs and data are kept in {folder}")
        raise
    except BaseException:
        kept = False
        raise
    finally:
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)
    return report


def _break_it(town: Town, report: Report, rounds: Sequence[Sequence[Strike]], say: Say) -> None:
    book, world = Book(), World()
    with ExitStack() as opened:
        operator, office, *others = [
            opened.enter_context(_client(town, account, book))
            for account in (OPERATOR, OFFICE, *[OFFICE] * WRITERS)
        ]
        world.enter(operator, office)
        if not office.give(shared_meeting(world)).accepted:
            raise NoWorld("the meeting that all speak about was refused")
        writers = [Writer(n, report.seed, client, world) for n, client in enumerate(others)]
        for number, strikes in enumerate(rounds, start=1):
            began = time.monotonic()
            _one_round(town, writers, strikes, book)
            town.wait_until_ready()
            evidence = gather(town.databases, town.kafka.bootstrap_servers, book)
            findings = judge(evidence)
            report.add(strikes, evidence, findings)
            report.retries, report.reads = book.retries, book.reads
            report.fenced = town.times_logged('"event": "fenced"')
            said = ", ".join(" + ".join(str(fault) for fault in faults) for faults in strikes)
            took = time.monotonic() - began
            say(
                f"round {number}, {took:.0f} s: {said}: {report.commands} commands,"
                f" {report.events} events, {len(findings)} findings"
            )


def _one_round(
    town: Town, writers: Sequence[Writer], strikes: Sequence[Strike], book: Book
) -> None:
    """The writers write while the faults strike; returns when every command is answered."""
    stopping = threading.Event()
    threads = [threading.Thread(target=writer.run, args=(stopping,)) for writer in writers]
    for thread in threads:
        thread.start()
    try:
        for faults in strikes:
            strike(town, faults, stopping)
        stopping.wait(_CALM)
    except BaseException:
        book.abandoned.set()
        raise
    finally:
        stopping.set()
        for thread in threads:
            thread.join()


@contextmanager
def _client(town: Town, account: str, book: Book) -> Iterator[Client]:
    client = Client(town.url, town.token(account), book)
    try:
        yield client
    finally:
        client.close()
