"""An answering office: registered, closed, succeeded."""

from datetime import date
from uuid import UUID

import pytest

from kernel import period
from kernel.errors import OrganizationNotThereThen
from kernel.text import TextIsBlank
from services.petition.domain.office import errors
from services.petition.domain.office.office import AnsweringOffice
from services.petition.domain.snapshots import OfficeSnapshot
from tests.services.petition.domain.places import (
    BEGINNING,
    FIRST,
    KHANH,
    SECOND,
    TODAY,
    happened,
    then,
)


def registered(office_id: UUID = FIRST, starts_on: date = BEGINNING) -> AnsweringOffice:
    office = AnsweringOffice.register(
        office_id, then(), name="Phòng Tài nguyên và Môi trường", starts_on=starts_on
    )
    office.collect_events()
    return office


def test_an_office_is_registered_for_an_organization() -> None:
    office = AnsweringOffice.register(FIRST, then(), name=" Phòng Y tế ", starts_on=BEGINNING)

    assert happened(office) == [
        (
            "AnsweringOfficeRegistered",
            {"organization_id": KHANH, "name": "Phòng Y tế", "starts_on": BEGINNING},
        )
    ]


def test_no_office_is_registered_for_an_organization_that_is_not_there() -> None:
    with pytest.raises(OrganizationNotThereThen) as refused:
        AnsweringOffice.register(FIRST, then(exists=False), name="Phòng", starts_on=BEGINNING)
    assert refused.value.field == "starts_on"


def test_an_office_has_a_name() -> None:
    with pytest.raises(TextIsBlank) as refused:
        AnsweringOffice.register(FIRST, then(), name="", starts_on=BEGINNING)
    assert refused.value.field == "name"


def test_an_office_is_closed_with_a_successor() -> None:
    office = registered()

    office.close(TODAY, "Hợp nhất", registered(SECOND, date(2019, 5, 21)))

    assert happened(office) == [
        (
            "AnsweringOfficeClosed",
            {"last_day": TODAY, "successor_id": SECOND, "reason": "Hợp nhất"},
        )
    ]
    assert office.snapshot(TODAY) == OfficeSnapshot(
        office_id=FIRST, organization_id=KHANH, is_open=True, successor_id=SECOND
    )
    assert not office.snapshot(date(2019, 5, 21)).is_open


def test_an_office_may_close_without_a_successor() -> None:
    office = registered()
    office.close(TODAY, "Giải thể")
    assert office.snapshot(TODAY).successor_id is None


def test_an_office_is_not_open_before_its_first_day() -> None:
    assert not registered().snapshot(date(2018, 12, 31)).is_open
    assert registered().snapshot(BEGINNING).is_open


def test_an_office_is_closed_once() -> None:
    office = registered()
    office.close(TODAY, "Giải thể")
    with pytest.raises(errors.OfficeAlreadyClosed):
        office.close(TODAY, "Giải thể")


def test_an_office_does_not_close_before_its_first_day() -> None:
    with pytest.raises(period.EndsBeforeItStarts) as refused:
        registered().close(date(2018, 12, 31), "Nhầm")
    assert refused.value.field == "last_day"


def test_an_office_does_not_succeed_itself() -> None:
    office = registered()
    with pytest.raises(errors.SucceededByItself):
        office.close(TODAY, "Hợp nhất", office)


def test_a_successor_is_open_on_the_day_after() -> None:
    closed = registered(SECOND)
    closed.close(TODAY, "Giải thể")
    too_late = registered(SECOND, date(2019, 5, 22))
    for successor in (closed, too_late):
        with pytest.raises(errors.SuccessorNotOpen):
            registered().close(TODAY, "Hợp nhất", successor)


def test_a_closing_has_a_reason() -> None:
    with pytest.raises(TextIsBlank) as refused:
        registered().close(TODAY, "")
    assert refused.value.field == "reason"
