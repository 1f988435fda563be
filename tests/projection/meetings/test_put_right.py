"""A wrong end, or a holding that never was, is put right: what was said last counts, as of then."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest

from contracts import assignment as a, attendance as t
from contracts.event import Event
from contracts.read.compliance import MemberQuota
from services.projection.read_database import TimeScope
from services.projection.read_models.meetings import queries as meetings
from services.projection.read_models.people import queries as people
from services.projection.read_models.quota_compliance import queries as quotas
from tests.support.feeds import History
from tests.support.histories.worlds import FIRST, TREE, identity
from tests.support.read_models import ReadModels

AN, POST, ASSIGNMENT, MEETING = map(identity, ("an", "chức vụ", "phân công", "kỳ sinh hoạt"))
MARCH, JUNE, YEAR_END = date(2021, 3, 5), date(2021, 6, 5), date(2021, 12, 31)


@dataclass
class Told:
    """What happened in the province, and the read models that have folded it."""

    models: ReadModels
    history: History = field(default_factory=History)

    def tell(self, *events: Event) -> datetime:
        """The moment at which the last of these events was recorded."""
        for event in events:
            aggregate: Any = getattr(event, event.__struct_fields__[0])
            self.history.add(aggregate, event)
        self.models.fold(self.history.envelopes)
        return self.history.envelopes[-1].time

    def quota(self, as_of: datetime | None = None, *, sums: bool = False) -> MemberQuota | None:
        """An's quota of the year, from the facts, or from the sums."""
        when = TimeScope(on=YEAR_END, tree_on=YEAR_END, as_of=as_of)
        today = YEAR_END if sums else date.max
        rows = quotas.of_member(self.models.read_database, AN, 2021, when, today)
        return rows[0] if rows else None

    def attended(self, as_of: datetime | None = None) -> int:
        """How many visits count; the sums say the same wherever they are asked."""
        quota, sums = self.quota(as_of), self.quota(as_of, sums=True)
        attended = quota.attended if quota else 0
        if as_of is None:
            assert (sums.attended if sums else 0) == attended
        return attended

    def last_day(self) -> date | None:
        """Last day of the post that decides."""
        quota = self.quota()
        return quota.last_day if quota else None


@pytest.fixture
def told(database: str) -> Iterator[Told]:
    """An of the district is assigned to the commune C1 and sat in at its cell c1 in June."""
    models = ReadModels(database)
    province = Told(models)
    for name, (parent, kind) in TREE.items():
        above = identity(parent) if parent else None
        organization: dict[str, Any] = {"code": name, "name": name, "kind": kind}
        province.history.add(
            identity(name),
            a.OrganizationRegistered(
                organization_id=identity(name),
                parent_id=above,
                effective_on=FIRST,
                **organization,
            ),
        )
    province.tell(*a_member_who_follows(), *a_meeting_in_june())
    yield province
    models.close()


def a_member_who_follows() -> list[Event]:
    return [
        a.RegulationAdopted(
            regulation_id=identity("quy định"),
            number="1764-QĐ/TU",
            title="Quy định",
            scope_id=identity("P"),
            starts_on=FIRST,
            minimums={"district": 2},
            only_assigned=True,
        ),
        a.MemberRegistered(
            member_id=AN, full_name="Nông Văn An", cell_id=identity("c3"), effective_on=FIRST
        ),
        a.MemberAppointed(
            member_id=AN,
            post_id=POST,
            committee_id=identity("D1"),
            role="member",
            level="district",
            starts_on=FIRST,
        ),
        a.MemberAssigned(
            assignment_id=ASSIGNMENT,
            member_id=AN,
            target_kind="organization",
            target_id=identity("C1"),
            role="monitor",
            starts_on=FIRST,
        ),
    ]


def a_meeting_in_june() -> list[Event]:
    return [
        t.MeetingScheduled(
            meeting_id=MEETING,
            organization_id=identity("c1"),
            body="cell",
            kind="regular",
            planned_on=MARCH,
        ),
        t.MeetingHeld(meeting_id=MEETING, held_on=JUNE, present=20, expected=24),
        t.MeetingAttended(meeting_id=MEETING, member_id=AN, source="cell"),
    ]


def post_end(kind: type[Event], ends_on: date | None) -> Event:
    return kind(member_id=AN, post_id=POST, ends_on=ends_on, reason="ghi nhầm")


def assignment_end(kind: type[Event], ends_on: date | None) -> Event:
    return kind(assignment_id=ASSIGNMENT, ends_on=ends_on, reason="ghi nhầm")


