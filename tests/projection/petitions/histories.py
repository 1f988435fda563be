"""One petition's life, told in few words; its events are those of the petition service."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from contracts.event import Event
from contracts.petition import petitions as p, rounds as r
from services.projection.read_database import TimeScope
from tests.support.feeds import History
from tests.support.histories.petition_places import CELLS, ZONE_OF, tell_places
from tests.support.histories.worlds import identity

DAY: Final = date(2021, 3, 7)
LEAD: Final = identity("nông nghiệp")
WHEN: Final = TimeScope(on=date(2021, 12, 31), tree_on=date(2021, 12, 31))


def march(day: int) -> date:
    return date(2021, 3, day)


class Story:
    """A history with the places of the tests in it, to which petitions are told."""

    def __init__(self) -> None:
        self.history = History()
        tell_places(self.history)

    def raise_(self, name: str = "đường", cell: str = "c1", **said: Any) -> UUID:
        """A petition put at the briefing of 7 March 2021."""
        petition_id = identity(name)
        commune = CELLS[cell]
        told: dict[str, Any] = {
            "petition_id": petition_id,
            "cell_id": identity(cell),
            "commune_id": identity(commune),
            "zone_id": identity(ZONE_OF[commune]),
            "briefing_id": identity("giao ban"),
            "raised_on": DAY,
            "field": "khac",
            "text": f"Sửa {name}",
            "address": "thôn 1",
            "petitioner": "cell",
            "source": "briefing",
        }
        self.history.add(petition_id, p.PetitionRaised(**told | said))
        return petition_id

    def tell(self, petition_id: UUID, event: type[Event], **said: Any) -> None:
        self.history.add(petition_id, event(petition_id=petition_id, **said))

    def escalate(self, petition_id: UUID, day: date = DAY) -> None:
        up = {"to_organization_id": identity("D1"), "escalated_on": day}
        self.tell(petition_id, p.PetitionEscalated, **up)

    def assign(self, petition_id: UUID, day: date, due_on: date, number: int = 1) -> None:
        self.tell(
            petition_id,
            r.PetitionAssigned,
            round=number,
            lead_id=LEAD,
            office_ids=[LEAD, identity("địa chính")],
            assigned_on=day,
            due_on=due_on,
            remind_on=due_on,
            escalate_on=due_on,
        )

    def draft(self, petition_id: UUID, day: date, text: str, number: int = 1) -> None:
        said = {"round": number, "office_id": LEAD, "text": text, "drafted_on": day}
        self.tell(petition_id, r.AnswerDrafted, **said)

    def answer(self, petition_id: UUID, day: date, number: int = 1) -> None:
        """Approved and given a number on the same day."""
        self.tell(petition_id, r.AnswerApproved, round=number, approved_on=day)
        document = f"{number}-CV/HU"
        self.tell(
            petition_id,
            r.PetitionAnswered,
            round=number,
            document_number=document,
            answered_on=day,
        )

    def publish(self, petition_id: UUID, day: date, number: int = 1) -> None:
        said = {"briefing_id": identity("giao ban sau"), "published_on": day}
        self.tell(petition_id, r.AnswerPublished, round=number, **said)

    def whole_round(self, petition_id: UUID, day: date, number: int = 1) -> None:
        """From the assignment to the announcement."""
        self.assign(petition_id, day, due_on=day, number=number)
        self.draft(petition_id, day, f"Trả lời lần {number}", number)
        self.answer(petition_id, day, number)
        self.publish(petition_id, day, number)
