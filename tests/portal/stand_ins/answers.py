"""What the stand-in of the read API answers, of the types that the real one answers with."""

from datetime import date
from uuid import UUID

from contracts.attendance import MeetingAttended, MeetingCorrected, MeetingHeld, MeetingScheduled
from contracts.read.answer import EventData, grown
from contracts.read.compliance import (
    ChildSums,
    Compliance,
    Follower,
    LevelSums,
    ListedQuota,
    MemberQuota,
    Quota,
    QuotaStatus,
    UnvisitedCell,
    Visit,
)
from contracts.read.people import Assignment, Member, Post
from contracts.read.trail import FieldChange, HistoryEvent, TrailEvent
from contracts.read.tree import ListedOrganization, Organization
from kernel.vocabulary import Level
from tests.portal.stand_ins.world import (
    ASSIGNMENT,
    CELL,
    COMMUNE,
    DISTRICT,
    LAN,
    MEETING,
    MEMBERS,
    NAMES,
    OTHER_CELL,
    POST,
    REGULATION,
    World,
    event,
    path_of,
)


def organization(asked: UUID) -> Organization:
    return grown(
        Organization,
        child(asked),
        locality_id=None,
        began_on=date(2015, 8, 1),
        event_id=f"{asked}:1",
        last_day=None,
        path=path_of(asked),
        children=[child(one) for one, (_, _, parent) in NAMES.items() if parent == asked],
    )


def child(asked: UUID) -> ListedOrganization:
    name, kind, _ = NAMES[asked]
    return ListedOrganization(
        organization_id=asked,
        kind=kind,
        cell_type="village" if kind == "cell" else None,
        name=name,
        code="LS",
    )


def compliance(asked: UUID, year: int) -> Compliance:
    def sums(level: Level, members: int, at_quota: int, behind: int) -> LevelSums:
        return LevelSums(
            level=level,
            members=members,
            required=members * 2,
            attended=79,
            recorded=81,
            confirmed=70,
            made_of_required=76,
            at_quota=at_quota,
            behind=behind,
            share_of_plan=0.979,
            share_at_quota=at_quota / members,
        )

    rows = [] if year < 2020 else [sums("district", 38, 38, 0), sums("commune", 4, 3, 1)]
    below = rows[1:] if asked == DISTRICT else []
    return Compliance(
        organization_id=asked,
        year=year,
        on=date(2020, 11, 14),
        levels=rows,
        children=[grown(ChildSums, row, organization_id=COMMUNE) for row in below],
    )


def quota(status: QuotaStatus) -> Quota:
    return Quota(
        member_id=LAN,
        level="commune",
        post_id=POST,
        committee_id=COMMUNE,
        committee_name=NAMES[COMMUNE][0],
        role="secretary",
        last_day=date(2020, 12, 31),
        regulation_id=REGULATION,
        required=4,
        attended=1,
        recorded=2,
        confirmed=1,
        pace=3,
        status=status,
    )


def members(world: World) -> list[ListedQuota]:
    named = [*MEMBERS.items()] * (1 + world.members_found // len(MEMBERS))
    return [
        grown(ListedQuota, quota("behind"), member_id=one, full_name=name, sort_key=name)
        for one, name in named[: world.members_found]
    ]


def member(world: World, asked: UUID, year: int) -> Member:
    visit = Visit(
        meeting_id=MEETING,
        organization_id=CELL,
        name=NAMES[CELL][0],
        body="cell",
        kind="regular",
        held_on=date(2020, 3, 5),
        state="recorded",
        confirmed=False,
        assigned=True,
        meeting_event=f"{MEETING}:1",
        events=[f"{MEETING}:3"],
    )
    owed = grown(
        MemberQuota,
        quota("behind"),
        regulation="Quy định 1764",
        regulation_event=f"{REGULATION}:1",
        post_event=f"{asked}:2",
    )
    return Member(
        member_id=asked,
        full_name=MEMBERS[asked],
        event_id=f"{asked}:1",
        cell_id=OTHER_CELL,
        cell_name=NAMES[OTHER_CELL][0],
        posts=[_post(asked)],
        assignments=[_assignment()],
        year=year,
        quotas=[owed] if year == 2020 else [],
        visits=[visit] if year == 2020 else [],
        matters=[
            one
            for one in world.matters.values()
            if (one.state, one.responsible_id) == ("entrusted", asked)
        ],
    )


def _post(member_id: UUID) -> Post:
    return Post(
        post_id=POST,
        committee_id=COMMUNE,
        committee_name=NAMES[COMMUNE][0],
        role="secretary",
        level="commune",
        starts_on=date(2019, 6, 1),
        ends_on=None,
        event_id=f"{member_id}:2",
    )


def _assignment() -> Assignment:
    return Assignment(
        assignment_id=ASSIGNMENT,
        target_kind="organization",
        target_id=CELL,
        role="in_charge",
        starts_on=date(2020, 1, 1),
        ends_on=None,
        decision="12-QĐ/ĐU",
        event_id=f"{ASSIGNMENT}:1",
        target_name=NAMES[CELL][0],
    )


def unvisited() -> list[UnvisitedCell]:
    follower = Follower(member_id=LAN, full_name=MEMBERS[LAN], assignment_id=ASSIGNMENT)
    return [
        UnvisitedCell(
            organization_id=OTHER_CELL,
            name=NAMES[OTHER_CELL][0],
            last_visit=None,
            followers=[follower],
        )
    ]


def trail() -> list[TrailEvent]:
    """The meeting's events, first one first."""
    meeting, cell = str(MEETING), str(CELL)
    corrected = {"kind": "regular", "present": 22, "expected": 24, "reason": "Ghi nhầm"}
    return [
        event(
            MeetingScheduled,
            MEETING,
            1,
            meeting_id=meeting,
            organization_id=cell,
            body="cell",
            kind="regular",
            planned_on="2020-03-05",
            place=None,
        ),
        event(MeetingHeld, MEETING, 2, meeting_id=meeting, held_on="2020-03-05", present=21),
        event(MeetingAttended, MEETING, 3, meeting_id=meeting, member_id=str(LAN), source="member"),
        event(MeetingCorrected, MEETING, 4, meeting_id=meeting, held_on="2020-03-05", **corrected),
    ]


def history() -> list[HistoryEvent]:
    """The same, each with what it changed."""
    known: EventData = {}
    rows = []
    for row in trail():
        changes = [
            FieldChange(field=name, before=known.get(name), after=value)
            for name, value in row.data.items()
            if known.get(name) != value
        ]
        known.update(row.data)
        rows.append(grown(HistoryEvent, row, changes=changes))
    return rows


def names() -> dict[str, str]:
    """What the ids in the trail name."""
    return {str(one): name for one, name in MEMBERS.items()}
