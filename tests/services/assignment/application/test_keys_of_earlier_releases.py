"""What an earlier release reserved is guarded and given up by this one after an upgrade."""

from datetime import date
from importlib import import_module
from typing import NamedTuple
from uuid import UUID, uuid4

import pytest
from hypothesis import given, strategies as st

from chassis.eventstore.event_log import EventLog
from services.assignment.application.conflicts import CodeAlreadyInUse, NameAlreadyInUse
from services.assignment.application.reservations import of_locality, of_names, organization_code
from services.assignment.application.service import AssignmentService
from services.assignment.domain.locality.locality import Locality
from services.assignment.domain.organization.organization import Organization
from tests.services.assignment.house import BEGINNING, DISTRICT, House, context
from tests.support.histories.earlier_keys import before_rekeying, comparable_then

CODE, NAME = "ĐU – HB", "Đảng bộ xã Hoà Bình"
ALIKE_CODE, ALIKE_NAME = "đu-hb", "Đảng bộ xã Hòa Bình"
CHANGE = date(2025, 7, 1)

LETTERS = "aâbcdđeêghiklmnoôpqrstuưvxyàáảãạèéẻẽẹòóỏõọùúủũụỳýðÐƉ"
SPELLINGS = st.text(
    LETTERS + LETTERS.upper() + "-‐‑–—−０１ＡａＢ－／：　: \u00a0\u0300\u0301\u0309", max_size=30
).map("x".__add__)


class Upgraded(NamedTuple):
    """The service of this version over what an earlier one stored."""

    service: AssignmentService
    commune: UUID


def rekeyed(key: str) -> str:
    module = import_module("chassis.eventstore.migrations.0003_keys_as_compared_now")
    found: str = module.rekeyed(key)
    return found


@given(SPELLINGS, SPELLINGS)
def test_a_key_made_then_is_re_keyed_to_the_one_that_is_made_now(code: str, name: str) -> None:
    province = Organization.register(
        uuid4(), code=code, name=name, kind="province_committee", parent=None, effective_on=CHANGE
    )
    district = Organization.register(
        uuid4(),
        code=code,
        name=name,
        kind="district_committee",
        parent=province,
        effective_on=CHANGE,
    )
    locality = Locality.register(
        uuid4(), code=code, name=name, kind="province", parent=None, effective_on=CHANGE
    )

    for organization in (province, district):
        assert [rekeyed(key) for key in keys_then(organization)] == [
            reservation.key for reservation in of_names(organization)
        ]
    assert [rekeyed(f"locality-code:{comparable_then(locality.code)}")] == [
        reservation.key for reservation in of_locality(locality)
    ]


def keys_then(organization: Organization) -> list[str]:
    return [
        f"organization-code:{comparable_then(organization.code)}",
        f"organization-name:{organization.parent_id}:{comparable_then(organization.name)}",
    ]


@pytest.fixture
def upgraded(house: House) -> Upgraded:
    """A commune that an earlier release entered under ``CODE`` and ``NAME``."""
    commune_id = register(house.service, CODE, NAME)
    commune = house.log.get(Organization, commune_id)
    keys = zip(keys_then(commune), (one.key for one in of_names(commune)), strict=True)
    before_rekeying(
        house.database_url,
        "UPDATE assignment_events_reservations SET key = %s WHERE key = %s",
        list(keys),
    )
    assert house.log.held([organization_code(CODE)]) == []
    EventLog("assignment", house.database_url, pool_size=1).close()
    return Upgraded(house.service, commune_id)


def register(service: AssignmentService, code: str, name: str, on: date = BEGINNING) -> UUID:
    return service.organizations.register(
        context(),
        code=code,
        name=name,
        kind="grassroots_committee",
        parent_id=DISTRICT,
        effective_on=on,
    ).id


def test_what_looks_alike_is_refused(upgraded: Upgraded) -> None:
    with pytest.raises(CodeAlreadyInUse):
        register(upgraded.service, ALIKE_CODE, "Đảng bộ xã Lâm Ca")
    with pytest.raises(NameAlreadyInUse):
        register(upgraded.service, "DU-LC", ALIKE_NAME)


def test_renaming_gives_up_what_was_borne(upgraded: Upgraded) -> None:
    upgraded.service.organizations.rename(
        context(), upgraded.commune, code="DU-LC", name="Đảng bộ xã Lâm Ca", effective_on=CHANGE
    )

    register(upgraded.service, ALIKE_CODE, ALIKE_NAME, CHANGE)
    with pytest.raises(CodeAlreadyInUse):
        register(upgraded.service, ALIKE_CODE, "Đảng bộ xã Châu Sơn", BEGINNING)


def test_closing_gives_up_what_was_borne(upgraded: Upgraded) -> None:
    upgraded.service.organizations.close(
        context(), upgraded.commune, last_day=CHANGE, reason="Sáp nhập"
    )

    register(upgraded.service, ALIKE_CODE, ALIKE_NAME, date(2025, 7, 2))
