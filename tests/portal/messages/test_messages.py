"""Everything that the services name has a Vietnamese word, and nothing else does."""

import inspect
from collections.abc import Mapping
from types import ModuleType
from typing import get_args

import pytest

from chassis import refusals
from contracts.read.compliance import QuotaStatus
from contracts.read.matters import MatterState
from contracts.read.trail import TrailEvent
from contracts.registry import TYPES
from kernel import lifecycle, vocabulary
from kernel.errors import Refusal, RuleBroken
from services.attendance.application import conflicts
from services.attendance.domain.matter import errors as matter_errors
from services.attendance.domain.meeting import errors as meeting_errors
from services.petition.api import routes as petition_api
from services.petition.domain import snapshots as facts
from services.portal.messages.errors import RULES
from services.portal.messages.events import EVENTS, event_name, subject_of
from services.portal.messages.fields import FIELDS, VALUES
from services.portal.messages.notices import WAITS_FOR
from services.portal.messages.states import (
    ATTENDANCE_STATES,
    MATTER_STATES,
    MEETING_STATES,
    PETITION_STATES,
    STATUSES,
    UNSETTLED,
)
from services.portal.messages.vocabulary import (
    ASSIGNMENT_ROLES,
    CAPACITIES,
    CELL_TYPES,
    CLOCK_RULES,
    LEVELS,
    LOCALITY_KINDS,
    MEETING_BODIES,
    MEETING_KINDS,
    ORGANIZATION_KINDS,
    PETITION_SOURCES,
    PETITIONERS,
    POST_ROLES,
    PRORATIONS,
    ROLES,
    SOURCES,
    STOP_CAUSES,
    TARGET_KINDS,
    meeting_kinds,
)
from tests.support.samples import sample


def test_every_event_that_was_ever_published_has_words() -> None:
    assert set(EVENTS) == {event.__name__ for event in TYPES.values()}


def test_every_field_of_every_event_has_a_word() -> None:
    fields = {field for event in TYPES.values() for field in event.__struct_fields__}

    assert set(FIELDS) == fields


@pytest.mark.parametrize(
    ("table", "literal"),
    [
        (ROLES, vocabulary.GrantRole),
        (POST_ROLES, vocabulary.PostRole),
        (ASSIGNMENT_ROLES, vocabulary.AssignmentRole),
        (LEVELS, vocabulary.Level),
        (ORGANIZATION_KINDS, vocabulary.OrganizationKind),
        (CELL_TYPES, vocabulary.CellType),
        (LOCALITY_KINDS, vocabulary.LocalityKind),
        (TARGET_KINDS, vocabulary.TargetKind),
        (PRORATIONS, vocabulary.Proration),
        (MEETING_BODIES, vocabulary.MeetingBody),
        (MEETING_KINDS, vocabulary.MeetingKind),
        (SOURCES, vocabulary.AttendanceSource),
        (CAPACITIES, vocabulary.Capacity),
        (PETITIONERS, vocabulary.PetitionerKind),
        (PETITION_SOURCES, vocabulary.PetitionSource),
        (STOP_CAUSES, vocabulary.StopCause),
        (CLOCK_RULES, vocabulary.ClockRule),
    ],
)
def test_every_word_of_the_contracts_has_its_vietnamese(
    table: Mapping[str, str], literal: object
) -> None:
    assert set(table) == set(get_args(literal))
    assert all(table.values())


def test_a_committee_is_offered_the_kinds_of_meeting_that_are_not_for_cells_alone() -> None:
    for kind in ORGANIZATION_KINDS:
        kinds = set(get_args(vocabulary.MeetingKind))
        only_cells = set() if kind in vocabulary.CELLS else set(vocabulary.CELL_MEETINGS)
        assert set(meeting_kinds(kind)) == kinds - only_cells


def test_every_status_of_a_quota_has_its_word() -> None:
    assert set(STATUSES) == set(get_args(QuotaStatus))


