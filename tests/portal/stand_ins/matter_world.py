"""What the stand-in knows of matters: one in the cell, which a member is responsible for."""

from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID

from contracts.attendance import MatterEntrusted, MatterRecorded
from contracts.event import Event
from contracts.read.answer import EventData
from contracts.read.matters import Matter, MatterStep
from tests.portal.stand_ins.changing import changed
from tests.portal.stand_ins.identities import identity

CELL: Final = identity("cell")
COMMUNE: Final = identity("commune")
LAN: Final = identity("lan")
SLOPE: Final = identity("slope")
LAND: Final = identity("land-matter")
FOUND: Final = date(2020, 10, 1)


def matters() -> dict[UUID, Matter]:
    """One in the cell that Lan is to see to and that is overdue, one in the commune."""
    slope = matter(SLOPE, CELL, "Đường vào thôn sạt lở")
    entrusted = MatterStep(
        **_step(SLOPE, 2, MatterEntrusted, date(2020, 10, 5)),
        member_id=LAN,
        member_name="Nông Thị Lan",
        details={
            "member_id": str(LAN),
            "due_on": "2020-11-10",
            "entrusted_on": "2020-10-05",
        },
    )
    slope = changed(
        slope,
        state="entrusted",
        responsible_id=LAN,
        responsible_name="Nông Thị Lan",
        entrusted_on=entrusted.on,
        due_on=date(2020, 11, 10),
        overdue=True,
        life=[*slope.life, entrusted],
    )
    land = matter(LAND, COMMUNE, "Mười hai hộ chưa nhường đất làm đường")
    return {SLOPE: slope, LAND: land}


def matter(identity: UUID, place: UUID, text: str, found_on: date = FOUND) -> Matter:
    """As it was just recorded."""
    recorded = MatterStep(
        **_step(identity, 1, MatterRecorded, found_on),
        member_id=None,
        member_name=None,
        details={"found_on": found_on.isoformat(), "text": text},
    )
    return Matter(
        matter_id=identity,
        organization_id=place,
        organization_name="Chi bộ thôn Bản Mạ" if place == CELL else "Đảng bộ xã Bắc Xa",
        found_on=found_on,
        text=text,
        state="open",
        responsible_id=None,
        responsible_name=None,
        entrusted_on=None,
        due_on=None,
        overdue=False,
        settled_on=None,
        outcome=None,
        event_id=f"{identity}:1",
        petition_id=None,
        petition_raised_on=None,
        petition_event=None,
        life=[recorded],
    )


def _step(identity: UUID, version: int, event: type[Event], on: date) -> EventData:
    """What every step of a matter's life says."""
    return {
        "event_id": f"{identity}:{version}",
        "type": event.type_name(),
        "on": on,
        "actor": "bi-thu",
        "recorded_at": datetime.combine(on, time(8, 5), UTC),
    }
