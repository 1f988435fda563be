"""Everything about petitions is in the audit trail too, seen through the places it speaks of."""

from datetime import date
from typing import Final
from uuid import UUID

from contracts.petition.briefings import Attendee, BriefingAttendanceTaken
from contracts.petition.rules import WorkingYearDecided
from contracts.petition.zones import ZoneClosed
from contracts.topics import PETITION
from services.projection.read_models.audit_trail import queries as trail
from services.projection.read_models.petitions.projection import PETITIONS
from services.projection.read_models.petitions.projection.steps import STEPS
from tests.projection.briefings.test_briefings import hold
from tests.projection.petitions.histories import WHEN, Story, march
from tests.support.histories.worlds import identity
from tests.support.read_models import ReadModels

YEAR: Final = identity("năm làm việc 2021")


def found(models: ReadModels, organization: str, aggregate: UUID) -> set[str]:
    """The types of the aggregate's events that are in the trail of the organization."""
    rows = trail.search(
        models.read_database, identity(organization), WHEN, limit=100, aggregate=aggregate
    )
    return {row.type for row in rows}


def test_a_petition_is_found_through_its_cell_and_everything_above_it(
    read_models: ReadModels,
) -> None:
    story = Story()
    petition_id = story.raise_()
    story.escalate(petition_id)
    read_models.fold(story.history.envelopes)

    everything = {"PetitionRaised.v1", "PetitionEscalated.v1"}
    for organization in ("c1", "C1", "D1", "P"):
        assert found(read_models, organization, petition_id) == everything
    for organization in ("c2", "C2", "D2"):
        assert found(read_models, organization, petition_id) == set()


def test_a_briefing_is_found_through_its_hosts_and_a_zone_through_its_district(
    read_models: ReadModels,
) -> None:
    story = Story()
    briefing_id = hold(story.history, 3, "C1")
    zone_id = identity("Z1")
    closed = ZoneClosed(zone_id=zone_id, last_day=march(31), reason="giải thể")
    story.history.add(zone_id, closed)
    read_models.fold(story.history.envelopes)

    assert found(read_models, "D1", briefing_id) == {"BriefingPlanned.v1", "BriefingHeld.v1"}
    assert found(read_models, "D1", zone_id) == {
        "ZoneFormed.v1",
        "ZoneCommuneJoined.v1",
        "ZoneClosed.v1",
    }
    assert found(read_models, "D2", briefing_id) | found(read_models, "D2", zone_id) == set()


def test_what_holds_for_everybody_is_found_from_the_top_alone(read_models: ReadModels) -> None:
    story = Story()
    decided = WorkingYearDecided(
        working_year_id=YEAR,
        year=2021,
        days_off=[date(2021, 2, 10)],
        days_worked=[],
        document="12-QĐ/TU",
    )
    story.history.add(YEAR, decided)
    read_models.fold(story.history.envelopes)

    assert found(read_models, "P", YEAR) == {"WorkingYearDecided.v1"}
    assert found(read_models, "D1", YEAR) == set()
    assert trail.places(read_models.read_database, YEAR) == [identity("P")]


def test_zones_and_offices_are_named_also_where_several_are_listed(
    read_models: ReadModels,
) -> None:
    story = Story()
    petition_id = story.raise_()
    story.escalate(petition_id)
    story.assign(petition_id, march(8), due_on=march(15))
    read_models.fold(story.history.envelopes)

    history = trail.of_aggregate(read_models.read_database, petition_id, WHEN)
    names = trail.names(read_models.read_database, history, WHEN)

    assert names[str(identity("Z1"))] == "Khu Z1"
    assert names[str(identity("địa chính"))] == "Phòng địa chính"


def test_who_came_to_a_briefing_is_named_though_listed_with_what_they_came_as(
    read_models: ReadModels,
) -> None:
    story = Story()
    briefing_id = hold(story.history, 3, "C1")
    came = Attendee(capacity="zone_head", organization_id=identity("D1"), member_id=identity("an"))
    missing = Attendee(capacity="commune_secretary", organization_id=identity("C2"))
    taken = BriefingAttendanceTaken(briefing_id=briefing_id, came=[came], missing=[missing])
    story.history.add(briefing_id, taken)
    read_models.fold(story.history.envelopes)

    history = trail.of_aggregate(read_models.read_database, briefing_id, WHEN)
    names = trail.names(read_models.read_database, history, WHEN)

    assert names[str(identity("an"))] == "an"
    assert names[str(identity("D1"))] == "Tổ chức D1"
    assert names[str(identity("C2"))] == "Tổ chức C2"


def test_a_briefing_is_named_by_its_month_and_its_zone(read_models: ReadModels) -> None:
    story = Story()
    briefing_id = hold(story.history, 3, "C1")
    petition_id = story.raise_(briefing_id=briefing_id)
    read_models.fold(story.history.envelopes)

    history = trail.of_aggregate(read_models.read_database, petition_id, WHEN)
    names = trail.names(read_models.read_database, history, WHEN)

    assert names[str(briefing_id)] == "Giao ban tháng 3/2021, Khu Z1"


def test_every_event_of_a_petition_is_a_step_of_its_life() -> None:
    told = {kind for kind in PETITION.events if "petition_id" in kind.__struct_fields__}

    assert set(STEPS) == told == set(PETITIONS.handlers)
