"""The scheduler: what is due is said once, however many run and whenever they are killed."""

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Final
from uuid import UUID

import psycopg
import pytest
from eventsourcing.persistence import OperationalError
from psycopg import sql

from chassis.clock import FixedClock, local_day
from chassis.eventstore.command import CommandContext
from chassis.feeds.published_log import PublishedLog
from contracts.envelope import Envelope
from services.petition.adapters.deadline_index import DEADLINES, DeadlineIndex
from services.petition.adapters.working_days import VietnameseWorkingDays
from services.petition.domain.petition.content import PetitionContent, Petitioner
from services.petition.domain.petition.deadline import Timetable
from services.petition.domain.petition.origin import FromMatter
from services.petition.domain.petition.petition import Petition
from services.petition.domain.petition.round_offices import RoundOffices
from services.petition.domain.snapshots import (
    CellSnapshot,
    MatterSnapshot,
    OfficeSnapshot,
    RegulationSnapshot,
)
from services.petition.policies.deadline_scheduler import PolicyWorker
from services.petition.published import translate
from tests.services.petition.entries import AN_OFFICE, OFFICE, enter_rules
from tests.services.petition.house import House
from tests.services.petition.policies.one_scheduler import clocks
from tests.services.petition.province import CELL, DISTRICT, KHANH, PROVINCE, identity

ROOT: Final = Path(__file__).resolve().parents[4]
TODAY: Final = date(2019, 5, 20)
MARCH: Final = date(2019, 3, 11)
REMIND, DUE, ESCALATE = date(2019, 3, 21), date(2019, 3, 25), date(2019, 3, 28)
DAY: Final = timedelta(days=1)
MANY: Final = 200
STROKES: Final = ("AnswerReminded", "AnswerFellOverdue", "OverdueEscalated")

REGULATION: Final = RegulationSnapshot(
    answer_days=10, remind_days=2, escalate_days=3, fields={"land": "Đất đai"}
)
CALENDAR: Final = VietnameseWorkingDays()
TIMETABLE: Final = Timetable(REGULATION, CALENDAR)
AN_ORDER: Final = CommandContext(
    actor="district",
    recorded_at=datetime(2019, 5, 20, 3, tzinfo=UTC),
    today=TODAY,
    correlation_id="test",
)


def office(office_id: UUID = OFFICE) -> OfficeSnapshot:
    return OfficeSnapshot(
        office_id=office_id, organization_id=DISTRICT, is_open=True, successor_id=None
    )


def assigned(number: int, assigned_on: date = MARCH) -> Petition:
    """A petition that an office owes an answer since that day."""
    petition = Petition.raise_(
        identity(1_000 + number),
        cell=CellSnapshot(
            organization_id=CELL, kind="cell", exists=True, commune_id=KHANH, district_id=DISTRICT
        ),
        zone_id=None,
        origin=FromMatter(
            matter=MatterSnapshot(
                matter_id=identity(5_000 + number),
                organization_id=CELL,
                found_on=MARCH,
                is_revoked=False,
            )
        ),
        raised_on=MARCH,
        content=PetitionContent(field="land", text="Đề nghị đo lại đất", address="Thôn Bình Đê"),
        petitioner=Petitioner(petitioner="cell"),
        regulation=REGULATION,
        today=TODAY,
    )
    petition.escalate(DISTRICT, assigned_on, None, [DISTRICT], TODAY)
    petition.assign(
        RoundOffices([office()]),
        assigned_on=assigned_on,
        due_on=None,
        reason=None,
        timetable=TIMETABLE,
        today=TODAY,
    )
    return petition


@pytest.fixture
def running(house: House) -> House:
    """An office, and one petition whose clock runs since 11 March."""
    enter_rules(house)
    store(house, assigned(0))
    return house


@pytest.fixture
def many(house: House) -> House:
    """Many petitions whose clocks run since 11 March."""
    enter_rules(house)
    store(house, *(assigned(number) for number in range(MANY)))
    return house


