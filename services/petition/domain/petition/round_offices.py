"""The offices that are to owe one answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from services.petition.domain.petition import round_errors as errors
from services.petition.domain.snapshots import OfficeSnapshot

_MOST_OFFICES: Final = 10


@dataclass(frozen=True, slots=True)
class RoundOffices:
    """Offices as of the day on which they are asked; the first leads."""

    all: Sequence[OfficeSnapshot]

    @property
    def lead_id(self) -> UUID:
        return self.all[0].office_id

    @property
    def ids(self) -> list[UUID]:
        """Each once, the lead first."""
        return list(dict.fromkeys(office.office_id for office in self.all))

    @property
    def facts(self) -> dict[str, Any]:
        """The offices as an event tells of them."""
        return {"lead_id": self.lead_id, "office_ids": self.ids}

    def require_able(self) -> None:
        """Raises TooManyOffices or OfficeNotOpenThen."""
        if len(self.ids) > _MOST_OFFICES:
            raise errors.TooManyOffices
        for office in self.all:
            if not office.is_open:
                raise errors.OfficeNotOpenThen(
                    "lead_id" if office.office_id == self.lead_id else "office_ids"
                )
