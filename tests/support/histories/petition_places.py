"""The places in which petitions of the tests live: two districts, two zones, three offices."""

from datetime import date, timedelta
from random import Random
from typing import Any, Final

from contracts import assignment as a
from contracts.petition import rules, zones
from tests.support.feeds import History
from tests.support.histories.worlds import FIRST, TREE, identity

CELLS: Final = {"c1": "C1", "c2": "C1", "c3": "C2", "c4": "C3"}
"""Each with its commune."""
ZONE_OF: Final = {"C1": "Z1", "C2": "Z1", "C3": "Z2"}
DISTRICT_OF: Final = {"Z1": "D1", "Z2": "D2"}
OFFICES: Final = {"nông nghiệp": "D1", "địa chính": "D1", "sở": "P"}
"""Each with the organization for which its people act."""
FIELDS: Final = ("nong_nghiep", "dat_dai", "khac")
LEADERS: Final = {"an": "standing_member", "binh": "secretary", "chi": "member"}
"""Who may lead the zones, each with the role held in both districts."""


def tell_places(history: History) -> None:
    """Everything that is there before the first petition."""
    for name, (parent, kind) in TREE.items():
        registered: Any = a.OrganizationRegistered(
            organization_id=identity(name),
            code=name,
            name=f"Tổ chức {name}",
            kind=kind,  # type: ignore[arg-type]  # the table has only kinds
            parent_id=identity(parent) if parent else None,
            effective_on=FIRST,
        )
        history.add(identity(name), registered)
    for name, role in LEADERS.items():
        _leader(history, name, role)
    tell_zones(history)
    _rules(history)


def _leader(history: History, name: str, role: Any) -> None:
    member_id = identity(name)
    history.add(
        member_id,
        a.MemberRegistered(
            member_id=member_id, full_name=name, cell_id=identity("c1"), effective_on=FIRST
        ),
    )
    for district in DISTRICT_OF.values():
        history.add(
            member_id,
            a.MemberAppointed(
                member_id=member_id,
                post_id=identity(f"{name} {district}"),
                committee_id=identity(district),
                role=role,
                level="district",
                starts_on=FIRST,
            ),
        )


def tell_zones(history: History) -> None:
    for name, district in DISTRICT_OF.items():
        zone_id = identity(name)
        formed = zones.ZoneFormed(
            zone_id=zone_id,
            organization_id=identity(district),
            name=f"Khu {name}",
            starts_on=FIRST,
        )
        history.add(zone_id, formed)
        for commune, zone in ZONE_OF.items():
            if zone == name:
                joined = zones.ZoneCommuneJoined(
                    zone_id=zone_id, commune_id=identity(commune), starts_on=FIRST
                )
                history.add(zone_id, joined)


def tell_moves(history: History, chance: Random) -> None:
    """A commune goes to the other district, and a cell to another commune, or not."""
    for name, parent in (("C2", "D2"), ("c2", "C2")):
        if chance.random() < 0.5:
            moved = a.OrganizationMoved(
                organization_id=identity(name),
                parent_id=identity(parent),
                effective_on=date(2021, 1, 1) + timedelta(days=chance.randint(0, 120)),
                reason="Sắp xếp lại",
            )
            history.add(identity(name), moved)


def _rules(history: History) -> None:
    adopted = rules.PetitionRegulationAdopted(
        regulation_id=identity("quy chế"),
        number="12-QĐ/TU",
        title="Quy chế trả lời kiến nghị",
        scope_id=identity("P"),
        starts_on=date(2020, 1, 1),
        answer_days=10,
        remind_days=2,
        escalate_days=3,
        fields=[rules.PetitionField(code=code, name=f"Lĩnh vực {code}") for code in FIELDS],
    )
    history.add(adopted.regulation_id, adopted)
    for name, organization in OFFICES.items():
        registered = rules.AnsweringOfficeRegistered(
            office_id=identity(name),
            organization_id=identity(organization),
            name=f"Phòng {name}",
            starts_on=FIRST,
        )
        history.add(registered.office_id, registered)
