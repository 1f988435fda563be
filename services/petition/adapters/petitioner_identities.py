"""Who is behind a confidential petition: the one thing of it that is in no event.

Two tables beside the events. A name is written in the transaction of the petition that it belongs
to, is read by few, each reading being noted, and can be erased.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from chassis.eventstore.command import CommandContext
from chassis.eventstore.side_writes import SideWrite
from chassis.postgres.database import Database
from chassis.postgres.migrations import migrate
from chassis.projection.generations import Generations

# The name itself is not among what is asked here.
_READINGS: Final = """
    SELECT r.petition_id, p.cell_id, r.account, r.read_at, r.correlation_id
    FROM public.name_reading r JOIN petition_put p USING (petition_id)
    WHERE (%(cells)s::uuid[] IS NULL OR p.cell_id = ANY (%(cells)s::uuid[]))
      AND (%(petition)s::uuid IS NULL OR r.petition_id = %(petition)s)
      AND (%(read_at)s::timestamptz IS NULL OR (r.read_at, r.petition_id, r.correlation_id)
           < (%(read_at)s, %(petition_id)s, %(correlation_id)s))
    ORDER BY r.read_at DESC, r.petition_id DESC, r.correlation_id DESC LIMIT %(limit)s
"""

Place = tuple[datetime, UUID, str]
"""Where a page of readings ended: when, of which petition's name, through which request."""


class PetitionerIdentityStore:
    """The names that are kept in this database, beside the generations of the service's tables."""

    def __init__(self, database: Database, generations: Generations) -> None:
        self._database = database
        self._generations = generations

    def prepare(self) -> None:
        """Make and migrate the tables."""
        migrate(self._database.url, "petitioner identities", "services.petition.adapters")

    def name(self, petition_id: UUID) -> str | None:
        """The name, for a rule to look at; whoever shows it to somebody calls :meth:`read`."""
        found = self._database.rows(
            "SELECT name FROM petitioner_identity WHERE petition_id = %s", (petition_id,)
        )
        return found[0]["name"] if found else None

    def read(self, petition_id: UUID, context: CommandContext) -> str | None:
        """The name, after it has been noted who reads it and when."""
        with self._database.transaction() as cursor:
            cursor.execute(
                "INSERT INTO name_reading (petition_id, account, read_at, correlation_id)"
                " SELECT petition_id, %s, %s, %s FROM petitioner_identity"
                " WHERE petition_id = %s AND name IS NOT NULL",
                (context.actor, context.recorded_at, context.correlation_id, petition_id),
            )
        return self.name(petition_id)

    def readings(
        self,
        *,
        limit: int,
        after: Place | None = None,
        petition_id: UUID | None = None,
        cell_ids: Collection[UUID] | None = None,
    ) -> list[dict[str, Any]]:
        """Who read names when, latest first: of this petition, of those of these cells, or all."""
        read_at, of_petition, correlation_id = after or (None, None, None)
        given = {
            "petition": petition_id,
            "cells": None if cell_ids is None else list(cell_ids),
            "read_at": read_at,
            "petition_id": of_petition,
            "correlation_id": correlation_id,
            "limit": limit,
        }
        return self._database.rows(_READINGS, given, schema=self._generations.live())

    def keep(self, petition_id: UUID, name: str | None) -> list[SideWrite]:
        """To be stored with the petition; nothing when there is no name."""
        if name is None:
            return []
        return [
            SideWrite(
                statement="INSERT INTO petitioner_identity (petition_id, name)"
                " VALUES (%(id)s, %(name)s)",
                parameters={"id": petition_id, "name": name},
            )
        ]

    def erase(self, petition_id: UUID, context: CommandContext, reason: str) -> list[SideWrite]:
        """To be stored with the command's result: the name is gone, by whom and why stays."""
        return [
            SideWrite(
                statement="UPDATE petitioner_identity SET name = NULL, erased_by = %(by)s"
                ", erased_at = %(at)s, reason = %(reason)s"
                " WHERE petition_id = %(id)s AND name IS NOT NULL",
                parameters={
                    "by": context.actor,
                    "at": context.recorded_at,
                    "reason": reason,
                    "id": petition_id,
                },
            )
        ]