NOT_HELD = t.MeetingHoldingRevoked(meeting_id=MEETING, planned_on=MARCH, reason="chưa họp")


def test_a_visit_after_a_wrong_end_of_the_post_counts_once_the_end_is_right(told: Told) -> None:
    ended = told.tell(post_end(a.PostEnded, date(2021, 5, 31)))
    assert told.attended() == 0

    told.tell(post_end(a.PostEndCorrected, JUNE))

    assert (told.attended(), told.attended(as_of=ended)) == (1, 0)
    assert told.last_day() == JUNE


def test_a_post_that_nothing_ended_is_held_to_the_years_end(told: Told) -> None:
    told.tell(post_end(a.PostEnded, date(2021, 5, 31)), post_end(a.PostEndCorrected, None))

    assert (told.attended(), told.last_day()) == (1, YEAR_END)


def test_of_the_ends_of_a_post_the_one_said_last_is_right(told: Told) -> None:
    told.tell(
        post_end(a.PostEnded, date(2021, 5, 31)),
        post_end(a.PostEndCorrected, None),
        post_end(a.PostEndCorrected, date(2021, 6, 4)),
    )
    assert (told.attended(), told.last_day()) == (0, date(2021, 6, 4))


def test_a_visit_after_a_wrong_end_of_the_assignment_counts_once_the_end_is_right(
    told: Told,
) -> None:
    ended = told.tell(assignment_end(a.AssignmentEnded, date(2021, 5, 31)))
    assert told.attended() == 0

    told.tell(assignment_end(a.AssignmentEndCorrected, JUNE))

    assert (told.attended(), told.attended(as_of=ended)) == (1, 0)


def test_an_assignment_that_nothing_ended_goes_on(told: Told) -> None:
    told.tell(
        assignment_end(a.AssignmentEnded, date(2021, 5, 31)),
        assignment_end(a.AssignmentEndCorrected, None),
    )
    assert told.attended() == 1


def test_a_member_is_shown_with_the_ends_that_are_right(told: Told) -> None:
    told.tell(
        post_end(a.PostEnded, MARCH),
        post_end(a.PostEndCorrected, JUNE),
        assignment_end(a.AssignmentEnded, MARCH),
        assignment_end(a.AssignmentEndCorrected, None),
    )

    read_database, when = told.models.read_database, TimeScope(on=YEAR_END, tree_on=YEAR_END)
    assert [row.ends_on for row in people.posts(read_database, AN, when)] == [JUNE]
    assert [row.ends_on for row in people.assignments(read_database, AN, when)] == [None]


def test_whatever_is_recorded_of_a_meeting_that_was_not_held_counts_nothing(told: Told) -> None:
    held = told.tell(t.AttendanceConfirmed(meeting_id=MEETING, member_id=AN))
    assert told.attended() == 1

    told.tell(NOT_HELD)

    assert (told.attended(), told.attended(as_of=held)) == (0, 1)


def test_a_meeting_whose_holding_was_revoked_is_shown_as_planned(told: Told) -> None:
    corrected: dict[str, Any] = {"held_on": JUNE, "kind": "thematic", "reason": "nhầm loại"}
    told.tell(t.MeetingCorrected(meeting_id=MEETING, **corrected), NOT_HELD)

    found = meetings.meeting(
        told.models.read_database, MEETING, TimeScope(on=YEAR_END, tree_on=YEAR_END)
    )

    assert found is not None
    assert (found.state, found.planned_on, found.held_on) == ("planned", MARCH, None)
    assert (found.kind, found.present) == ("regular", None)


def test_a_cell_whose_only_meeting_was_not_held_was_never_visited(told: Told) -> None:
    def last_visits() -> dict[str, date | None]:
        when = TimeScope(on=date(2022, 6, 30), tree_on=YEAR_END)
        found = quotas.unvisited(told.models.read_database, identity("C1"), 2022, when, 10)
        return {row.name: row.last_visit for row in found}

    assert last_visits() == {"c1": JUNE, "c2": None}

    told.tell(NOT_HELD)

    assert last_visits() == {"c1": None, "c2": None}


def test_a_meeting_held_after_all_counts_on_the_day_on_which_it_was(told: Told) -> None:
    told.tell(NOT_HELD, t.MeetingHeld(meeting_id=MEETING, held_on=date(2020, 12, 31)))
    assert told.attended() == 0

    corrected = t.MeetingCorrected(
        meeting_id=MEETING, held_on=MARCH, kind="regular", reason="nhầm năm"
    )
    told.tell(corrected)
    assert told.attended() == 1
