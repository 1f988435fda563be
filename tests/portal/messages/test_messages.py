"""Everything that the services name has a Vietnamese word, and nothing else does."""

import inspect
from collections.abc import Mapping
from types import ModuleType
from typing import get_args

import pytest

from chassis import refusals
from contracts.registry import TYPES
from kernel import lifecycle, vocabulary
from kernel.errors import Refusal, RuleBroken
from services.attendance.application import conflicts
from services.attendance.domain.matter import errors as matter_errors
from services.attendance.domain.meeting import errors as meeting_errors
from services.petition.api import routes as petition_api
from services.petition.domain import snapshots as facts
from services.portal.messages import (
    errors as rules,
    events as trail_words,
    matter_states as matter_words,
    petition_states as petition_words,
    states as words,
)
from services.projection.api import compliance, matters


def test_every_event_that_was_ever_published_has_words() -> None:
    assert set(trail_words.EVENTS) == {event.__name__ for event in TYPES.values()}


def test_every_field_of_every_event_has_a_word() -> None:
    fields = {field for event in TYPES.values() for field in event.__struct_fields__}

    assert set(trail_words.FIELDS) == fields


@pytest.mark.parametrize(
    ("table", "literal"),
    [
        (words.ROLES, vocabulary.GrantRole),
        (words.POST_ROLES, vocabulary.PostRole),
        (words.ASSIGNMENT_ROLES, vocabulary.AssignmentRole),
        (words.LEVELS, vocabulary.Level),
        (words.ORGANIZATION_KINDS, vocabulary.OrganizationKind),
        (words.CELL_TYPES, vocabulary.CellType),
        (words.LOCALITY_KINDS, vocabulary.LocalityKind),
        (words.TARGET_KINDS, vocabulary.TargetKind),
        (words.PRORATIONS, vocabulary.Proration),
        (words.MEETING_BODIES, vocabulary.MeetingBody),
        (words.MEETING_KINDS, vocabulary.MeetingKind),
        (words.SOURCES, vocabulary.AttendanceSource),
        (petition_words.CAPACITIES, vocabulary.Capacity),
        (petition_words.PETITIONERS, vocabulary.PetitionerKind),
        (petition_words.PETITION_SOURCES, vocabulary.PetitionSource),
        (petition_words.STOP_CAUSES, vocabulary.StopCause),
        (petition_words.CLOCK_RULES, vocabulary.ClockRule),
    ],
)
def test_every_word_of_the_contracts_has_its_vietnamese(
    table: Mapping[str, str], literal: object
) -> None:
    assert set(table) == set(get_args(literal))
    assert all(table.values())


def test_a_committee_is_offered_the_kinds_of_meeting_that_are_not_for_cells_alone() -> None:
    for kind in words.ORGANIZATION_KINDS:
        kinds = set(get_args(vocabulary.MeetingKind))
        only_cells = set() if kind in words.CELLS else set(vocabulary.CELL_MEETINGS)
        assert set(words.meeting_kinds(kind)) == kinds - only_cells


def test_every_status_of_a_quota_has_its_word() -> None:
    assert set(words.STATUSES) == set(get_args(compliance.Status))


def test_every_state_of_a_petition_has_its_word_and_says_what_it_waits_for() -> None:
    assert set(petition_words.PETITION_STATES) == set(get_args(lifecycle.PetitionState))
    assert set(petition_words.WAITS_FOR) == set(get_args(lifecycle.PetitionState)) - lifecycle.OVER


def test_every_state_of_a_briefing_has_its_word() -> None:
    assert set(petition_words.BRIEFING_STATES) == set(get_args(facts.BriefingState))


def test_every_state_of_a_matter_has_its_word() -> None:
    assert set(matter_words.STATES) == set(get_args(matters.State))
    assert set(matter_words.STILL) < set(matter_words.STATES)


def test_what_is_said_after_an_order_is_said_of_one_thing() -> None:
    said = [*words.DONE, *petition_words.DONE, *matter_words.DONE]
    assert len(said) == len(set(said))


def test_the_levels_are_in_their_order() -> None:
    assert list(words.LEVELS) == list(get_args(vocabulary.Level))


def test_no_two_states_of_the_same_thing_look_alike() -> None:
    for table in (
        words.STATUSES,
        words.ATTENDANCE_STATES,
        words.MEETING_STATES,
        petition_words.PETITION_STATES,
        petition_words.BRIEFING_STATES,
        matter_words.STATES,
    ):
        assert len({state.text for state in table.values()}) == len(table)
        assert len({(state.icon, state.tone) for state in table.values()}) == len(table)


def test_a_field_whose_value_is_one_of_a_few_words_is_shown_in_words() -> None:
    assert trail_words.VALUES["role"]["in_charge"] == "Phụ trách"
    assert trail_words.VALUES["role"]["cell_secretary"] == "Bí thư chi bộ"
    assert trail_words.VALUES["kind"]["model"] == "Sinh hoạt điểm luân phiên"


def test_a_type_that_is_not_known_here_is_shown_as_it_is() -> None:
    assert trail_words.event_name("RatingProposed.v2") == "RatingProposed.v2"
    assert trail_words.event_name("MeetingAttended.v1") == "Ghi người dự sinh hoạt"


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
    assert trail_words.subject_of([{"type": f"{first}.v1", "aggregate_id": "1"}]).noun == noun


@pytest.mark.parametrize("of", [meeting_errors, matter_errors], ids=["meetings", "matters"])
def test_every_rule_of_the_attendance_service_has_a_sentence(of: ModuleType) -> None:
    named = {
        name
        for name, found in inspect.getmembers(of, inspect.isclass)
        if issubclass(found, RuleBroken) and found is not RuleBroken
    }

    assert named <= set(rules.RULES)


def test_every_conflict_of_the_attendance_service_has_a_sentence() -> None:
    named = {name for name, found in vars(conflicts).items() if inspect.isclass(found)}

    assert named <= {*rules.RULES, "Conflict"}


def test_every_rule_of_the_petition_service_has_a_sentence() -> None:
    assert petition_api.__name__  # with it all of the service is loaded, and all of its rules
    named = {
        rule.__name__
        for rule in _below(RuleBroken)
        if "sentence" in vars(rule) and rule.__module__.startswith(("kernel", "services.petition"))
    }

    assert named <= set(rules.RULES)


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

    assert named - {"NotSignedIn"} <= set(rules.RULES)
