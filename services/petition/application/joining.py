"""Petitions that are one, and one that is several: merge, split."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.beside import Beside
from chassis.order import Order, Receipt
from services.petition.application.books import Books
from services.petition.application.conflicts import IdAlreadyTaken
from services.petition.application.ids import new_id
from services.petition.application.lookups import under
from services.petition.domain.petition import Petition
from services.petition.domain.raising import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the things that a letter asked for; ``part_id`` may be chosen by the client."""

    words: Words
    part_id: UUID | None = None


class Joining:
    """All of them stay where they are to be found, each with its own trail."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def merge(
        self,
        order: Order,
        petition_id: UUID,
        *,
        into_id: UUID,
        reason: str,
        merged_on: date | None = None,
    ) -> Receipt:
        """By a district or province office above both."""
        petition = self._books.petition(petition_id)
        self._books.permissions.handler(order, petition)
        into = self._books.petition(into_id, "into_id")
        self._books.permissions.handler(order, into)
        self._books.require_unnamed(petition, reason=reason)
        self._books.require_unnamed(into, reason=reason)
        day = merged_on or order.today
        petition.merge_into(
            into,
            same_district=self._same_district(petition, into, day),
            merged_on=day,
            reason=reason,
            today=order.today,
        )
        into.absorb(petition_id, day)
        return self._books.log.save(petition, into, order=order)

    def split(
        self,
        order: Order,
        petition_id: UUID,
        *,
        parts: Sequence[Part],
        reason: str,
        split_on: date | None = None,
    ) -> Receipt:
        """By a district or province office above. The receipt names the parts, in their order.

        What is wrong with a part is reported as of ``parts.<index>``. Raises IdAlreadyTaken.
        """
        petition = self._books.petition(petition_id)
        self._books.permissions.handler(order, petition)
        self._books.require_unnamed(petition, reason=reason)
        ids = self._ids(parts, petition_id)
        petition.split(ids, split_on or order.today, reason, order.today)
        name = self._books.hidden_name(petition)
        regulation = self._books.regulation(petition, petition.raised_on)
        raised, beside = [], list[Beside]()
        for index, (part_id, part) in enumerate(zip(ids, parts, strict=True)):
            with under(f"parts.{index}"):
                raised.append(Petition.part_of(petition, part_id, part.words, regulation, name))
            beside += self._books.names.keep(part_id, name)
        also = {f"part_{index}_id": str(one) for index, one in enumerate(ids)}
        return self._books.log.save(petition, *raised, order=order, also=also, beside=beside)

    def _ids(self, parts: Sequence[Part], petition_id: UUID) -> list[UUID]:
        ids: list[UUID] = []
        for index, part in enumerate(parts):
            with under(f"parts.{index}"):
                part_id = new_id(self._books.log, part.part_id)
                if part_id in {petition_id, *ids}:
                    raise IdAlreadyTaken
            ids.append(part_id)
        return ids

    def _same_district(self, one: Petition, other: Petition, on: date) -> bool:
        districts = {
            self._books.directory.cell(petition.cell_id, on).district_id
            for petition in (one, other)
        }
        return len(districts) == 1 and None not in districts
