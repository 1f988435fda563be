"""Nothing is stored that names a confidential petitioner, whatever a command forgets."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

import msgspec
import pytest

from chassis.eventstore.command import CommandContext
from contracts.examples import stored
from contracts.registry import decode
from services.petition.adapters.petitioner_identities import PetitionerIdentityStore
from services.petition.application.petition_repository import PetitionRepository
from services.petition.domain.petition.content import Petitioner
from services.petition.domain.petition.errors import PetitionerNamedInText
from services.petition.domain.petition.events import PetitionEvent
from services.petition.domain.petition.origin import FromBriefing
from services.petition.domain.petition.petition import Petition
from tests.services.petition.domain.petition.petitions_given import (
    A_CELL,
    PETITION,
    PUT,
    THE_REGULATION,
    THE_WORDS,
    TODAY,
    ZONE,
    a_briefing,
)
from tests.services.petition.entries import NAME
from tests.services.petition.house import House

SAID: Final = "bà Lê Thị Lan"
EXAMPLES: Final = stored()
A_COMMAND: Final = CommandContext(
    actor="district",
    recorded_at=datetime(2024, 6, 28, 3, tzinfo=UTC),
    today=TODAY,
    correlation_id="test",
)


def kinds(kind: type[PetitionEvent] = PetitionEvent) -> Iterator[type[PetitionEvent]]:
    """The events of a petition that are ever stored: no other is made from them."""
    for one in kind.__subclasses__():
        yield from kinds(one) if one.__subclasses__() else (one,)


def texts_of(kind: type[PetitionEvent]) -> list[str]:
    """Its fields that somebody writes; that of the regulation is a code."""
    return [
        field.name
        for field in fields(kind)
        if field.type in {str, str | None} and field.name not in {"field", "originator_topic"}
    ]


EVERY_TEXT: Final = [(kind, text) for kind in kinds() for text in texts_of(kind)]


def an_event(kind: type[PetitionEvent], **said: str) -> PetitionEvent:
    """The event of the example, but for what is said."""
    example = decode(EXAMPLES[f"{kind.__name__}.v1"].envelope)
    facts: dict[str, Any] = msgspec.to_builtins(example, builtin_types=(UUID, date))
    of_the_library: dict[str, Any] = {
        "originator_id": facts.pop("petition_id"),
        "originator_version": 2,
        "timestamp": A_COMMAND.recorded_at,
    }
    if kind.__name__ == "PetitionRaised":
        of_the_library["originator_topic"] = "petition.Petition"
    return kind(**of_the_library, **facts | said)


def a_new_petition(petition_id: UUID) -> Petition:
    """Raised by somebody who wants to be known to those alone who need to know; not stored yet."""
    return Petition.raise_(
        petition_id,
        cell=A_CELL,
        zone_id=ZONE,
        origin=FromBriefing(briefing=a_briefing()),
        raised_on=PUT,
        content=THE_WORDS,
        petitioner=Petitioner(petitioner="confidential", name=NAME),
        regulation=THE_REGULATION,
        today=TODAY,
    )


@pytest.fixture
def petitions(house: House) -> PetitionRepository:
    """One confidential petition is stored, with its name."""
    names = PetitionerIdentityStore(house.database, house.generations)
    repository = PetitionRepository(house.log, house.directory, names)
    repository.save(a_new_petition(PETITION), context=A_COMMAND, names={PETITION: NAME})
    return repository


def test_texts_are_known_by_the_kind_of_their_field() -> None:
    assert len({kind for kind, _ in EVERY_TEXT}) == 21
    assert {text for _, text in EVERY_TEXT} == {
        "address",
        "document_number",
        "petitioner_name",
        "reason",
        "seen_by",
        "text",
        "what",
    }


def test_no_event_is_stored_with_the_name_in_any_of_its_texts(
    house: House, petitions: PetitionRepository
) -> None:
    before = house.stored()
    for kind, text in EVERY_TEXT:
        petition = petitions.petition(PETITION)
        petition.pending_events.append(an_event(kind, **{text: SAID}))

        with pytest.raises(PetitionerNamedInText) as refused:
            petitions.save(petition, context=A_COMMAND)

        assert refused.value.field == text, kind
    assert house.stored() == before


def test_a_new_petition_is_held_against_the_name_that_comes_with_it(
    petitions: PetitionRepository,
) -> None:
    new = a_new_petition(UUID(int=7))
    new.withdraw(TODAY, SAID, TODAY)

    with pytest.raises(PetitionerNamedInText):
        petitions.save(new, context=A_COMMAND, names={new.id: NAME})


def test_a_command_that_forgets_its_texts_is_refused_all_the_same(
    house: House, petitions: PetitionRepository
) -> None:
    before = house.stored()

    with (
        pytest.raises(PetitionerNamedInText) as refused,
        petitions.command(A_COMMAND, PETITION, lambda context, petition: None) as command,
    ):
        command.petition.withdraw(TODAY, SAID, TODAY)

    assert refused.value.field == "reason"
    assert house.stored() == before
