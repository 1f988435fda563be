"""Choosing members in a form: found by name, carried along as they were chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from contracts.read.answer import Rows
from contracts.read.people import FoundMember
from services.portal.web.forms import Typed
from services.portal.web.page_request import PageRequest

_MOST: Final = "20"
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Person:
    """A member in a form. ``value`` is what the form sends: the id, and the name to show again."""

    id: UUID
    name: str
    where: str = ""

    @property
    def value(self) -> str:
        return f"{self.id}|{self.name}"


def chosen(typed: Typed, field: str) -> list[Person]:
    """The members whom the form names, each once; what is no member is left out."""
    people: dict[UUID, Person] = {}
    for value in typed.many(field):
        identity, _, name = value.partition("|")
        try:
            person = Person(UUID(identity), name[:_LONGEST])
        except ValueError:
            continue
        people.setdefault(person.id, person)
    return list(people.values())


async def found(
    page: PageRequest, organization_id: UUID, words: str, without: Iterable[Person] = ()
) -> list[Person]:
    """Members with a post at or above the organization whose name has these words."""
    said = "".join(letter for letter in words if letter.isprintable()).strip()[:_LONGEST]
    if not said:
        return []
    asked = {"words": said, "above": "true", "limit": _MOST}
    answer = await page.api.read_if_allowed(
        f"/organizations/{organization_id}/members/search", Rows[FoundMember], asked
    )
    known = {person.id for person in without}
    people = (
        Person(row.member_id, row.full_name, row.cell_name or "")
        for row in (answer.rows if answer else [])
    )
    return [person for person in people if person.id not in known]
