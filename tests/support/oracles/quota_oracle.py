"""A slow, obvious reference for "visits owed and made" (domain.md §4.1).

It goes through plain lists of facts again and again and shares no code with what it judges.
Where §4.1 leaves room, it is read like this:

- **Row.** One for each member and level at which the member held a post on at least one day of
  the year, whether that day is before or after ``on``. Several posts at one level are one row.
- **Deciding post.** Of the posts at the level the one whose last day within the year is latest;
  of several the one that began last; of those the one with the greatest id.
- **Regulation.** In force on the deciding post's last day within the year; of those whose scope
  contains the post's committee in the tree of that day, the one with the nearest scope. It
  decides alone: a level that it does not name owes nothing, whatever one further up says.
  Without any, nothing is owed, every visit counts, and no committee meeting does.
- **Proration.** ``by_month``: ceil(minimum x months / 12); a month counts when any of the posts
  at the level was held on its 15th.
- **Countable.** A meeting that was held, in the year, on or before ``on``, on a day on which the
  member held a post at the level, not at the member's own cell of that day; of a committee only
  where the regulation counts such meetings.
- **recorded.** Countable meetings with an attendance of the member that stands: recorded,
  confirmed or disputed, but not revoked, and not passed to somebody else by a substitution or a
  correction. A dispute alone revokes nothing.
- **confirmed.** Those of them that are confirmed. **attended.** Those that the regulation counts:
  only confirmed ones, only at assigned cells, where it says so.
- **Assigned.** On the meeting's day an assignment of the member is in force, in any role, to the
  organization that met, or to one above it in the tree of that day, or to a locality that is or
  contains the organization's own. An organization without a locality lies where the nearest one
  above it lies.
- **The tree of a day.** An entry holds from its day until the next one; before its first entry
  an organization or a locality hangs nowhere, and a member has no own cell.
- **pace.** Whole days from 1 January to ``on``, both included; before the year none, after it all.
- **status.** "After year's end" is after 31 December: on that day one is still behind.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tests.support.oracles.quota_facts import Facts, Meeting, Organization, Post, Regulation


@dataclass(frozen=True, order=True)
class Row:
    member_id: UUID
    level: str
    year: int
    required: int
    attended: int
    recorded: int
    confirmed: int
    pace: int
    status: str


NO_REGULATION = Regulation(scope_id=UUID(int=0), minimums={}, starts_on=date.min)


def rows(facts: Facts, year: int, on: date) -> list[Row]:
    """Every row of the year as it stands on the day ``on``, by member and level."""
    keys = {
        (post.member_id, post.level) for post in facts.posts if _days_in(year, post) is not None
    }
    return sorted(_row(facts, member_id, level, year, on) for member_id, level in keys)


def _row(facts: Facts, member_id: UUID, level: str, year: int, on: date) -> Row:
    posts = [post for post in facts.posts if post.member_id == member_id and post.level == level]
    regulation = _regulation(facts, posts, year)
    required = _required(regulation, posts, level, year)
    recorded = attended = confirmed = 0
    for meeting in facts.meetings:
        state = _standing_state(facts, meeting, member_id)
        if state is None or not _countable(facts, meeting, posts, regulation, year, on):
            continue
        recorded += 1
        if state == "confirmed":
            confirmed += 1
        if regulation.only_confirmed and state != "confirmed":
            continue
        if regulation.only_assigned and not _assigned(facts, meeting, member_id):
            continue
        attended += 1
    pace = _pace(required, year, on)
    status = _status(required, attended, pace, year, on)
    return Row(member_id, level, year, required, attended, recorded, confirmed, pace, status)


def _days_in(year: int, post: Post) -> tuple[date, date] | None:
    """The first and the last day of the year on which the post was held."""
    first = max(post.starts_on, date(year, 1, 1))
    last = min(post.ends_on or date.max, date(year, 12, 31))
    return (first, last) if first <= last else None


def _held(posts: Sequence[Post], day: date) -> bool:
    return any(_covers(post.starts_on, post.ends_on, day) for post in posts)


def _covers(starts_on: date, ends_on: date | None, day: date) -> bool:
    return starts_on <= day and (ends_on is None or day <= ends_on)


def _regulation(facts: Facts, posts: Sequence[Post], year: int) -> Regulation:
    candidates = []
    for post in posts:
        days = _days_in(year, post)
        if days is not None:
            candidates.append((days[1], post.starts_on, post.post_id, post.committee_id))
    last_day, _, _, committee_id = max(candidates)
    for organization_id in _line_up(facts, committee_id, last_day):
        for regulation in facts.regulations:
            in_force = _covers(regulation.starts_on, regulation.ends_on, last_day)
            if in_force and regulation.scope_id == organization_id:
                return regulation
    return NO_REGULATION


def _required(regulation: Regulation, posts: Sequence[Post], level: str, year: int) -> int:
    minimum = regulation.minimums.get(level, 0)
    if regulation.proration == "none":
        return minimum
    months = sum(1 for month in range(1, 13) if _held(posts, date(year, month, 15)))
    required = 0
    while required * 12 < minimum * months:
        required += 1
    return required


def _standing_state(facts: Facts, meeting: Meeting, member_id: UUID) -> str | None:
    for attendance in facts.attendances:
        theirs = (attendance.meeting_id, attendance.member_id) == (meeting.meeting_id, member_id)
        if theirs and attendance.state in {"recorded", "confirmed", "disputed"}:
            return attendance.state
    return None


def _countable(
    facts: Facts,
    meeting: Meeting,
    posts: Sequence[Post],
    regulation: Regulation,
    year: int,
    on: date,
) -> bool:
    if meeting.state != "held" or meeting.held_on is None:
        return False
    if meeting.held_on.year != year or meeting.held_on > on:
        return False
    if not _held(posts, meeting.held_on):
        return False
    if meeting.body == "committee":
        return regulation.committee_meetings_count
    return _own_cell(facts, posts[0].member_id, meeting.held_on) != meeting.organization_id


def _own_cell(facts: Facts, member_id: UUID, day: date) -> UUID | None:
    known = [o for o in facts.own_cells if o.member_id == member_id and o.effective_on <= day]
    return max(known, key=lambda own: own.effective_on).cell_id if known else None


def _assigned(facts: Facts, meeting: Meeting, member_id: UUID) -> bool:
    day = meeting.held_on or date.max
    line_up = _line_up(facts, meeting.organization_id, day)
    localities = _localities_up(facts, line_up, day)
    for assignment in facts.assignments:
        if assignment.member_id != member_id:
            continue
        if not _covers(assignment.starts_on, assignment.ends_on, day):
            continue
        if assignment.target_kind == "organization" and assignment.target_id in line_up:
            return True
        if assignment.target_kind == "locality" and assignment.target_id in localities:
            return True
    return False


def _line_up(facts: Facts, organization_id: UUID | None, day: date) -> list[UUID]:
    """The organization itself and those above it on the day, nearest first."""
    line: list[UUID] = []
    while organization_id is not None:
        line.append(organization_id)
        entry = _organization(facts, organization_id, day)
        organization_id = entry.parent_id if entry else None
    return line


def _localities_up(facts: Facts, line_up: list[UUID], day: date) -> list[UUID]:
    """Where the nearest of the organizations lies that lies anywhere, and what contains that."""
    entries = [_organization(facts, organization_id, day) for organization_id in line_up]
    here = next((entry.locality_id for entry in entries if entry and entry.locality_id), None)
    line: list[UUID] = []
    while here is not None:
        line.append(here)
        known = [x for x in facts.localities if x.locality_id == here and x.effective_on <= day]
        here = max(known, key=lambda place: place.effective_on).parent_id if known else None
    return line


def _organization(facts: Facts, organization_id: UUID, day: date) -> Organization | None:
    known = [
        entry
        for entry in facts.organizations
        if entry.organization_id == organization_id and entry.effective_on <= day
    ]
    return max(known, key=lambda entry: entry.effective_on) if known else None


def _pace(required: int, year: int, on: date) -> int:
    days_in_year = 366 if calendar.isleap(year) else 365
    elapsed = (on - date(year, 1, 1)).days + 1
    elapsed = min(max(elapsed, 0), days_in_year)
    return required * elapsed // days_in_year


def _status(required: int, attended: int, pace: int, year: int, on: date) -> str:
    if required == 0 and attended == 0:
        return "exempt"
    if attended > required:
        return "exceeded"
    if attended == required:
        return "met"
    if on > date(year, 12, 31):
        return "missed"
    return "on_pace" if attended >= pace else "behind"
