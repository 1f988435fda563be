"""What the stand-in knows of petitions: a zone with two briefings, an office, and one petition.

The figures are written down here and nowhere computed.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID

from contracts.read.answer import EventData, grown
from contracts.read.briefings import Briefing, BriefingAnswer
from contracts.read.petitions import (
    AnswerToAnnounce,
    ListedPetition,
    NamedBriefing,
    NameReading,
    Petition,
    PetitionLinks,
    PetitionStep,
    Round,
    RoundOffice,
)
from contracts.read.rules import PetitionField, YearDecision
from kernel.vocabulary import MeetingState
from tests.portal.stand_ins.changing import changed
from tests.portal.stand_ins.identities import identity

DISTRICT: Final = identity("district")
COMMUNE: Final = identity("commune")
OTHER_COMMUNE: Final = identity("other-commune")
CELL: Final = identity("cell")
OFFICE_CELL: Final = identity("office-cell")
HEAD: Final = identity("son")
DEPUTY: Final = identity("lan")

ZONE: Final = identity("zone")
OCTOBER: Final = identity("october")
NOVEMBER: Final = identity("november")
CANAL: Final = identity("canal")
ROAD: Final = identity("road")
OFFICE: Final = identity("office")
OTHER_OFFICE: Final = identity("other-office")

COMMUNES: Final = {COMMUNE: "Đảng bộ xã Bắc Xa", OTHER_COMMUNE: "Đảng bộ xã Kiên Mộc"}
OFFICES: Final = {OFFICE: "Phòng Nông nghiệp", OTHER_OFFICE: "Phòng Kinh tế và Hạ tầng"}
FIELDS: Final = [
    PetitionField(code="agriculture", name="Nông nghiệp"),
    PetitionField(code="land", name="Đất đai"),
]
REGULATION: Final = identity("petition-regulation")
OLD_REGULATION: Final = identity("old-petition-regulation")
OWED: Final = ("assigned", "drafted", "returned", "approved")
RAISED: Final = date(2020, 10, 7)


@dataclass
class PetitionWorld:
    """Everything about petitions that a test may look at or change."""

    has_head: bool = True
    regulated: bool = True
    zone_closed_on: date | None = None
    left: set[UUID] = field(default_factory=set)
    decision: YearDecision | None = None
    readings: list[NameReading] = field(default_factory=list)
    kept_name: str | None = None
    petitions: dict[UUID, Petition] = field(default_factory=dict)
    briefings: dict[UUID, Briefing] = field(default_factory=dict)
    to_announce: list[AnswerToAnnounce] = field(default_factory=list)
    to_report: list[ListedPetition] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.petitions[CANAL] = petition(CANAL, "Nạo vét mương tiêu sau trường mầm non")
        self.petitions[ROAD] = petition(ROAD, "Sửa đoạn đường liên thôn")
        self.briefings[OCTOBER] = briefing(OCTOBER, RAISED, "held", COMMUNE)
        november = date(2020, 11, 10)
        self.briefings[NOVEMBER] = briefing(NOVEMBER, november, "planned", OTHER_COMMUNE)
        self.change_briefing(OCTOBER, petitions=[row(self.petitions[CANAL])])

    def change(self, petition_id: UUID, **changes: Any) -> None:
        self.petitions[petition_id] = changed(self.petitions[petition_id], **changes)

    def change_briefing(self, briefing_id: UUID, **changes: Any) -> None:
        self.briefings[briefing_id] = changed(self.briefings[briefing_id], **changes)

    def stand(self, state: str, **more: Any) -> None:
        """Let the petition about the canal stand so, with a round where the state has one."""
        self.change(CANAL, state=state, **more)
        before = state in ("raised", "kept_at_base", "escalated")
        if not before and not self.petitions[CANAL].rounds:
            self.change(CANAL, rounds=[round_(1)], round=1)


def petition(identity: UUID, text: str) -> Petition:
    return Petition(
        petition_id=identity,
        cell_id=CELL,
        cell_name="Chi bộ thôn Bản Mạ",
        commune_id=COMMUNE,
        commune_name=COMMUNES[COMMUNE],
        zone_id=ZONE,
        zone_name="Khu 1",
        briefing_id=OCTOBER,
        raised_on=RAISED,
        field="agriculture",
        field_name="Nông nghiệp",
        text=text,
        address="Sau trường mầm non, thôn Bản Mạ",
        petitioner="cell",
        petitioner_name=None,
        source="briefing",
        source_id=None,
        event_id=f"{identity}:1",
        state="raised",
        round=0,
        stopped_on=None,
        due_on=None,
        overdue=False,
        rounds=[],
        life=[step(identity, 1, "PetitionRaised", "2020-10-07")],
        links=PetitionLinks(
            merged_into=None, absorbed=[], parts=[], part_of=None, opinion=None, matter=None
        ),
        briefings=[NamedBriefing(briefing_id=OCTOBER, name="Giao ban tháng 10/2020, Khu 1")],
    )


def step(
    identity: UUID,
    version: int,
    event: str,
    on: str,
    *,
    round: int | None = None,  # noqa: A002  (its name in the answer)
    actor: str = "bi-thu",
    details: EventData | None = None,
) -> PetitionStep:
    """One step of a petition's life."""
    day = date.fromisoformat(on)
    return PetitionStep(
        event_id=f"{identity}:{version}",
        type=f"{event}.v1",
        on=day,
        round=round,
        details=details or {},
        actor=actor,
        recorded_at=datetime.combine(day, time(8, 5), UTC),
    )


