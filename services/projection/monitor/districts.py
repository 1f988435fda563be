"""The organizations by which metrics are told: the top of the tree, and each directly below it."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from services.projection.read_database import ReadDatabase

WHOSE: Final = ["depth", "organization", "name"]
"""Depth 0: the top of today's tree with everything below it; depth 1: each organization directly
below the top, a district as long as there are districts. Then its code and its name. So there are
as many as a province has districts, and no person among them.
"""

Labels = tuple[str, ...]

_TOP: Final = """
    SELECT o.organization_id FROM organization o
    WHERE NOT EXISTS (SELECT 1 FROM organization_parent p
                      WHERE p.organization_id = o.organization_id)
      AND EXISTS (SELECT 1 FROM branch b
                  WHERE b.organization_id = o.organization_id
                    AND %(on)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity'))
"""
_CALLED: Final = """
    SELECT DISTINCT ON (n.organization_id) n.organization_id, n.code, n.name
    FROM organization_name n WHERE n.organization_id = ANY (%(organizations)s)
    ORDER BY n.organization_id, n.effective_on <= %(on)s DESC, n.effective_on DESC, n.version DESC
"""

_BELOW: Final = """
    SELECT b.organization_id FROM branch b
    WHERE b.ancestor_id = %(top)s AND b.depth = 1
      AND %(on)s BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
"""


class _Called(msgspec.Struct, frozen=True):
    organization_id: UUID
    code: str
    name: str


def tops(database: ReadDatabase, on: date) -> list[UUID]:
    """What has nothing above it on the day: the province."""
    return database.rows(_TOP, {"on": on}, UUID)


def below(database: ReadDatabase, top: UUID, on: date) -> list[UUID]:
    """What is directly below it on the day: the districts."""
    return database.rows(_BELOW, {"top": top, "on": on}, UUID)


def called(
    database: ReadDatabase, organizations: Iterable[UUID], on: date
) -> dict[UUID, tuple[str, str]]:
    """The code and the name of each of the organizations on the day."""
    given = {"organizations": list(organizations), "on": on}
    return {
        row.organization_id: (row.code, row.name) for row in database.rows(_CALLED, given, _Called)
    }