def store(house: House, *petitions: Petition) -> None:
    house.log.save(*petitions, context=AN_ORDER)
    house.catch_up()


def run(house: House, today: date) -> int:
    """One round of the scheduler, which sees what was stored before it."""
    house.catch_up()
    with clocks(house.database.url) as running:
        return running.run_once(today)


def said(house: House) -> list[tuple[str, date]]:
    """What the clocks have said, and of which day."""
    told = [(name, fields) for name, fields in house.published() if name in STROKES]
    days = ("reminded_on", "overdue_on", "escalated_on")
    return [(name, next(f[day] for day in days if day in f)) for name, f in told]


def envelopes(house: House) -> list[Envelope]:
    """Everything that was stored, as it is published."""
    records = PublishedLog(house.log, translate).read(0, 10_000)
    return [record.event for record in records if isinstance(record.event, Envelope)]


def each_once(house: House) -> None:
    """Every petition fell overdue once and was escalated once, and nothing else was said."""
    published = [
        (event.type, event.subject)
        for event in envelopes(house)
        if event.type.partition(".")[0] in STROKES
    ]
    assert max(Counter(published).values()) == 1
    assert Counter(kind for kind, _ in published) == {
        "AnswerFellOverdue.v1": MANY,
        "OverdueEscalated.v1": MANY,
    }


def test_each_day_is_said_what_is_due_on_it(running: House) -> None:
    for days in range(40):
        run(running, MARCH + days * DAY)

    assert said(running) == [
        ("AnswerReminded", REMIND),
        ("AnswerFellOverdue", DUE + DAY),
        ("OverdueEscalated", ESCALATE),
    ]


def test_an_overdue_answer_goes_to_the_level_above_where_it_was_asked_for(running: House) -> None:
    run(running, ESCALATE)
    _, fields = running.published()[-1]
    assert fields["to_organization_id"] == PROVINCE


def test_the_clock_is_the_actor(running: House) -> None:
    run(running, REMIND)
    [*_, last] = envelopes(running)
    assert (last.actor, last.correlation_id) == ("clock", "clock-2019-03-21")


def test_asked_twice_about_a_day_it_stores_nothing_the_second_time(running: House) -> None:
    assert run(running, ESCALATE) == 1
    assert run(running, ESCALATE) == 0


def test_asked_again_before_the_table_knows_it_stores_nothing(running: House) -> None:
    with clocks(running.database.url) as again:
        assert [again.run_once(ESCALATE), again.run_once(ESCALATE)] == [1, 0]


def test_more_than_a_page_is_due(house: House) -> None:
    enter_rules(house)
    with house.database.transaction(house.generations.live()) as cursor:
        cursor.execute(
            "INSERT INTO open_clock SELECT gen_random_uuid(), date '2019-03-01' + n %% 3"
            " FROM generate_series(1, 1203) n",
            (),
        )
    table = DeadlineIndex(house.database, house.generations)

    found = list(table.due(date(2019, 3, 2)))

    assert len(found) == len(set(found)) == 802