def round_(number: int, **more: Any) -> Round:
    begun = Round(
        round=number,
        assigned_on=date(2020, 10, 12),
        lead_id=OFFICE,
        lead_name=OFFICES[OFFICE],
        offices=[RoundOffice(office_id=OFFICE, name=OFFICES[OFFICE])],
        due_on=date(2020, 10, 26),
        remind_on=date(2020, 10, 21),
        escalate_on=date(2020, 11, 2),
        stopped_on=None,
        approved_on=None,
        document_number=None,
        answered_on=None,
        text=None,
        published_on=None,
        briefing_id=None,
        accepted_on=None,
        rejected_on=None,
        reason=None,
        stops=[],
        drafts=[],
        returned=[],
        transfers=[],
    )
    return changed(begun, **more)


def row(found: Petition) -> ListedPetition:
    """The petition as it stands in a list."""
    lead = OFFICE if found.rounds else None
    return ListedPetition(
        petition_id=found.petition_id,
        raised_on=found.raised_on,
        cell_id=found.cell_id,
        cell_name=found.cell_name,
        commune_id=found.commune_id,
        commune_name=found.commune_name,
        zone_id=found.zone_id,
        zone_name=found.zone_name,
        field=found.field,
        field_name=found.field_name,
        text=found.text,
        address=found.address,
        round=found.round,
        state=found.state,
        due_on=found.due_on,
        overdue=found.overdue,
        lead_id=lead,
        lead_name=OFFICES[OFFICE] if lead else None,
    )


def answered(found: Petition, *, late: bool, announced: bool) -> BriefingAnswer:
    """The answer of a petition's first round, on a briefing's list."""
    return BriefingAnswer(
        petition_id=found.petition_id,
        raised_on=found.raised_on,
        cell_id=found.cell_id,
        cell_name=found.cell_name,
        commune_name=found.commune_name,
        field=found.field,
        field_name=found.field_name,
        petition=found.text,
        text="Sẽ nạo vét xong trước ngày 30/11/2020.",
        round=1,
        late=late,
        announced=announced,
        document_number="127-CV/HU",
        answered_on=date(2020, 10, 23),
        lead_id=OFFICE,
        lead_name=OFFICES[OFFICE],
    )


def to_announce(found: Petition, *, late: bool) -> AnswerToAnnounce:
    """The same answer before it is on a list."""
    return grown(
        AnswerToAnnounce,
        row(found),
        answer="Sẽ nạo vét xong trước ngày 30/11/2020.",
        document_number="127-CV/HU",
        answered_on=date(2020, 10, 23),
        late=late,
    )


def briefing(identity: UUID, day: date, state: MeetingState, host: UUID) -> Briefing:
    held = state == "held"
    return Briefing(
        briefing_id=identity,
        zone_id=ZONE,
        zone_name="Khu 1",
        organization_id=DISTRICT,
        month=day.replace(day=1),
        state=state,
        planned_on=day,
        held_on=day if held else None,
        day=day,
        on_time=True if held else None,
        host_id=host,
        host_name=COMMUNES[host],
        reason=None,
        event_id=f"{identity}:1",
        minutes=None,
        minutes_event=None,
        compiled_on=None,
        sent_on=None,
        sent_to_id=None,
        sent_to=None,
        announced_on=None,
        came=[],
        missing=[],
        answers=[],
        petitions=[],
        reported=[],
        to_report=[],
    )
