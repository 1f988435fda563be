"""The event log: what is saved is there, whole or not at all, with who recorded it and when."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from threading import Barrier
from uuid import UUID

import pytest

from chassis.eventstore.event_log import EventLog
from chassis.refusals import ChangedMeanwhile, Unknown
from contracts.assignment import OrganizationRegistered, OrganizationRenamed
from contracts.envelope import Envelope
from contracts.registry import decode
from services.assignment.domain.member.member import Member
from services.assignment.domain.organization.organization import Organization
from tests.support.logs import BEGINNING, context, identity, open_log, province, published
from tests.support.servers.absent_postgres import hang_up

LANG_SON = province().id
A_DAY = timedelta(days=1)


def test_what_was_saved_is_read_back(log: EventLog) -> None:
    saved = province()
    saved.rename(code="TU-LS", name="Đảng bộ Lạng Sơn", effective_on=date(2020, 1, 1))

    result = log.save(saved, context=context(), also={"post_id": "7"})

    assert (result.id, result.version) == (LANG_SON, 2)
    assert result.position == f"{LANG_SON}:2"
    assert result.also == {"post_id": "7"}
    assert log.get(Organization, LANG_SON) == saved


def test_what_was_saved_is_there_when_the_log_is_opened_again(database: str) -> None:
    with open_log(database) as log:
        log.save(province(), context=context())

    with open_log(database) as log:
        assert log.get(Organization, LANG_SON).effective_on == BEGINNING


def test_a_log_may_be_opened_for_the_first_time_by_many_at_once(database: str) -> None:
    together = Barrier(8)

    def opened(_: int) -> bool:
        together.wait()
        with open_log(database, pool_size=1) as log:
            return log.is_empty()

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(opened, range(8)))


def test_a_log_is_empty_until_something_is_stored(log: EventLog) -> None:
    assert log.is_empty()
    assert log.last_position() == 0

    log.save(province(), context=context())

    assert not log.is_empty()
    assert log.last_position() == 1


def test_what_was_never_stored_is_unknown(log: EventLog) -> None:
    log.save(province(), context=context())
    stranger = identity("stranger")

    assert log.exists(LANG_SON)
    assert not log.exists(stranger)
    with pytest.raises(Unknown, match=f"there is no organization {stranger}"):
        log.get(Organization, stranger)


def test_an_id_of_another_kind_is_unknown(log: EventLog) -> None:
    log.save(province(), context=context())

    with pytest.raises(Unknown, match=f"there is no member {LANG_SON}"):
        log.get(Member, LANG_SON)


def test_of_two_who_change_the_same_the_second_is_told(log: EventLog) -> None:
    log.save(province(), context=context())
    first = log.get(Organization, LANG_SON)
    second = log.get(Organization, LANG_SON)
    first.rename(code="TU", name="Tên thứ nhất", effective_on=date(2020, 1, 1))
    second.rename(code="TU", name="Tên thứ hai", effective_on=date(2020, 1, 1))
    log.save(first, context=context())

    with pytest.raises(ChangedMeanwhile):
        log.save(second, context=context())

    assert log.get(Organization, LANG_SON).name == "Tên thứ nhất"
    assert log.last_position() == 2


def test_several_aggregates_are_saved_together_or_not_at_all(log: EventLog) -> None:
    log.save(province(), context=context())
    another = province("Đảng bộ tỉnh Cao Bằng")

    with pytest.raises(ChangedMeanwhile):
        log.save(another, province(), context=context())

    assert not log.exists(another.id)


def test_a_save_larger_than_a_socket_takes_at_once_completes(log: EventLog) -> None:
    """In a pipeline it would wait for ever for the answer to what it has not sent yet."""
    many = [province(f"Tỉnh {number} {'ấ' * 190}", UUID(int=number)) for number in range(1, 3000)]

    log.save(*many, context=context())

    stored = log.notifications(0, len(many))
    assert [notification.originator_id for notification in stored] == [one.id for one in many]
    assert sum(len(notification.state) for notification in stored) > 2_000_000


def test_who_when_and_as_part_of_what_come_out_with_the_event(log: EventLog) -> None:
    at = datetime(2026, 1, 15, 10, 30, 0, 123456, tzinfo=timezone(timedelta(hours=7)))
    given = context("bt-bacxa", correlation="c-1", causation="sheet-7", at=at)
    log.save(province(), context=given)

    (record,) = published(log).read(0, 10)

    assert isinstance(record.event, Envelope)
    assert record.event == Envelope(
        id=f"{LANG_SON}:1",
        type="OrganizationRegistered.v1",
        source="/sausat/assignment",
        subject=str(LANG_SON),
        time=datetime(2026, 1, 15, 3, 30, 0, 123456, tzinfo=UTC),
        sequence=1,
        actor="bt-bacxa",
        correlation_id="c-1",
        causation_id="sheet-7",
        data=record.event.data,
    )


def test_what_is_published_has_the_fields_of_what_was_stored(log: EventLog) -> None:
    saved = province()
    saved.rename(code="TU-LS", name="Đảng bộ Lạng Sơn", effective_on=date(2020, 1, 1))
    log.save(saved, context=context())

    told = [decode(r.event) for r in published(log).read(0, 10) if isinstance(r.event, Envelope)]

    assert told == [
        OrganizationRegistered(
            organization_id=LANG_SON,
            code="TU",
            name="Đảng bộ tỉnh Lạng Sơn",
            kind="province_committee",
            effective_on=BEGINNING,
        ),
        OrganizationRenamed(
            organization_id=LANG_SON,
            code="TU-LS",
            name="Đảng bộ Lạng Sơn",
            effective_on=date(2020, 1, 1),
        ),
    ]


def test_the_log_is_read_from_behind_a_position(log: EventLog) -> None:
    for number in range(5):
        log.save(province(f"Tỉnh {number}"), context=context())
    reader = published(log)

    records = reader.read(2, 2)

    assert [record.offset for record in records] == [3, 4]
    assert [record.expected for record in records] == [3, 4]
    assert reader.read(5, 10) == []
    assert reader.last_position() == 5


def test_connections_that_the_server_broke_are_not_noticed(database: str) -> None:
    with open_log(database, pool_size=4) as log:
        log.save(province(), context=context())
        for _ in range(2):
            hang_up(database)
            organization = log.get(Organization, LANG_SON)
            hang_up(database)
            day = organization.named_on + A_DAY
            organization.rename(code="TU", name=f"Tên {day}", effective_on=day)
            log.save(organization, context=context())

        assert log.get(Organization, LANG_SON).version == 3
