"""The refusals that every service knows, and the field of a request that each concerns."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


class Refusal(Exception):
    """A request that was understood and is not carried out.

    ``field`` is the field of the request that it concerns, ``status`` the HTTP status it is
    answered with.
    """

    status: ClassVar[int] = 422
    field: str | None = None


class RuleBroken(Refusal):
    """A command asked for what a rule forbids; nothing has happened, nothing is stored.

    Each rule has a class of its own, named after it; ``sentence`` is what a person reads.
    """

    sentence: ClassVar[str]

    def __init__(self, field: str | None = None) -> None:
        self.field = field or type(self).field
        super().__init__(self.sentence)


class Conflict(RuleBroken):
    """The command would be right if something else were not stored already."""

    status = 409


class NothingCorrected(RuleBroken):
    sentence = "The correction changes nothing."


class OrganizationNotThereThen(RuleBroken):
    sentence = "The organization did not exist on that day."


class IdAlreadyTaken(Conflict):
    sentence = "Something is stored under this id already."
    field = "id"


@contextmanager
def at_field(prefix: str) -> Iterator[None]:
    """Refusals from inside concern a field below ``prefix`` of the request: ``parts.1.text``."""
    try:
        yield
    except Refusal as refusal:
        refusal.field = f"{prefix}.{refusal.field}" if refusal.field else prefix
        raise
