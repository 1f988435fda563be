"""Every stored event has its published event, with the same fields under the same names."""

from dataclasses import fields
from datetime import date
from typing import get_args
from uuid import UUID

import msgspec
import pytest
from eventsourcing.domain import Aggregate

from contracts import assignment as contract
from contracts.registry import encode
from kernel import vocabulary
from services.assignment.domain.locality.locality import Locality
from services.assignment.domain.organization.organization import Organization
from services.assignment.published import AGGREGATES, PUBLISHED, translate
from tests.services.assignment.domain import examples

ENVELOPE = {"originator_id", "originator_version", "timestamp", "originator_topic"}


def all_domain_events() -> set[type[Aggregate.Event]]:
    """Every event class of every aggregate, but for the abstract ones."""
    return {
        found
        for aggregate in AGGREGATES
        for name, found in vars(aggregate).items()
        if isinstance(found, type)
        and issubclass(found, Aggregate.Event)
        and name not in ("Event", "Created")
    }


def a_life_of_everything() -> list[Aggregate]:
    """Aggregates that together have made every event once."""
    organization = examples.cell()
    organization.rename(code="CB-BX-02", name="Chi bộ thôn Nà Thuộc", effective_on=date(2020, 1, 1))
    other_commune = Organization.register(
        UUID("00000000-0000-4000-8000-000000000062"),
        code="DU-BS",
        name="Đảng bộ xã Bắc Sa",
        kind="grassroots_committee",
        parent=examples.district(),
        effective_on=examples.BEGINNING,
    )
    organization.move(other_commune, effective_on=date(2021, 1, 1), reason="Sắp xếp lại")
    organization.close(last_day=date(2025, 6, 30), reason="Sáp nhập")
    locality = Locality.register(
        UUID("00000000-0000-4000-8000-000000000061"),
        code="20",
        name="Lạng Sơn",
        kind="province",
        parent=None,
        effective_on=examples.BEGINNING,
    )
    member = examples.member_with_post()
    member.end_post(examples.POST, ends_on=date(2021, 6, 30), reason="Hết nhiệm kỳ")
    member.correct_post_end(examples.POST, ends_on=date(2021, 7, 31), reason="Ghi nhầm tháng")
    member.transfer(cell_id=examples.OTHER_CELL, effective_on=date(2021, 7, 1))
    regulation = examples.regulation()
    regulation.repeal(ends_on=date(2025, 6, 30), reason="Bỏ cấp huyện")
    ended = examples.assignment()
    successor = ended.replace(
        examples.SUCCESSOR,
        member_id=examples.OTHER_MEMBER,
        ends_on=date(2021, 6, 30),
        reason="Điều động",
    )
    successor.end(ends_on=date(2022, 6, 30), reason="Điều động")
    successor.correct_end(ends_on=None, reason="Chưa điều động")
    grant = examples.grant()
    delegation = grant.delegate(
        examples.DELEGATION,
        account="pho-van-phong",
        organization_id=examples.DISTRICT,
        line=[examples.DISTRICT, examples.PROVINCE],
        starts_on=date(2020, 7, 1),
        ends_on=date(2020, 7, 31),
    )
    grant.revoke(ends_on=date(2021, 6, 30), reason="Nghỉ hưu")
    return [organization, locality, member, regulation, ended, successor, grant, delegation]


def test_the_translation_is_total_over_the_domain_and_onto_the_contract() -> None:
    assert set(PUBLISHED) == all_domain_events()
    assert {published for published, _ in PUBLISHED.values()} == set(contract.EVENTS)


def test_a_stored_event_has_the_fields_of_its_published_event_and_its_name() -> None:
    for stored, (published, id_field) in PUBLISHED.items():
        own = {field.name for field in fields(stored)} - ENVELOPE
        assert own | {id_field} == set(published.__struct_fields__), stored
        topic: str = stored.TOPIC
        assert topic == f"assignment.{published.__name__}"


def test_every_event_of_a_life_is_published_as_what_the_contract_promises() -> None:
    stored = [event for one in a_life_of_everything() for event in one.collect_events()]

    assert {type(event) for event in stored} == all_domain_events()
    for event in stored:
        published = translate(event)
        assert msgspec.json.decode(encode(published), type=type(published)) == published


def test_the_publication_names_the_aggregate() -> None:
    (registered,) = examples.district().collect_events()

    assert translate(registered) == contract.OrganizationRegistered(
        organization_id=examples.DISTRICT,
        code="HU-DL",
        name="Đảng bộ huyện Đình Lập",
        kind="district_committee",
        parent_id=examples.PROVINCE,
        effective_on=examples.BEGINNING,
    )


def test_an_event_of_another_house_is_not_published() -> None:
    event = Organization.Event(
        originator_id=examples.DISTRICT,
        originator_version=1,
        timestamp=Organization.Event.create_timestamp(),
    )
    with pytest.raises(KeyError):
        translate(event)


@pytest.mark.parametrize(
    "word",
    [
        "OrganizationKind",
        "CellType",
        "LocalityKind",
        "Level",
        "PostRole",
        "AssignmentRole",
        "TargetKind",
        "Proration",
        "GrantRole",
    ],
)
def test_the_domain_and_the_contract_speak_the_same_words(word: str) -> None:
    assert get_args(getattr(vocabulary, word)) == get_args(getattr(vocabulary, word))
