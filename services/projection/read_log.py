"""Who read what about whom: political membership and ratings are sensitive data.

Source: Luật 91/2025/QH15. The log is kept beside the read models, in none of their generations: it
cannot be built again from events.
"""

from datetime import datetime
from uuid import UUID

import msgspec

from chassis.postgres.database import Database
from chassis.postgres.migrations import migrate
from contracts.read.people import Reading


class ReadLog:
    """Appends to, and reads from, the one table ``read_log``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ensure(self) -> None:
        """Make and migrate the table."""
        migrate(self._database.url, "read log", "services.projection")

    def note(
        self, account: str, what: str, about: UUID, correlation_id: str, read_at: datetime
    ) -> None:
        """Recorded before the answer goes out; when this fails, so does the reading."""
        with self._database.transaction() as cursor:
            cursor.execute(
                "INSERT INTO read_log VALUES (%s, %s, %s, %s, %s)",
                (read_at, account, what, about, correlation_id),
            )

    def about(self, subject: UUID, limit: int) -> list[Reading]:
        """Who read about this member, latest first."""
        found = self._database.rows(
            "SELECT read_at, account, what, correlation_id FROM read_log WHERE about = %s"
            " ORDER BY read_at DESC LIMIT %s",
            (subject, limit),
        )
        return msgspec.convert(found, list[Reading])
