"""A cell's secretary in a province, and a meeting of the cell."""

from datetime import UTC, datetime
from typing import Final

import msgspec

from contracts.envelope import Envelope
from services.attendance.service import SERVICE
from tests.services.attendance.house import House
from tests.services.attendance.province import CELL, PROVINCE_EVENTS
from tests.support.feeds import History
from tests.support.service_harness import Api

ACCOUNT: Final = "secretary"
NOW: Final = datetime(2024, 3, 20, 3, tzinfo=UTC)


def province() -> list[Envelope]:
    """What the assignment service has published."""
    told = History()
    for event in PROVINCE_EVENTS:
        told.add(msgspec.structs.astuple(event)[0], event)
    return told.envelopes


def a_meeting_with_an_opinion(database_url: str) -> str:
    """The meeting's id; its opinion is recorded as the house of today records it."""
    house = House(database_url)
    house.receive(*PROVINCE_EVENTS)
    house.close()
    api = Api(SERVICE, database_url, NOW)
    secretary = api.caller(ACCOUNT)
    planned = {"organization_id": str(CELL), "kind": "regular", "planned_on": "2024-03-05"}
    meeting = secretary.does("/meetings", planned)
    secretary.does(f"/meetings/{meeting}/opinions", {"text": "Cây giống kém"})
    api.close()
    return meeting
