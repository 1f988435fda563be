"""Small worlds for hypothesis: the same facts as published events and as the oracle's lists."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from hypothesis import strategies as st

from contracts import assignment as a, attendance as t
from tests.support.feeds import History
from tests.support.oracles import quota_facts as q

FIRST = date(2018, 1, 1)
YEAR = 2021


def identity(name: str) -> UUID:
    return uuid5(NAMESPACE_OID, name)


TREE = {
    "P": (None, "province_committee"),
    "D1": ("P", "district_committee"),
    "D2": ("P", "district_committee"),
    "C1": ("D1", "grassroots_committee"),
    "C2": ("D1", "grassroots_committee"),
    "C3": ("D2", "grassroots_committee"),
    "c1": ("C1", "cell"),
    "c2": ("C1", "cell"),
    "c3": ("C2", "cell"),
    "c4": ("C3", "cell"),
}
CELLS = [name for name, (_, kind) in TREE.items() if kind == "cell"]
LEVEL_OF = {"P": "province", "D1": "district", "D2": "district", "C1": "commune", "C2": "commune"}
LOCALITIES = {"huyen": None, "xa": "huyen", "thon": "xa"}
LIES_IN = {"D2": "huyen", "C1": "xa", "c1": "thon"}
MEMBERS = ("an", "binh", "chi")
LIVES = (
    *[("held", "")] * 4,
    ("", ""),
    ("", "held"),
    ("", "cancelled"),
    ("held", "corrected"),
    ("held", "revoked"),
    ("held", "revoked held"),
    ("held corrected", "revoked cancelled"),
    ("held revoked", ""),
    ("held corrected revoked", ""),
    ("held revoked", "held corrected"),
)
"""What becomes of a meeting before and after it is said who came."""

STATE_AFTER = {
    "held": "held",
    "corrected": "held",
    "revoked": "planned",
    "cancelled": "cancelled",
}


@dataclass
class World:
    """One history and the oracle's facts that say the same."""

    history: History = field(default_factory=History)
    posts: list[q.Post] = field(default_factory=list)
    regulations: list[q.Regulation] = field(default_factory=list)
    organizations: list[q.Organization] = field(default_factory=list)
    localities: list[q.Locality] = field(default_factory=list)
    own_cells: list[q.OwnCell] = field(default_factory=list)
    assignments: list[q.Assignment] = field(default_factory=list)
    meetings: list[q.Meeting] = field(default_factory=list)
    attendances: list[q.Attendance] = field(default_factory=list)

    @property
    def facts(self) -> q.Facts:
        return q.Facts(
            posts=self.posts,
            regulations=self.regulations,
            organizations=self.organizations,
            localities=self.localities,
            own_cells=self.own_cells,
            assignments=self.assignments,
            meetings=self.meetings,
            attendances=self.attendances,
        )