def test_what_is_due_is_found_by_one_read_of_the_index(house: House) -> None:
    with house.database.transaction(house.generations.live()) as cursor:
        cursor.execute(
            "INSERT INTO open_clock SELECT gen_random_uuid(), date '2019-03-01' + n / 100"
            " FROM generate_series(1, 20000) n"
        )
        cursor.execute("ANALYZE open_clock")
        cursor.execute(
            "EXPLAIN SELECT petition_id, next_on FROM open_clock WHERE next_on <= '2019-03-03'"
            " AND (next_on, petition_id) > ('0001-01-01', '00000000-0000-0000-0000-000000000000')"
            " ORDER BY next_on, petition_id LIMIT 500"
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index Only Scan" in plan
    assert "Sort" not in plan
    assert "Seq Scan" not in plan


STEPS: Final[tuple[Callable[[Petition], None], ...]] = (
    lambda p: p.send_notices(REMIND, PROVINCE),
    # A stop over a weekend adds nothing: what the clock has said still counts.
    lambda p: p.stop_clock("forwarded_above", date(2019, 3, 22), "Xin ý kiến", TODAY),
    lambda p: p.resume_clock(date(2019, 3, 24), None, CALENDAR, TODAY),
    lambda p: p.stop_clock("forwarded_above", date(2019, 3, 25), "Xin ý kiến", TODAY),
    lambda p: p.transfer(
        RoundOffices([office(identity(42))]),
        transferred_on=date(2019, 3, 26),
        reason="Khác",
        timetable=None,
        today=TODAY,
    ),
    lambda p: p.resume_clock(date(2019, 3, 28), None, CALENDAR, TODAY),
    lambda p: p.send_notices(date(2019, 3, 28), PROVINCE),
    lambda p: p.send_notices(date(2019, 4, 2), PROVINCE),
    lambda p: p.transfer(
        RoundOffices([office()]),
        transferred_on=date(2019, 4, 2),
        reason="Khác",
        timetable=TIMETABLE,
        today=TODAY,
    ),
    lambda p: p.send_notices(date(2019, 5, 20), PROVINCE),
    lambda p: p.draft(OFFICE, "Sẽ đo", date(2019, 5, 20), TODAY),
    lambda p: p.approve(date(2019, 5, 20), None, TODAY),
    lambda p: p.answer("127-CV/HU", date(2019, 5, 20), TODAY),
)


def test_the_table_says_of_a_clock_what_the_clock_says_of_itself(running: House) -> None:
    petition = running.log.get(Petition, identity(1_000))
    for step in (lambda _: None, *STEPS):
        step(petition)
        store(running, petition)

        clock = petition.current_round.deadline if petition.current_round else None
        expected = [] if clock is None or clock.next_on is None else [clock.next_on]
        assert next_days(running) == expected
        anew(running)
        assert next_days(running) == expected


def next_days(house: House) -> list[date]:
    rows = house.database.rows("SELECT next_on FROM open_clock", schema=house.generations.live())
    return [row["next_on"] for row in rows]


def anew(house: House) -> None:
    """Derive the table again, as a rebuild does."""
    assert DEADLINES.refresh is not None
    with house.database.transaction(house.generations.live()) as cursor:
        DEADLINES.refresh(cursor, None)


@pytest.mark.parametrize("last", ["withdrawn", "merged"])
def test_a_petition_that_is_over_has_no_clock(running: House, last: str) -> None:
    petition, other = running.log.get(Petition, identity(1_000)), assigned(1)
    store(running, other)
    if last == "withdrawn":
        petition.withdraw(TODAY, "Thôi", TODAY)
    else:
        petition.merge_into(other, same_district=True, merged_on=TODAY, reason="Trùng", today=TODAY)
    store(running, petition)

    rows = running.database.rows(
        "SELECT petition_id FROM open_clock", schema=running.generations.live()
    )
    assert [row["petition_id"] for row in rows] == [other.id]


def test_several_schedulers_at_once_say_each_thing_once(many: House) -> None:
    together = 4
    barrier = threading.Barrier(together)

    def work(_: int) -> int:
        with clocks(many.database.url) as mine:
            barrier.wait()
            return mine.run_once(TODAY)

    with ThreadPoolExecutor(together) as threads:
        done = list(threads.map(work, range(together)))

    assert sum(done) == MANY
    each_once(many)


def test_schedulers_that_are_killed_leave_nothing_out_and_nothing_twice(many: House) -> None:
    for _ in range(2):
        with stored(many) as notified, scheduler(many) as process:
            for _ in range(20):
                next(notified)
            process.kill()
            assert process.wait() == -9
    assert 40 <= strokes(many) / 2 < MANY

    # Two at once: one of them as another process, which is killed too.
    with (
        stored(many) as notified,
        scheduler(many) as process,
        clocks(many.database.url) as mine,
        ThreadPoolExecutor(1) as threads,
    ):
        next(notified)
        running = threads.submit(mine.run_once, TODAY)
        for _ in range(10):
            next(notified)
        process.kill()
        process.wait()
        running.result()
    run(many, TODAY)

    each_once(many)


def strokes(house: House) -> int:
    return len(said(house))


@contextmanager
def scheduler(house: House) -> Iterator[subprocess.Popen[bytes]]:
    """A scheduler in a process of its own, at work on TODAY."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.services.petition.policies.one_scheduler",
            house.database.url,
            TODAY.isoformat(),
        ],
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def stored(house: House) -> Iterator[Iterator[object]]:
    """One item each time that something is stored; fails when nothing is for a minute."""
    with psycopg.connect(house.database.url, autocommit=True) as connection:
        connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(house.log.channel)))
        with closing(connection.notifies(timeout=60)) as notified:
            yield notified


def test_what_a_closed_office_left_open_is_its_successor_s(running: House) -> None:
    district = running.caller("district")
    successor = district.does("/offices", AN_OFFICE | {"name": "Phòng mới"})
    closing = {
        "last_day": "2019-05-10",
        "successor_id": successor,
        "reason": "Sáp nhập",
    }
    district.does(f"/offices/{OFFICE}/closing", closing)
    before = running.stored()

    assert run(running, date(2019, 5, 10)) == 1
    assert run(running, date(2019, 5, 11)) == 1
    assert run(running, date(2019, 5, 12)) == 0

    *_, (name, fields) = running.published(before)
    assert name == "PetitionTransferred"
    assert fields == {
        "round": 1,
        "lead_id": UUID(successor),
        "office_ids": [UUID(successor)],
        "transferred_on": date(2019, 5, 11),
        "clock": "keeps",
        "due_on": DUE,
        "remind_on": REMIND,
        "escalate_on": ESCALATE,
        "reason": "Cơ quan trả lời kết thúc hoạt động ngày 10/05/2019",
    }


def test_what_nobody_takes_over_stays(running: House) -> None:
    district = running.caller("district")
    closed = {"last_day": "2019-05-10", "reason": "Giải thể"}
    district.does(f"/offices/{OFFICE}/closing", closed)
    run(running, TODAY)
    before = running.stored()

    assert run(running, TODAY) == 0
    assert running.stored() == before


class RunningClock:
    """Goes on as any clock does, from just before the end of a day."""

    def __init__(self) -> None:
        self._began = monotonic()

    def passed(self) -> float:
        return monotonic() - self._began

    def now(self) -> datetime:
        late = datetime(2019, 3, 25, 16, 59, 59, 800_000, tzinfo=UTC)
        return late + timedelta(seconds=self.passed())

    def today(self) -> date:
        return local_day(self.now())


class Asked:
    """Clocks that note the days about which they are asked, and then do as the test says."""

    def __init__(self, then: Callable[[int], None]) -> None:
        self.days: list[date] = []
        self._then = then

    def run_once(self, today: date) -> int:
        self.days.append(today)
        self._then(len(self.days))
        return 0


def test_the_worker_asks_about_the_new_day_as_soon_as_it_begins() -> None:
    clock, stopping = RunningClock(), threading.Event()

    def until_the_next_day(times: int) -> None:
        if asked.days[-1] != DUE:
            stopping.set()

    asked = Asked(until_the_next_day)
    PolicyWorker([asked], clock).run(stopping)

    assert asked.days[0] == DUE
    assert asked.days[-1] == DUE + DAY
    assert clock.passed() < 30


def test_the_worker_waits_a_bad_day_out() -> None:
    clock = FixedClock(datetime(2019, 3, 25, 16, 59, 59, 900_000, tzinfo=UTC))
    stopping = threading.Event()

    def away_at_first(times: int) -> None:
        if times == 1:
            raise OperationalError("the database is away")
        stopping.set()

    asked = Asked(away_at_first)
    PolicyWorker([asked], clock).run(stopping)

    assert len(asked.days) == 2
