"""The ways in which a request is refused, whatever the service, beside its own broken rules."""

from uuid import UUID

from kernel.errors import Refusal


class Unknown(Refusal):
    """Nothing of this kind has this id."""

    status = 404

    def __init__(self, kind: str, identity: UUID | str, field: str | None = None) -> None:
        self.field = field
        super().__init__(f"there is no {kind} {identity}")


class ChangedMeanwhile(Refusal):
    """Somebody else changed the same thing between reading and writing: read again, then decide."""

    status = 409


class KeyUsedForAnotherRequest(Refusal):
    """The Idempotency-Key came with another body before."""

    status = 422
    field = "Idempotency-Key"


class NotSignedIn(Refusal):
    """No token, or one that is not valid."""

    status = 401


class NotAllowed(Refusal):
    """The caller's grants do not cover this on this day."""

    status = 403


class NotYetFolded(Refusal):
    """The position asked for has not arrived here in time: ask again."""

    status = 503
