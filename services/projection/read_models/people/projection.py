"""From the assignment service's events to members, posts and assignments."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from chassis.projection.fold import Fold, TableRow
from contracts.assignment import (
    AssignmentEndCorrected,
    AssignmentEnded,
    AssignmentReplaced,
    MemberAppointed,
    MemberAssigned,
    MemberRegistered,
    MemberTransferred,
    PostEndCorrected,
    PostEnded,
)
from contracts.envelope import Envelope
from services.projection.vietnamese import person_sort_key, search_key


def _registered(event: MemberRegistered, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "member",
        (
            event.member_id,
            event.full_name,
            person_sort_key(event.full_name),
            search_key(event.full_name),
            event.account,
            envelope.id,
            envelope.time,
        ),
    )
    yield _cell(event, envelope)


def _transferred(event: MemberTransferred, envelope: Envelope) -> Iterable[TableRow]:
    yield _cell(event, envelope)


def _cell(event: MemberRegistered | MemberTransferred, envelope: Envelope) -> TableRow:
    return (
        "member_cell",
        (event.member_id, envelope.version, event.effective_on, event.cell_id, envelope.time),
    )


def _appointed(event: MemberAppointed, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "post",
        (
            event.member_id,
            event.post_id,
            event.committee_id,
            event.role,
            event.level,
            event.starts_on,
            event.ends_on,
            envelope.id,
            envelope.time,
        ),
    )


def _post_ended(event: PostEnded | PostEndCorrected, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "post_end",
        (
            event.member_id,
            event.post_id,
            envelope.version,
            event.ends_on,
            event.reason,
            envelope.time,
        ),
    )


def _assigned(event: MemberAssigned, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "assignment",
        (
            event.assignment_id,
            event.member_id,
            event.target_kind,
            event.target_id,
            event.role,
            event.starts_on,
            event.ends_on,
            event.decision,
            event.replaces_id,
            envelope.id,
            envelope.time,
        ),
    )


def _assignment_ended(
    event: AssignmentEnded | AssignmentReplaced | AssignmentEndCorrected, envelope: Envelope
) -> Iterable[TableRow]:
    successor = event.successor_id if isinstance(event, AssignmentReplaced) else None
    yield (
        "assignment_end",
        (
            event.assignment_id,
            envelope.version,
            event.ends_on,
            event.reason,
            successor,
            envelope.time,
        ),
    )


PEOPLE: Final = Fold(
    name="people",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    columns={
        "member": (
            "member_id",
            "full_name",
            "sort_key",
            "search_key",
            "account",
            "event_id",
            "recorded_at",
        ),
        "member_cell": ("member_id", "version", "effective_on", "cell_id", "recorded_at"),
        "post": (
            "member_id",
            "post_id",
            "committee_id",
            "role",
            "level",
            "starts_on",
            "ends_on",
            "event_id",
            "recorded_at",
        ),
        "post_end": ("member_id", "post_id", "version", "ends_on", "reason", "recorded_at"),
        "assignment": (
            "assignment_id",
            "member_id",
            "target_kind",
            "target_id",
            "role",
            "starts_on",
            "ends_on",
            "decision",
            "replaces_id",
            "event_id",
            "recorded_at",
        ),
        "assignment_end": (
            "assignment_id",
            "version",
            "ends_on",
            "reason",
            "successor_id",
            "recorded_at",
        ),
    },
    handlers={
        MemberRegistered: _registered,
        MemberTransferred: _transferred,
        MemberAppointed: _appointed,
        PostEnded: _post_ended,
        PostEndCorrected: _post_ended,
        MemberAssigned: _assigned,
        AssignmentEnded: _assignment_ended,
        AssignmentReplaced: _assignment_ended,
        AssignmentEndCorrected: _assignment_ended,
    },
)
