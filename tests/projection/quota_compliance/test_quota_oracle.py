"""The reference for "visits owed and made", against cases worked out by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.support.oracles.quota_facts import (
    Assignment,
    Attendance,
    Facts,
    Locality,
    Meeting,
    Organization,
    OwnCell,
    Post,
    Regulation,
)
from tests.support.oracles.quota_oracle import Row, rows

EARLY = date(2015, 1, 1)
YEAR_END = date(2020, 12, 31)
AFTER = date(2021, 1, 1)


def an_id(number: int) -> UUID:
    return UUID(int=number)


PROVINCE, DISTRICT, COMMUNE = an_id(1), an_id(2), an_id(3)
HOME, CELL, OTHER_CELL = an_id(4), an_id(5), an_id(6)
LAN, MINH = an_id(21), an_id(22)
COMMUNE_PLACE, VILLAGE, OTHER_VILLAGE = an_id(31), an_id(32), an_id(33)

TREE = (
    Organization(organization_id=PROVINCE, parent_id=None, effective_on=EARLY),
    Organization(organization_id=DISTRICT, parent_id=PROVINCE, effective_on=EARLY),
    Organization(
        organization_id=COMMUNE, parent_id=DISTRICT, effective_on=EARLY, locality_id=COMMUNE_PLACE
    ),
    Organization(organization_id=HOME, parent_id=DISTRICT, effective_on=EARLY),
    Organization(organization_id=CELL, parent_id=COMMUNE, effective_on=EARLY, locality_id=VILLAGE),
    Organization(organization_id=OTHER_CELL, parent_id=COMMUNE, effective_on=EARLY),
)
PLACES = (
    Locality(locality_id=COMMUNE_PLACE, parent_id=None, effective_on=EARLY),
    Locality(locality_id=VILLAGE, parent_id=COMMUNE_PLACE, effective_on=EARLY),
    Locality(locality_id=OTHER_VILLAGE, parent_id=COMMUNE_PLACE, effective_on=EARLY),
)
PLAN = Regulation(
    scope_id=PROVINCE, minimums={"province": 1, "district": 2, "commune": 4}, starts_on=EARLY
)
DISTRICT_POST = Post(
    post_id=an_id(41), member_id=LAN, committee_id=DISTRICT, level="district", starts_on=EARLY
)
LANS_CELL = OwnCell(member_id=LAN, cell_id=HOME, effective_on=EARLY)


def held(*days: date, at: UUID = CELL, body: str = "cell") -> list[Meeting]:
    """Meetings on these days, with ids of their own."""
    return [
        Meeting(
            meeting_id=an_id(100_000 + day.toordinal() * 100 + at.int),
            organization_id=at,
            held_on=day,
            body=body,
        )
        for day in days
    ]


def attended(meetings: Sequence[Meeting], state: str = "recorded") -> list[Attendance]:
    return [Attendance(meeting_id=m.meeting_id, member_id=LAN, state=state) for m in meetings]


def given(
    meetings: Sequence[Meeting] = (),
    attendances: Sequence[Attendance] | None = None,
    *,
    posts: Sequence[Post] = (DISTRICT_POST,),
    regulations: Sequence[Regulation] = (PLAN,),
    assignments: Sequence[Assignment] = (),
    own_cells: Sequence[OwnCell] = (LANS_CELL,),
    organizations: Sequence[Organization] = TREE,
) -> Facts:
    return Facts(
        posts=posts,
        regulations=regulations,
        organizations=organizations,
        localities=PLACES,
        own_cells=own_cells,
        assignments=assignments,
        meetings=meetings,
        attendances=attended(meetings) if attendances is None else attendances,
    )


def the_row(facts: Facts, on: date = YEAR_END, year: int = 2020) -> Row:
    (row,) = rows(facts, year, on)
    return row


def counts(row: Row) -> tuple[int, int, int]:
    return row.attended, row.recorded, row.confirmed


# Rows


def test_a_post_open_all_year_owes_the_minimum_of_its_level() -> None:
    assert the_row(given()) == Row(LAN, "district", 2020, 2, 0, 0, 0, 2, "behind")


def test_a_year_without_a_post_has_no_row() -> None:
    assert rows(given(), 2014, YEAR_END) == []
    ended = replace(DISTRICT_POST, ends_on=date(2019, 12, 31))
    assert rows(given(posts=[ended]), 2020, YEAR_END) == []


def test_a_post_held_on_a_single_day_of_the_year_has_a_row() -> None:
    ended = replace(DISTRICT_POST, ends_on=date(2020, 1, 1))
    assert the_row(given(posts=[ended])).required == 2


def test_a_post_that_begins_after_the_day_asked_for_has_a_row() -> None:
    later = replace(DISTRICT_POST, starts_on=date(2020, 9, 1))
    assert the_row(given(posts=[later]), on=date(2020, 3, 1)).required == 2


def test_posts_at_two_levels_are_two_rows_and_a_visit_counts_in_both() -> None:
    commune_post = replace(DISTRICT_POST, post_id=an_id(42), committee_id=COMMUNE, level="commune")
    facts = given(held(date(2020, 5, 5)), posts=[DISTRICT_POST, commune_post])

    assert [(r.level, r.required, r.attended) for r in rows(facts, 2020, YEAR_END)] == [
        ("commune", 4, 1),
        ("district", 2, 1),
    ]


def test_two_posts_at_one_level_are_one_row_with_the_visits_of_both() -> None:
    spring = replace(DISTRICT_POST, ends_on=date(2020, 3, 31))
    autumn = replace(DISTRICT_POST, post_id=an_id(42), starts_on=date(2020, 9, 1))
    facts = given(
        held(date(2020, 2, 1), date(2020, 6, 1), date(2020, 10, 1)), posts=[spring, autumn]
    )

    assert counts(the_row(facts)) == (2, 2, 0)


def test_the_post_that_ends_last_decides_under_which_regulation_the_year_stands() -> None:
    own_plan = replace(PLAN, scope_id=COMMUNE, minimums={"commune": 6})
    in_commune = replace(
        DISTRICT_POST,
        post_id=an_id(42),
        committee_id=COMMUNE,
        level="commune",
        ends_on=date(2020, 8, 31),
    )
    elsewhere = replace(
        in_commune, post_id=an_id(43), committee_id=HOME, starts_on=date(2020, 6, 1), ends_on=None
    )

    facts = given(posts=[in_commune, elsewhere], regulations=[PLAN, own_plan])
    assert the_row(facts).required == 4
    facts = given(posts=[in_commune], regulations=[PLAN, own_plan])
    assert the_row(facts).required == 6


def test_of_two_posts_with_the_same_last_day_the_one_begun_last_decides() -> None:
    own_plan = replace(PLAN, scope_id=COMMUNE, minimums={"commune": 6})
    older = replace(DISTRICT_POST, committee_id=HOME, level="commune")
    younger = replace(older, post_id=an_id(40), committee_id=COMMUNE, starts_on=date(2020, 2, 1))

    facts = given(posts=[older, younger], regulations=[PLAN, own_plan])
    assert the_row(facts).required == 6


# What is owed


def test_the_regulation_in_force_on_the_last_day_of_the_post_decides() -> None:
    old = replace(PLAN, ends_on=date(2020, 6, 30))
    new = replace(PLAN, starts_on=date(2020, 7, 1), minimums={"district": 5})

    assert the_row(given(regulations=[old, new])).required == 5
    ended = replace(DISTRICT_POST, ends_on=date(2020, 6, 30))
    assert the_row(given(posts=[ended], regulations=[old, new])).required == 2


def test_without_a_regulation_nothing_is_owed() -> None:
    repealed = replace(PLAN, ends_on=date(2020, 12, 30))
    assert the_row(given(regulations=[repealed])).status == "exempt"


def test_the_nearest_scope_decides_alone() -> None:
    nearer = replace(PLAN, scope_id=DISTRICT, minimums={"commune": 4})
    assert the_row(given(regulations=[PLAN, nearer])).required == 0


def test_a_regulation_of_another_subtree_obliges_nobody_here() -> None:
    elsewhere = replace(PLAN, scope_id=COMMUNE, minimums={"district": 9})
    assert the_row(given(regulations=[PLAN, elsewhere])).required == 2


def test_the_committee_stands_where_the_tree_of_that_day_puts_it() -> None:
    moved = Organization(organization_id=COMMUNE, parent_id=an_id(9), effective_on=date(2020, 7, 1))
    post = replace(DISTRICT_POST, committee_id=COMMUNE, level="commune")

    assert the_row(given(posts=[post], organizations=[*TREE, moved])).required == 0
    ended = replace(post, ends_on=date(2020, 6, 30))
    assert the_row(given(posts=[ended], organizations=[*TREE, moved])).required == 4


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "required"),
    [
        (EARLY, None, 4),
        (date(2020, 1, 15), None, 4),
        (date(2020, 1, 16), None, 4),  # 11 months: 44/12 = 3.7
        (date(2020, 4, 1), None, 3),  # 9 months: 3 exactly
        (date(2020, 4, 16), None, 3),  # 8 months: 2.7
        (date(2020, 6, 1), date(2020, 6, 15), 1),  # 1 month: 0.3
        (date(2020, 6, 16), date(2020, 7, 14), 0),  # between two 15ths
        (date(2020, 7, 1), date(2020, 12, 31), 2),  # 6 months: 2 exactly
    ],
)
def test_by_month_a_month_counts_when_the_post_was_held_on_its_15th(
    starts_on: date, ends_on: date | None, required: int
) -> None:
    by_month = replace(PLAN, proration="by_month")
    post = replace(DISTRICT_POST, level="commune", starts_on=starts_on, ends_on=ends_on)

    assert the_row(given(posts=[post], regulations=[by_month])).required == required


def test_by_month_two_posts_share_their_months() -> None:
    by_month = replace(PLAN, proration="by_month", minimums={"district": 12})
    spring = replace(DISTRICT_POST, ends_on=date(2020, 3, 31))
    overlapping = replace(
        DISTRICT_POST,
        post_id=an_id(42),
        starts_on=date(2020, 3, 1),
        ends_on=date(2020, 4, 20),
    )

    facts = given(posts=[spring, overlapping], regulations=[by_month])
    assert the_row(facts).required == 4


# What was made


def test_each_meeting_counts_once_and_the_cancelled_one_not() -> None:
    meetings = held(date(2020, 2, 3), date(2020, 3, 3))
    cancelled = replace(held(date(2020, 4, 3))[0], state="cancelled")
    planned = Meeting(meeting_id=an_id(99), organization_id=CELL, held_on=None, state="planned")
    facts = given([*meetings, cancelled, planned])

    assert counts(the_row(facts)) == (2, 2, 0)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("recorded", (1, 1, 0)),
        ("confirmed", (1, 1, 1)),
        ("disputed", (1, 1, 0)),
        ("revoked", (0, 0, 0)),
        ("substituted", (0, 0, 0)),
        ("corrected", (0, 0, 0)),
    ],
)
def test_only_a_standing_attendance_counts(state: str, expected: tuple[int, int, int]) -> None:
    meetings = held(date(2020, 2, 3))
    assert counts(the_row(given(meetings, attended(meetings, state)))) == expected


def test_where_only_confirmed_ones_count_the_others_stay_recorded() -> None:
    meetings = held(date(2020, 2, 3), date(2020, 3, 3), date(2020, 4, 3))
    states = ["confirmed", "recorded", "disputed"]
    attendances = [
        entry
        for meeting, state in zip(meetings, states, strict=True)
        for entry in attended([meeting], state)
    ]
    strict = replace(PLAN, only_confirmed=True)

    assert counts(the_row(given(meetings, attendances, regulations=[strict]))) == (1, 3, 1)


def test_another_members_attendance_is_not_ones_own() -> None:
    meetings = held(date(2020, 2, 3))
    others = [Attendance(meeting_id=meetings[0].meeting_id, member_id=MINH)]
    assert counts(the_row(given(meetings, others))) == (0, 0, 0)


def test_the_own_cell_of_the_meetings_day_counts_nothing() -> None:
    transferred = OwnCell(member_id=LAN, cell_id=CELL, effective_on=date(2020, 6, 1))
    meetings = [
        *held(date(2020, 5, 31), date(2020, 6, 1), at=CELL),
        *held(date(2020, 5, 31), date(2020, 6, 1), at=HOME),
    ]
    facts = given(meetings, own_cells=[LANS_CELL, transferred])

    assert counts(the_row(facts)) == (2, 2, 0)


def test_a_meeting_counts_only_on_days_of_the_post() -> None:
    post = replace(DISTRICT_POST, starts_on=date(2020, 3, 1), ends_on=date(2020, 8, 31))
    days = [date(2020, 2, 29), date(2020, 3, 1), date(2020, 8, 31), date(2020, 9, 1)]

    assert counts(the_row(given(held(*days), posts=[post]))) == (2, 2, 0)


def test_a_meeting_counts_only_in_its_year_and_up_to_the_day_asked_for() -> None:
    facts = given(held(date(2019, 12, 31), date(2020, 1, 1), date(2020, 6, 15), date(2021, 1, 1)))

    assert counts(the_row(facts, on=date(2021, 6, 1))) == (2, 2, 0)
    assert counts(the_row(facts, on=date(2020, 6, 14))) == (1, 1, 0)
    assert counts(the_row(facts, on=date(2020, 6, 15))) == (2, 2, 0)


def test_committee_meetings_count_where_the_regulation_says_so() -> None:
    meetings = held(date(2020, 2, 3), at=COMMUNE, body="committee")
    wide = replace(PLAN, committee_meetings_count=True)

    assert counts(the_row(given(meetings))) == (0, 0, 0)
    assert counts(the_row(given(meetings, regulations=[wide]))) == (1, 1, 0)


# Where only assigned cells count

ASSIGNED_ONLY = replace(PLAN, only_assigned=True)


def an_assignment(kind: str, target_id: UUID) -> Assignment:
    return Assignment(
        member_id=LAN,
        target_kind=kind,
        target_id=target_id,
        starts_on=date(2020, 2, 1),
        ends_on=date(2020, 6, 30),
    )


@pytest.mark.parametrize(
    ("kind", "target_id", "visits_that_count"),
    [
        ("organization", CELL, {CELL}),
        ("organization", COMMUNE, {CELL, OTHER_CELL}),
        ("organization", HOME, set()),
        ("locality", VILLAGE, {CELL}),
        ("locality", COMMUNE_PLACE, {CELL, OTHER_CELL}),  # OTHER_CELL lies where COMMUNE lies
        ("locality", OTHER_VILLAGE, set()),
    ],
)
def test_an_assignment_covers_its_target_and_what_is_below(
    kind: str, target_id: UUID, visits_that_count: set[UUID]
) -> None:
    for cell in (CELL, OTHER_CELL):
        facts = given(
            held(date(2020, 5, 5), at=cell),
            regulations=[ASSIGNED_ONLY],
            assignments=[an_assignment(kind, target_id)],
        )
        assert counts(the_row(facts)) == (int(cell in visits_that_count), 1, 0)


def test_an_assignment_covers_from_its_first_to_its_last_day() -> None:
    days = [date(2020, 1, 31), date(2020, 2, 1), date(2020, 6, 30), date(2020, 7, 1)]
    facts = given(
        held(*days),
        regulations=[ASSIGNED_ONLY],
        assignments=[an_assignment("organization", CELL)],
    )

    assert counts(the_row(facts)) == (2, 4, 0)


# Pace and status


@pytest.mark.parametrize(
    ("on", "pace"),
    [
        (date(2019, 12, 31), 0),
        (date(2020, 1, 1), 0),
        (date(2020, 3, 31), 0),  # day 91 of 366: 4 x 91 / 366 = 0.99
        (date(2020, 4, 1), 1),  # day 92: 1.005
        (date(2020, 7, 1), 2),  # day 183: 2 exactly
        (date(2020, 12, 30), 3),
        (YEAR_END, 4),
        (date(2023, 5, 5), 4),
    ],
)
def test_pace_counts_whole_days_with_today(on: date, pace: int) -> None:
    post = replace(DISTRICT_POST, level="commune")
    assert the_row(given(posts=[post]), on=on).pace == pace


def test_pace_in_a_common_year_divides_by_365() -> None:
    post = replace(DISTRICT_POST, level="commune")
    facts = given(posts=[post])
    # Day 182: 4 x 182 / 365 = 1.99; day 183: 2.005.
    assert the_row(facts, on=date(2021, 7, 1), year=2021).pace == 1
    assert the_row(facts, on=date(2021, 7, 2), year=2021).pace == 2


@pytest.mark.parametrize(
    ("visits", "on", "status"),
    [
        (0, date(2020, 3, 31), "on_pace"),
        (0, date(2020, 4, 1), "behind"),
        (1, date(2020, 4, 1), "on_pace"),
        (3, YEAR_END, "behind"),
        (3, AFTER, "missed"),
        (4, date(2020, 2, 1), "met"),
        (4, AFTER, "met"),
        (5, date(2020, 2, 1), "exceeded"),
    ],
)
def test_the_status_of_a_commune_member(visits: int, on: date, status: str) -> None:
    post = replace(DISTRICT_POST, level="commune")
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(visits)]
    assert the_row(given(held(*days), posts=[post]), on=on).status == status


def test_who_owes_nothing_is_exempt_until_the_first_visit() -> None:
    assert the_row(given(regulations=[])).status == "exempt"
    assert the_row(given(held(date(2020, 2, 3)), regulations=[])).status == "exceeded"