days = st.dates(date(2020, 6, 1), date(2022, 6, 30))
in_year = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Three members in a tree of ten organizations, with two to eight meetings."""
    world = World()
    _places(world)
    _moves(world, draw)
    for name in MEMBERS:
        _member(world, draw, name)
    _regulations(world, draw)
    for number in range(draw(st.integers(1, 4))):
        _assignment(world, draw, number)
    for number in range(draw(st.integers(2, 8))):
        _meeting(world, draw, number)
    return world


def _places(world: World) -> None:
    for name, parent in LOCALITIES.items():
        above = identity(parent) if parent else None
        event = a.LocalityRegistered(
            locality_id=identity(name),
            code=name,
            name=name,
            kind="commune",
            parent_id=above,
            effective_on=FIRST,
        )
        world.history.add(identity(name), event)
        world.localities.append(
            q.Locality(locality_id=identity(name), parent_id=above, effective_on=FIRST)
        )
    for name, (parent, kind) in TREE.items():
        above = identity(parent) if parent else None
        lies_in = identity(LIES_IN[name]) if name in LIES_IN else None
        registered: Any = a.OrganizationRegistered(
            organization_id=identity(name),
            code=name,
            name=f"Tổ chức {name}",
            kind=kind,  # type: ignore[arg-type]  # the table above has only kinds
            parent_id=above,
            locality_id=lies_in,
            effective_on=FIRST,
        )
        world.history.add(identity(name), registered)
        world.organizations.append(
            q.Organization(
                organization_id=identity(name),
                parent_id=above,
                effective_on=FIRST,
                locality_id=lies_in,
            )
        )


def _moves(world: World, draw: st.DrawFn) -> None:
    """A commune goes to the other district, and a cell to another commune, or not."""
    for name, parent in draw(st.sets(st.sampled_from((("C1", "D2"), ("c3", "C3"))))):
        moved = a.OrganizationMoved(
            organization_id=identity(name),
            parent_id=identity(parent),
            effective_on=draw(days),
            reason="Sắp xếp lại",
        )
        world.history.add(identity(name), moved)
        world.organizations.append(
            q.Organization(
                organization_id=moved.organization_id,
                parent_id=moved.parent_id,
                effective_on=moved.effective_on,
                locality_id=identity(LIES_IN[name]) if name in LIES_IN else None,
            )
        )


def _period(draw: st.DrawFn) -> tuple[date, date | None]:
    starts_on = draw(days)
    length = draw(st.none() | st.integers(0, 500))
    return starts_on, None if length is None else starts_on + timedelta(days=length)


def _member(world: World, draw: st.DrawFn, name: str) -> None:
    member_id = identity(name)
    cell = draw(st.sampled_from(CELLS))
    world.history.add(
        member_id,
        a.MemberRegistered(
            member_id=member_id, full_name=name, cell_id=identity(cell), effective_on=FIRST
        ),
    )
    world.own_cells.append(
        q.OwnCell(member_id=member_id, cell_id=identity(cell), effective_on=FIRST)
    )
    if draw(st.booleans()):
        day, cell = draw(in_year), draw(st.sampled_from(CELLS))
        world.history.add(
            member_id,
            a.MemberTransferred(member_id=member_id, cell_id=identity(cell), effective_on=day),
        )
        world.own_cells.append(
            q.OwnCell(member_id=member_id, cell_id=identity(cell), effective_on=day)
        )
    for number in range(draw(st.integers(1, 3))):
        _post(world, draw, member_id, number)


def _post(world: World, draw: st.DrawFn, member_id: UUID, number: int) -> None:
    committee = draw(st.sampled_from(sorted(LEVEL_OF)))
    starts_on, ends_on = _period(draw)
    post_id = identity(f"post {member_id} {number}")
    level: Any = LEVEL_OF[committee]
    world.history.add(
        member_id,
        a.MemberAppointed(
            member_id=member_id,
            post_id=post_id,
            committee_id=identity(committee),
            role="member",
            level=level,
            starts_on=starts_on,
            ends_on=ends_on,
        ),
    )
    told, last_day = {"member_id": member_id, "post_id": post_id}, ends_on
    for number, ended_on in enumerate(_endings(draw, starts_on, ends_on)):
        kind: Any = a.PostEndCorrected if number else a.PostEnded
        world.history.add(member_id, kind(**told, ends_on=ended_on, reason="thôi giữ"))
        last_day = ended_on or ends_on
    world.posts.append(
        q.Post(
            post_id=post_id,
            member_id=member_id,
            committee_id=identity(committee),
            level=level,
            starts_on=starts_on,
            ends_on=last_day,
        )
    )


def _regulations(world: World, draw: st.DrawFn) -> None:
    for scope in draw(st.sets(st.sampled_from(["P", "D1", "C1"]), min_size=1)):
        starts_on, ends_on = _period(draw)
        levels = st.sampled_from(["province", "district", "commune"])
        minimums: Any = draw(st.dictionaries(levels, st.integers(0, 5), min_size=1))
        flags: dict[str, Any] = {
            "proration": draw(st.sampled_from(["none", "by_month"])),
            "only_confirmed": draw(st.booleans()),
            "only_assigned": draw(st.sampled_from([True, True, False])),
            "committee_meetings_count": draw(st.booleans()),
        }
        event = a.RegulationAdopted(
            regulation_id=identity(f"regulation {scope}"),
            number="1764-QĐ/TU",
            title="Quy định",
            scope_id=identity(scope),
            starts_on=starts_on,
            ends_on=ends_on,
            minimums=minimums,
            **flags,
        )
        world.history.add(event.regulation_id, event)
        world.regulations.append(
            q.Regulation(
                scope_id=identity(scope),
                minimums=minimums,
                starts_on=starts_on,
                ends_on=ends_on,
                **flags,
            )
        )


def _assignment(world: World, draw: st.DrawFn, number: int) -> None:
    member = identity(draw(st.sampled_from(MEMBERS)))
    kind: Any = draw(st.sampled_from(["organization", "locality"]))
    # What stands high is drawn more often: only what covers a meeting makes a difference.
    targets = [*sorted(TREE), "P", "P", "D1"] if kind == "organization" else sorted(LOCALITIES)
    target = identity(draw(st.sampled_from(targets)))
    starts_on, ends_on = _period(draw)
    assignment_id = identity(f"assignment {number}")
    world.history.add(
        assignment_id,
        a.MemberAssigned(
            assignment_id=assignment_id,
            member_id=member,
            target_kind=kind,
            target_id=target,
            role="monitor",
            starts_on=starts_on,
            ends_on=ends_on,
        ),
    )
    last_day = ends_on
    for number, ended_on in enumerate(_endings(draw, starts_on, ends_on)):
        ended: Any = a.AssignmentEndCorrected if number else a.AssignmentEnded
        told = {"assignment_id": assignment_id, "ends_on": ended_on}
        world.history.add(assignment_id, ended(**told, reason="đổi việc"))
        last_day = ended_on or ends_on
    world.assignments.append(
        q.Assignment(
            member_id=member,
            target_kind=kind,
            target_id=target,
            starts_on=starts_on,
            ends_on=last_day,
        )
    )


def _endings(draw: st.DrawFn, starts_on: date, agreed: date | None) -> list[date | None]:
    """The last day that somebody gave, if anybody did, and each as it was corrected later.

    None is later than agreed; a correction without a day says that nothing ended it.
    """
    if draw(st.booleans()):
        return []
    longest = 400 if agreed is None else (agreed - starts_on).days
    day = st.integers(0, longest).map(lambda days: starts_on + timedelta(days=days))
    return [draw(day), *draw(st.lists(st.none() | day, max_size=2))]


def _meeting(world: World, draw: st.DrawFn, number: int) -> None:
    meeting_id = identity(f"meeting {number}")
    body: Any = draw(st.sampled_from(["cell", "cell", "committee"]))
    place = draw(st.sampled_from(CELLS if body == "cell" else sorted(LEVEL_OF)))
    day = draw(in_year)
    world.history.add(
        meeting_id,
        t.MeetingScheduled(
            meeting_id=meeting_id,
            organization_id=identity(place),
            body=body,
            kind="regular",
            planned_on=day,
        ),
    )
    meeting = q.Meeting(
        meeting_id=meeting_id,
        organization_id=identity(place),
        held_on=None,
        state="planned",
        body=body,
    )
    before, after = draw(st.sampled_from(LIVES))
    meeting = _lives_on(world, draw, meeting, day, before)
    _came(world, draw, meeting_id)
    meeting = _lives_on(world, draw, meeting, day, after)
    if after == "revoked held":
        _came(world, draw, meeting_id)
    world.meetings.append(meeting)


def _came(world: World, draw: st.DrawFn, meeting_id: UUID) -> None:
    for member in draw(st.sets(st.sampled_from(MEMBERS[:2]), min_size=1)):
        _attendance(world, draw, meeting_id, identity(member))


def _lives_on(
    world: World, draw: st.DrawFn, meeting: q.Meeting, planned_on: date, steps: str
) -> q.Meeting:
    """The meeting after these steps of its life."""
    for step in steps.split():
        meeting_id, held_on = meeting.meeting_id, None
        event: Any = None
        if step == "cancelled":
            event = t.MeetingCancelled(meeting_id=meeting_id, reason="bão")
        elif step == "revoked":
            _nobody_came(world, meeting_id)
            event = t.MeetingHoldingRevoked(
                meeting_id=meeting_id, planned_on=planned_on, reason="chưa họp"
            )
        elif step == "corrected":
            held_on = draw(in_year)
            event = t.MeetingCorrected(
                meeting_id=meeting_id, held_on=held_on, kind="regular", reason="nhầm ngày"
            )
        else:
            held_on = draw(in_year)
            event = t.MeetingHeld(meeting_id=meeting_id, held_on=held_on)
        world.history.add(meeting_id, event)
        meeting = replace(meeting, state=STATE_AFTER[step], held_on=held_on)
    return meeting


def _nobody_came(world: World, meeting_id: UUID) -> None:
    """Every attendance that stands is revoked, as it goes with the holding."""
    for place, told in enumerate(world.attendances):
        if told.meeting_id == meeting_id and told.state in {"recorded", "confirmed", "disputed"}:
            world.attendances[place] = replace(told, state="revoked")
            revoked = t.AttendanceRevoked(
                meeting_id=meeting_id, member_id=told.member_id, reason="chưa họp"
            )
            world.history.add(meeting_id, revoked)


def _attendance(world: World, draw: st.DrawFn, meeting_id: UUID, member_id: UUID) -> None:
    add = world.history.add
    add(
        meeting_id,
        t.MeetingAttended(meeting_id=meeting_id, member_id=member_id, source="member"),
    )
    fates = ["confirmed", "recorded", "disputed", "revoked", "substituted"]
    state = draw(st.sampled_from(fates))
    told = {"meeting_id": meeting_id, "member_id": member_id}
    if state == "confirmed":
        add(meeting_id, t.AttendanceConfirmed(**told))
    elif state == "disputed":
        add(meeting_id, t.AttendanceDisputed(**told, reason="không thấy"))
    elif state == "revoked":
        add(meeting_id, t.AttendanceRevoked(**told, reason="nhầm"))
    elif state == "substituted":
        stand_in = identity(MEMBERS[2])
        taken = any(
            (x.meeting_id, x.member_id) == (meeting_id, stand_in) for x in world.attendances
        )
        if taken:
            state = "recorded"
        else:
            add(
                meeting_id,
                t.AttendanceSubstituted(**told, substitute_id=stand_in, reason="đi thay"),
            )
            world.attendances.append(q.Attendance(meeting_id=meeting_id, member_id=stand_in))
    world.attendances.append(q.Attendance(meeting_id=meeting_id, member_id=member_id, state=state))
