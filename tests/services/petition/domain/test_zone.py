"""A zone: formed, joined and left by communes, led, closed."""

from collections.abc import Callable
from datetime import date

import pytest

from kernel import period
from kernel.errors import OrganizationNotThereThen
from kernel.text import TextIsBlank
from services.petition.domain.snapshots import CellSnapshot
from services.petition.domain.zone import errors
from services.petition.domain.zone.zone import Zone
from tests.services.petition.domain.places import (
    A_DISTRICT,
    BEGINNING,
    DEPUTY,
    DISTRICT,
    HEAD,
    KHANH,
    OTHER_DISTRICT,
    TAN,
    TODAY,
    ZONE,
    a_zone,
    a_zone_of,
    happened,
    then,
)

BEFORE = date(2018, 12, 31)
AFTER = date(2019, 5, 21)


def test_a_zone_is_formed_by_a_district() -> None:
    zone = Zone.form(ZONE, A_DISTRICT, name=" Khu III ", starts_on=BEGINNING)

    assert happened(zone) == [
        ("ZoneFormed", {"organization_id": DISTRICT, "name": "Khu III", "starts_on": BEGINNING})
    ]


def test_only_a_district_has_zones() -> None:
    with pytest.raises(errors.NotADistrict):
        Zone.form(ZONE, then(KHANH), name="Khu III", starts_on=BEGINNING)


def test_no_zone_is_formed_in_a_district_that_is_not_there() -> None:
    gone = then(DISTRICT, "district_committee", exists=False)
    with pytest.raises(OrganizationNotThereThen) as refused:
        Zone.form(ZONE, gone, name="Khu III", starts_on=BEGINNING)
    assert refused.value.field == "starts_on"


def test_a_zone_has_a_name() -> None:
    with pytest.raises(TextIsBlank) as refused:
        Zone.form(ZONE, A_DISTRICT, name=" ", starts_on=BEGINNING)
    assert refused.value.field == "name"


# Communes


def test_a_commune_joins_and_leaves() -> None:
    zone = a_zone()

    zone.join(then(KHANH), BEGINNING)
    zone.leave(KHANH, TODAY, "Sáp nhập")

    assert happened(zone) == [
        ("ZoneCommuneJoined", {"commune_id": KHANH, "starts_on": BEGINNING}),
        ("ZoneCommuneLeft", {"commune_id": KHANH, "ends_on": TODAY, "reason": "Sáp nhập"}),
    ]
    days = (BEFORE, BEGINNING, TODAY, AFTER)
    assert [zone.has(KHANH, day) for day in days] == [False, True, True, False]


def test_a_commune_may_come_back_after_it_left() -> None:
    zone = a_zone_of(KHANH, TAN)
    zone.leave(KHANH, date(2019, 3, 31), "Chuyển khu")
    zone.join(then(KHANH), TODAY)

    assert zone.communes_on(date(2019, 4, 1)) == [TAN]
    assert zone.communes_on(TODAY) == [KHANH, TAN]


@pytest.mark.parametrize(
    ("commune", "rule"),
    [
        (then(KHANH, "cell"), errors.NotACommune),
        (then(KHANH, "base_cell"), errors.NotACommune),
        (then(KHANH, district_id=OTHER_DISTRICT), errors.CommuneNotOfTheDistrict),
        (then(KHANH, district_id=None), errors.CommuneNotOfTheDistrict),
        (then(KHANH, exists=False), OrganizationNotThereThen),
    ],
)
def test_only_a_commune_of_the_district_joins(commune: CellSnapshot, rule: type[Exception]) -> None:
    zone = a_zone()
    with pytest.raises(rule) as refused:
        zone.join(commune, BEGINNING)
    assert getattr(refused.value, "field", "") == "commune_id"
    assert happened(zone) == []


def test_no_commune_joins_before_there_is_a_zone() -> None:
    with pytest.raises(errors.ZoneNotThereThen) as refused:
        a_zone().join(then(KHANH), BEFORE)
    assert refused.value.field == "starts_on"


@pytest.mark.parametrize("again_on", [BEGINNING, TODAY])
def test_a_commune_is_in_the_zone_once(again_on: date) -> None:
    with pytest.raises(errors.CommuneAlreadyInTheZone):
        a_zone_of(KHANH).join(then(KHANH), again_on)


def test_a_commune_comes_back_after_its_last_day_there() -> None:
    zone = a_zone_of(KHANH)
    zone.leave(KHANH, TODAY, "Chuyển khu")
    with pytest.raises(errors.CommuneAlreadyInTheZone):
        zone.join(then(KHANH), TODAY)
    zone.join(then(KHANH), AFTER)


def test_only_a_commune_that_is_there_leaves_and_once() -> None:
    zone = a_zone_of(KHANH)
    with pytest.raises(errors.CommuneNotInTheZone):
        zone.leave(TAN, TODAY, "Sáp nhập")
    zone.leave(KHANH, TODAY, "Sáp nhập")
    with pytest.raises(errors.CommuneNotInTheZone):
        zone.leave(KHANH, TODAY, "Sáp nhập")


