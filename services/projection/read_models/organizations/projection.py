"""From the assignment service's events to the dated tree."""

from collections.abc import Iterable
from datetime import date, datetime
from importlib.resources import files
from typing import Final, NamedTuple
from uuid import UUID

from chassis.postgres.database import Cursor
from chassis.projection.fold import BatchRows, Fold
from chassis.projection.rows import Field, Made, ids, put
from contracts.assignment import (
    LocalityRegistered,
    OrganizationClosed,
    OrganizationMoved,
    OrganizationRegistered,
    OrganizationRenamed,
)
from contracts.envelope import Envelope
from services.projection.vietnamese import search_key, sort_key


class Organization(NamedTuple):
    """An organization, of what kind and where it lies."""

    organization_id: UUID
    kind: str
    cell_type: str | None
    locality_id: UUID | None
    began_on: date
    event_id: str
    recorded_at: datetime


class OrganizationName(NamedTuple):
    """The code and name from a day on, with the keys by which they are sorted and found."""

    organization_id: UUID
    version: int
    effective_on: date
    code: str
    name: str
    sort_key: str
    search_key: str
    recorded_at: datetime


class OrganizationParent(NamedTuple):
    """What an organization lies directly below, from a day on."""

    organization_id: UUID
    version: int
    effective_on: date
    parent_id: UUID
    recorded_at: datetime


class OrganizationClosure(NamedTuple):
    """The last day of an organization."""

    organization_id: UUID
    version: int
    last_day: date
    reason: str
    recorded_at: datetime


class Locality(NamedTuple):
    """An administrative place."""

    locality_id: UUID
    parent_id: UUID | None
    code: str
    name: str
    kind: str
    effective_on: date
    recorded_at: datetime


_NAME: Final = put(
    OrganizationName,
    sort_key=Made(lambda event: sort_key(event.name)),
    search_key=Made(lambda event: search_key(f"{event.name} {event.code}")),
)


def _first_place(event: OrganizationRegistered, envelope: Envelope) -> Iterable[OrganizationParent]:
    """Where it begins; the root lies below nothing."""
    if event.parent_id is not None:
        yield OrganizationParent(
            organization_id=event.organization_id,
            version=envelope.version,
            effective_on=event.effective_on,
            parent_id=event.parent_id,
            recorded_at=envelope.time,
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
    touched = ids(written, "organization_id", *_TOUCHING)
    if touched:
        cursor.execute(_AND_BELOW, (list(touched),))
        moved = [row[0] for row in cursor.fetchall()]
        cursor.execute("DELETE FROM branch WHERE organization_id = ANY(%s)", (moved,))
        cursor.execute("INSERT INTO branch SELECT * FROM branches(%s::uuid[])", (moved,))


ORGANIZATIONS: Final = Fold(
    name="organizations",
    ddl=files(__package__).joinpath("schema.sql").read_text("utf-8"),
    tables={
        "organization": Organization,
        "organization_name": OrganizationName,
        "organization_parent": OrganizationParent,
        "organization_closure": OrganizationClosure,
        "locality": Locality,
    },
    handlers={
        OrganizationRegistered: (
            put(Organization, began_on=Field("effective_on")),
            _NAME,
            _first_place,
        ),
        OrganizationRenamed: _NAME,
        OrganizationMoved: put(OrganizationParent),
        OrganizationClosed: put(OrganizationClosure),
        LocalityRegistered: put(Locality),
    },
    refresh=_derive,
    derives_from=frozenset(_TOUCHING),
    derived_as_of={"branch": "SELECT * FROM branches(NULL)"},
)
