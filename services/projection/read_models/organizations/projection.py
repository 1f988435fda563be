"""From the assignment service's events to the dated tree."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Final
from uuid import UUID

from chassis.postgres.database import Cursor
from chassis.projection.fold import BatchRows, Fold, TableRow
from contracts.assignment import (
    LocalityRegistered,
    OrganizationClosed,
    OrganizationMoved,
    OrganizationRegistered,
    OrganizationRenamed,
)
from contracts.envelope import Envelope
from services.projection.vietnamese import search_key, sort_key


def _registered(event: OrganizationRegistered, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "organization",
        (
            event.organization_id,
            event.kind,
            event.cell_type,
            event.locality_id,
            event.effective_on,
            envelope.id,
            envelope.time,
        ),
    )
    yield _name(event, envelope)
    if event.parent_id is not None:
        yield _place(event, envelope)


def _renamed(event: OrganizationRenamed, envelope: Envelope) -> Iterable[TableRow]:
    yield _name(event, envelope)


def _name(event: OrganizationRegistered | OrganizationRenamed, envelope: Envelope) -> TableRow:
    return (
        "organization_name",
        (
            event.organization_id,
            envelope.version,
            event.effective_on,
            event.code,
            event.name,
            sort_key(event.name),
            search_key(f"{event.name} {event.code}"),
            envelope.time,
        ),
    )


def _moved(event: OrganizationMoved, envelope: Envelope) -> Iterable[TableRow]:
    yield _place(event, envelope)


def _place(event: OrganizationRegistered | OrganizationMoved, envelope: Envelope) -> TableRow:
    return (
        "organization_parent",
        (
            event.organization_id,
            envelope.version,
            event.effective_on,
            event.parent_id,
            envelope.time,
        ),
    )


def _closed(event: OrganizationClosed, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "organization_closure",
        (event.organization_id, envelope.version, event.last_day, event.reason, envelope.time),
    )


def _locality(event: LocalityRegistered, envelope: Envelope) -> Iterable[TableRow]:
    yield (
        "locality",
        (
            event.locality_id,
            event.parent_id,
            event.code,
            event.name,
            event.kind,
            event.effective_on,
            envelope.time,
        ),
    )


_AND_BELOW: Final = """
    WITH RECURSIVE down AS (
        SELECT unnest(%s::uuid[]) AS organization_id
        UNION
        SELECT p.organization_id FROM organization_parent p
        JOIN down ON p.parent_id = down.organization_id)
    SELECT organization_id FROM down
"""

_TOUCHING: Final = ("organization", "organization_parent", "organization_closure")


def _derive(cursor: Cursor, written: BatchRows | None) -> None:
    """Place the organizations that changed, and all below them, anew."""
    if written is None:
        cursor.execute("DELETE FROM branch")
        cursor.execute("INSERT INTO branch SELECT * FROM branches(NULL)")
        return
    touched = {UUID(str(row[0])) for table in _TOUCHING for row in written.get(table, ())}
    if touched:
        cursor.execute(_AND_BELOW, (list(touched),))
        moved = [row[0] for row in cursor.fetchall()]
        cursor.execute("DELETE FROM branch WHERE organization_id = ANY(%s)", (moved,))
        cursor.execute("INSERT INTO branch SELECT * FROM branches(%s::uuid[])", (moved,))


ORGANIZATIONS: Final = Fold(
    name="organizations",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    columns={
        "organization": (
            "organization_id",
            "kind",
            "cell_type",
            "locality_id",
            "began_on",
            "event_id",
            "recorded_at",
        ),
        "organization_name": (
            "organization_id",
            "version",
            "effective_on",
            "code",
            "name",
            "sort_key",
            "search_key",
            "recorded_at",
        ),
        "organization_parent": (
            "organization_id",
            "version",
            "effective_on",
            "parent_id",
            "recorded_at",
        ),
        "organization_closure": (
            "organization_id",
            "version",
            "last_day",
            "reason",
            "recorded_at",
        ),
        "locality": (
            "locality_id",
            "parent_id",
            "code",
            "name",
            "kind",
            "effective_on",
            "recorded_at",
        ),
    },
    handlers={
        OrganizationRegistered: _registered,
        OrganizationRenamed: _renamed,
        OrganizationMoved: _moved,
        OrganizationClosed: _closed,
        LocalityRegistered: _locality,
    },
    refresh=_derive,
    derives_from=frozenset(_TOUCHING),
    derived_as_of={"branch": "SELECT * FROM branches(NULL)"},
)