def test_a_commune_does_not_leave_before_it_joined() -> None:
    with pytest.raises(period.EndsBeforeItStarts):
        a_zone_of(KHANH).leave(KHANH, BEFORE, "Nhầm")


# Head and deputy


def test_a_head_is_appointed_in_place_of_the_one_before() -> None:
    zone = a_zone()

    zone.appoint_head(HEAD, {"standing_member"}, BEGINNING)
    zone.appoint_head(DEPUTY, {"member", "secretary"}, TODAY)

    assert happened(zone) == [
        ("ZoneHeadAppointed", {"member_id": HEAD, "starts_on": BEGINNING}),
        ("ZoneHeadAppointed", {"member_id": DEPUTY, "starts_on": TODAY}),
    ]
    days = (BEFORE, BEGINNING, date(2019, 5, 19), TODAY)
    assert [zone.head.holder(day) for day in days] == [None, HEAD, HEAD, DEPUTY]


def test_a_deputy_is_appointed() -> None:
    zone = a_zone()
    zone.appoint_deputy(DEPUTY, {"member"}, BEGINNING)
    assert happened(zone) == [
        ("ZoneDeputyAppointed", {"member_id": DEPUTY, "starts_on": BEGINNING})
    ]
    assert zone.deputy.holder(TODAY) == DEPUTY


@pytest.mark.parametrize("posts", [set(), {"member"}, {"board_leader"}])
def test_a_head_is_a_standing_member_of_the_district(posts: set[str]) -> None:
    with pytest.raises(errors.HeadIsNoStandingMember):
        a_zone().appoint_head(HEAD, posts, BEGINNING)


def test_a_deputy_holds_a_post_in_the_district() -> None:
    with pytest.raises(errors.DeputyHoldsNoPost):
        a_zone().appoint_deputy(DEPUTY, set(), BEGINNING)


Appoint = Callable[[Zone], Callable[..., None]]


@pytest.mark.parametrize(
    "appoint", [lambda zone: zone.appoint_head, lambda zone: zone.appoint_deputy]
)
def test_an_appointment_changes_something_and_follows_the_last(appoint: Appoint) -> None:
    zone = a_zone()
    appoint(zone)(HEAD, {"secretary"}, TODAY)
    with pytest.raises(errors.AlreadyAppointed):
        appoint(zone)(HEAD, {"secretary"}, AFTER)
    with pytest.raises(errors.AppointedBeforeTheLast):
        appoint(zone)(DEPUTY, {"secretary"}, TODAY)
    with pytest.raises(errors.ZoneNotThereThen):
        appoint(zone)(DEPUTY, {"secretary"}, BEFORE)


# Closing


def test_with_a_zone_its_communes_leave() -> None:
    zone = a_zone_of(KHANH, TAN)
    zone.leave(TAN, date(2019, 3, 31), "Chuyển khu")
    zone.collect_events()

    zone.close(TODAY, "Không còn cấp huyện")

    assert happened(zone) == [("ZoneClosed", {"last_day": TODAY, "reason": "Không còn cấp huyện"})]
    assert zone.communes_on(TODAY) == [KHANH]
    assert zone.communes_on(AFTER) == []


def test_nobody_joins_or_leads_a_zone_after_its_last_day() -> None:
    zone = a_zone()
    zone.close(TODAY, "Không còn cấp huyện")
    with pytest.raises(errors.ZoneNotThereThen):
        zone.join(then(KHANH), AFTER)
    with pytest.raises(errors.ZoneNotThereThen):
        zone.appoint_head(HEAD, {"secretary"}, AFTER)


def test_a_commune_that_was_to_join_later_does_not() -> None:
    zone = a_zone()
    zone.join(then(KHANH), AFTER)
    zone.close(TODAY, "Không còn cấp huyện")
    assert not zone.has(KHANH, AFTER)


def test_a_zone_is_closed_once() -> None:
    zone = a_zone()
    zone.close(TODAY, "Không còn cấp huyện")
    with pytest.raises(errors.ZoneAlreadyClosed):
        zone.close(TODAY, "Không còn cấp huyện")


def test_a_zone_does_not_close_before_it_was_formed() -> None:
    with pytest.raises(period.EndsBeforeItStarts) as refused:
        a_zone().close(BEFORE, "Nhầm")
    assert refused.value.field == "last_day"


@pytest.mark.parametrize(
    "order", [lambda zone: zone.close(TODAY, ""), lambda zone: zone.leave(KHANH, TODAY, " ")]
)
def test_an_end_has_a_reason(order: Callable[[Zone], None]) -> None:
    with pytest.raises(TextIsBlank) as refused:
        order(a_zone_of(KHANH))
    assert refused.value.field == "reason"
