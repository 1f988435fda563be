"""The commands that were carried out under an Idempotency-Key, with their results."""

from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection, Cursor
from psycopg.rows import DictRow
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.refusals import KeyUsedForAnotherRequest


class IdempotencyStore:
    """One row per keyed command, stored in the transaction of its events."""

    def __init__(self, schema: str, name: str) -> None:
        self._table = Identifier(schema, name)

    def insert(
        self, cursor: Cursor[DictRow], context: CommandContext, result: CommandResult
    ) -> None:
        """Keep the result. A key that the actor used before breaks the primary key."""
        if context.idempotency_key is None:
            return
        cursor.execute(
            SQL(
                "INSERT INTO {table} (actor, key, digest, result, recorded_at)"
                " VALUES (%s, %s, %s, %s, %s)"
            ).format(table=self._table),
            (
                context.actor,
                context.idempotency_key,
                context.request_digest or "",
                Jsonb({"id": str(result.id), "version": result.version, "also": result.also}),
                context.recorded_at,
            ),
        )

    def result(self, connection: Connection[Any], context: CommandContext) -> CommandResult | None:
        """The first result of this command, if it was carried out before.

        Raises KeyUsedForAnotherRequest when the key came with another body.
        """
        if context.idempotency_key is None:
            return None
        row = connection.execute(
            SQL("SELECT digest, result FROM {table} WHERE actor = %s AND key = %s").format(
                table=self._table
            ),
            (context.actor, context.idempotency_key),
        ).fetchone()
        if row is None:
            return None
        if row["digest"] != (context.request_digest or ""):
            raise KeyUsedForAnotherRequest("this Idempotency-Key came with another body before")
        kept = row["result"]
        return CommandResult(UUID(kept["id"]), kept["version"], kept["also"])

    def forget_before(self, connection: Connection[Any], moment: datetime) -> int:
        """Forget the keys recorded before the moment; returns how many there were."""
        return connection.execute(
            SQL("DELETE FROM {table} WHERE recorded_at < %s").format(table=self._table), (moment,)
        ).rowcount
