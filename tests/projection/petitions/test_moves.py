"""The tree moves: what was counted stays where it was, what is to be done goes along."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from contracts.assignment import OrganizationMoved
from contracts.petition.zones import ZoneCommuneJoined, ZoneCommuneLeft
from services.projection.read_database import TimeScope
from services.projection.read_models.petitions.queries import (
    briefing_lists as at_briefings,
    desks,
    lists,
    statistics,
)
from tests.projection.petitions.histories import Story, march
from tests.support.histories.worlds import identity
from tests.support.read_models import ReadModels

MOVED_ON = date(2021, 4, 1)
BEFORE = MOVED_ON - timedelta(days=1)


def when(day: date) -> TimeScope:
    return TimeScope(on=day, tree_on=day)


def a_commune_that_moves() -> tuple[Story, UUID]:
    """A draft of a cell of C1, which goes from D1 and its zone to D2 and its zone."""
    story = Story()
    petition_id = story.raise_("đường")
    story.escalate(petition_id)
    story.assign(petition_id, march(8), due_on=march(20))
    story.draft(petition_id, march(9), "Sẽ sửa")
    moved = OrganizationMoved(
        organization_id=identity("C1"),
        parent_id=identity("D2"),
        effective_on=MOVED_ON,
        reason="Sắp xếp lại",
    )
    story.history.add(identity("C1"), moved)
    left = ZoneCommuneLeft(
        zone_id=identity("Z1"), commune_id=identity("C1"), ends_on=BEFORE, reason="Chuyển huyện"
    )
    story.history.add(identity("Z1"), left)
    joined = ZoneCommuneJoined(
        zone_id=identity("Z2"), commune_id=identity("C1"), starts_on=MOVED_ON
    )
    story.history.add(identity("Z2"), joined)
    return story, petition_id


def counted(models: ReadModels, scope: str, **asked: Any) -> int:
    """How many there are, which are as many as are listed."""
    said = statistics.of_scope(
        models.read_database,
        identity(scope),
        (None, None),
        when(MOVED_ON),
        [],
        masked=False,
        **asked,
    )
    rows = lists.of_scope(
        models.read_database,
        identity(scope),
        lists.Wanted(),
        when(MOVED_ON),
        limit=9,
        after=None,
        masked=False,
        **asked,
    )
    assert len(rows) == said.totals.petitions
    assert [row.petitions for row in said.by_month] == [len(rows)] * bool(rows)
    return len(rows)


def test_a_petition_is_counted_where_it_was_raised(read_models: ReadModels) -> None:
    story, _ = a_commune_that_moves()
    read_models.fold(story.history.envelopes)

    assert [counted(read_models, scope) for scope in ("P", "D1", "D2")] == [1, 1, 0]


def test_in_the_tree_of_another_day_it_is_counted_where_its_cell_was_then(
    read_models: ReadModels,
) -> None:
    story, _ = a_commune_that_moves()
    read_models.fold(story.history.envelopes)

    for day, d1, d2 in ((BEFORE, 1, 0), (MOVED_ON, 0, 1)):
        assert counted(read_models, "D1", arranged_on=day) == d1
        assert counted(read_models, "D2", arranged_on=day) == d2


def test_who_approves_is_who_is_above_the_cell_on_the_day(read_models: ReadModels) -> None:
    story, petition_id = a_commune_that_moves()
    read_models.fold(story.history.envelopes)

    def waits(district: str, day: date) -> list[UUID]:
        rows = desks.waiting(
            read_models.read_database, identity(district), when(day), limit=9, after=None
        )
        return [row.petition_id for row in rows]

    assert (waits("D1", BEFORE), waits("D2", BEFORE)) == ([petition_id], [])
    assert (waits("D1", MOVED_ON), waits("D2", MOVED_ON)) == ([], [petition_id])


def test_what_is_open_and_overdue_is_that_of_the_districts_of_the_day(
    read_models: ReadModels,
) -> None:
    story, _ = a_commune_that_moves()
    read_models.fold(story.history.envelopes)
    districts = [identity("D1"), identity("D2")]

    for day, expected in ((BEFORE, [(1, 1), (0, 0)]), (MOVED_ON, [(0, 0), (1, 1)])):
        said = statistics.open_and_overdue(read_models.read_database, districts, when(day))
        assert [said[each] for each in districts] == expected


def test_an_answer_is_to_be_announced_in_the_zone_to_which_the_cell_belongs_by_then(
    read_models: ReadModels,
) -> None:
    story, petition_id = a_commune_that_moves()
    story.answer(petition_id, march(30))
    read_models.fold(story.history.envelopes)

    def announced(zone: str, day: date) -> list[UUID]:
        rows = at_briefings.to_announce(read_models.read_database, identity(zone), when(day))
        return [row.petition_id for row in rows]

    assert (announced("Z1", BEFORE), announced("Z2", BEFORE)) == ([petition_id], [])
    assert (announced("Z1", MOVED_ON), announced("Z2", MOVED_ON)) == ([], [petition_id])


def test_what_is_to_be_reported_goes_along_to_the_other_zone(read_models: ReadModels) -> None:
    story, _ = a_commune_that_moves()
    kept = story.raise_("kênh")
    read_models.fold(story.history.envelopes)

    def reported(zone: str, day: date) -> list[UUID]:
        rows = at_briefings.to_report(
            read_models.read_database, identity(zone), day, when(day), masked=False
        )
        return [row.petition_id for row in rows]

    assert (reported("Z1", BEFORE), reported("Z2", BEFORE)) == ([kept], [])
    assert (reported("Z1", MOVED_ON), reported("Z2", MOVED_ON)) == ([], [kept])


def test_a_commune_in_no_zone_leaves_its_petitions_where_they_were_put(
    read_models: ReadModels,
) -> None:
    story = Story()
    kept = story.raise_("kênh")
    left = ZoneCommuneLeft(
        zone_id=identity("Z1"), commune_id=identity("C1"), ends_on=BEFORE, reason="Chia lại khu"
    )
    story.history.add(identity("Z1"), left)
    read_models.fold(story.history.envelopes)

    rows = at_briefings.to_report(
        read_models.read_database, identity("Z1"), MOVED_ON, when(MOVED_ON), masked=False
    )

    assert [row.petition_id for row in rows] == [kept]