def test_every_state_of_a_petition_has_its_word_and_says_what_it_waits_for() -> None:
    assert set(PETITION_STATES) == set(get_args(lifecycle.PetitionState))
    assert set(WAITS_FOR) == set(get_args(lifecycle.PetitionState)) - lifecycle.OVER


def test_every_state_of_a_briefing_has_its_word() -> None:
    assert set(MEETING_STATES) == set(get_args(facts.BriefingState))


def test_every_state_of_a_matter_has_its_word() -> None:
    assert set(MATTER_STATES) == set(get_args(MatterState))
    assert set(UNSETTLED) < set(MATTER_STATES)


def test_the_levels_are_in_their_order() -> None:
    assert list(LEVELS) == list(get_args(vocabulary.Level))


def test_no_two_states_of_the_same_thing_look_alike() -> None:
    for table in (
        STATUSES,
        ATTENDANCE_STATES,
        MEETING_STATES,
        PETITION_STATES,
        MATTER_STATES,
    ):
        assert len({state.text for state in table.values()}) == len(table)
        assert len({(state.icon, state.tone) for state in table.values()}) == len(table)


def test_a_field_whose_value_is_one_of_a_few_words_is_shown_in_words() -> None:
    assert VALUES["role"]["in_charge"] == "Phụ trách"
    assert VALUES["role"]["cell_secretary"] == "Bí thư chi bộ"
    assert VALUES["kind"]["model"] == "Sinh hoạt điểm luân phiên"


def test_a_type_that_is_not_known_here_is_shown_as_it_is() -> None:
    assert event_name("RatingProposed.v2") == "RatingProposed.v2"
    assert event_name("MeetingAttended.v1") == "Ghi người dự sinh hoạt"


@pytest.mark.parametrize(
    ("first", "noun"),
    [
        ("OrganizationRegistered", "Tổ chức này"),
        ("LocalityRegistered", "Địa bàn này"),
        ("MemberRegistered", "Đồng chí này"),
        ("RegulationAdopted", "Quy định này"),
        ("MemberAssigned", "Phân công này"),
        ("AccessGranted", "Quyền này"),
        ("AccessDelegated", "Ủy quyền này"),
        ("MeetingScheduled", "Kỳ sinh hoạt này"),
        ("MatterRecorded", "Việc khó này"),
        ("RatingProposed", "Mục này"),
    ],
)
def test_a_history_is_named_after_what_it_began_with(first: str, noun: str) -> None:
    assert subject_of([sample(TrailEvent, type=f"{first}.v1")]).noun == noun


@pytest.mark.parametrize("of", [meeting_errors, matter_errors], ids=["meetings", "matters"])
def test_every_rule_of_the_attendance_service_has_a_sentence(of: ModuleType) -> None:
    named = {
        name
        for name, found in inspect.getmembers(of, inspect.isclass)
        if issubclass(found, RuleBroken) and found is not RuleBroken
    }

    assert named <= set(RULES)


def test_every_conflict_of_the_attendance_service_has_a_sentence() -> None:
    named = {name for name, found in vars(conflicts).items() if inspect.isclass(found)}

    assert named <= {*RULES, "Conflict"}


def test_every_rule_of_the_petition_service_has_a_sentence() -> None:
    assert petition_api.__name__  # with it all of the service is loaded, and all of its rules
    named = {
        rule.__name__
        for rule in _below(RuleBroken)
        if "sentence" in vars(rule) and rule.__module__.startswith(("kernel", "services.petition"))
    }

    assert named <= set(RULES)


def _below(rule: type) -> set[type]:
    """Every class of rules below this one, whichever file it is in."""
    below: set[type] = set(rule.__subclasses__())
    return below.union(*(_below(one) for one in below))


def test_every_refusal_that_an_order_can_meet_has_a_sentence() -> None:
    named = {
        name
        for name, found in inspect.getmembers(refusals, inspect.isclass)
        if issubclass(found, Refusal) and found is not Refusal
    }

    assert named - {"NotSignedIn"} <= set(RULES)
