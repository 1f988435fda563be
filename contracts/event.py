"""Base of every published event."""

from typing import ClassVar

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """The data of one published event: a fact, with its business time among its own fields.

    Dates are local to Asia/Ho_Chi_Minh. A period is given by its first and its last day, both
    included; no last day means that it is still open. Who recorded the fact and when is not
    here but in the envelope. A reader passes over fields it does not know.
    """

    version: ClassVar[int] = 1

    @classmethod
    def type_name(cls) -> str:
        """The CloudEvents ``type``: ``MeetingAttended.v1``."""
        return f"{cls.__name__}.v{cls.version}"
