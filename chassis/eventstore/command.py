"""What goes into a command besides its fields, and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandContext:
    """Who asks, when, and under which key.

    ``actor`` is the subject of the caller's token, ``recorded_at`` is UTC, ``today`` the day in
    Asia/Ho_Chi_Minh. A command with an ``idempotency_key`` is carried out once: repeated with the
    same ``request_digest`` it gets the first result again, with another one it is refused.
    """

    actor: str
    recorded_at: datetime
    today: date
    correlation_id: str
    causation_id: str | None = None
    idempotency_key: str | None = None
    request_digest: str | None = None


@dataclass(frozen=True, slots=True)
class CommandResult:
    """The aggregate that the command changed, its version, and other ids drawn on the way."""

    id: UUID
    version: int
    also: Mapping[str, str] = field(default_factory=dict)

    @property
    def position(self) -> str:
        """What a reader hands in to see at least this: ``<aggregate id>:<version>``."""
        return f"{self.id}:{self.version}"
