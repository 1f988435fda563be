"""The content of a petition, and its petitioner."""

from dataclasses import asdict, dataclass
from typing import Final, Self

from kernel import text
from kernel.spelling import mentions
from kernel.vocabulary import PetitionerKind
from services.petition.domain.petition import errors
from services.petition.domain.snapshots import RegulationSnapshot

_KEPT: Final[frozenset[PetitionerKind]] = frozenset({"named", "confidential"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionContent:
    """The field, the request and the place. ``field`` is a code of the regulation."""

    field: str
    text: str
    address: str

    def checked(self) -> Self:
        """The same, as it is stored."""
        return type(self)(
            field=self.field,
            text=text.paragraphs(self.text, field="text", at_most=4_000),
            address=text.line(self.address, field="address", at_most=300),
        )

    def written(self, regulation: RegulationSnapshot, hidden_name: str | None) -> dict[str, str]:
        """The facts of a petition that is raised with it.

        Raises the text errors, FieldNotInTheRegulation or PetitionerNamedInText.
        """
        checked = self.checked()
        checked.require_in(regulation)
        require_unnamed(hidden_name, text=checked.text, address=checked.address)
        return asdict(checked)

    def require_in(self, regulation: RegulationSnapshot) -> None:
        if self.field not in regulation.fields:
            raise errors.FieldNotInTheRegulation


@dataclass(frozen=True, slots=True, kw_only=True)
class Petitioner:
    """The person behind the petition. The name of a confidential petitioner is in no event."""

    petitioner: PetitionerKind
    name: str | None = None

    def checked(self) -> Self:
        """The same, as it is stored. Raises PetitionerNameMissing or PetitionerNameNotWanted."""
        given = self.name is not None and bool(self.name.strip())
        if self.petitioner in _KEPT:
            if not given:
                raise errors.PetitionerNameMissing
            name = text.line(self.name or "", field="petitioner_name", at_most=200)
            return type(self)(petitioner=self.petitioner, name=name)
        if given:
            raise errors.PetitionerNameNotWanted
        return type(self)(petitioner=self.petitioner, name=None)

    @property
    def published_name(self) -> str | None:
        return self.name if self.petitioner == "named" else None

    @property
    def hidden_name(self) -> str | None:
        return self.name if self.petitioner == "confidential" else None


def require_unnamed(hidden_name: str | None, **texts: str | None) -> None:
    """Raises PetitionerNamedInText, naming the field that has the name.

    A name of several words is found however its accents are written, or when they are left out; a
    single word, which may be one of the language, only as it is spelled.
    """
    if hidden_name is None:
        return
    for field, written in texts.items():
        if written is not None and mentions(written, hidden_name):
            raise errors.PetitionerNamedInText(field)
