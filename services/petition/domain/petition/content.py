"""The content of a petition, and its petitioner."""

import re
import unicodedata
from dataclasses import asdict, dataclass
from typing import Final, Self

from kernel import text
from kernel.vocabulary import PetitionerKind
from services.petition.domain.petition import errors
from services.petition.domain.snapshots import RegulationSnapshot

_KEPT: Final[frozenset[PetitionerKind]] = frozenset({"named", "confidential"})
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")


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
        if written is not None and _names(hidden_name, written):
            raise errors.PetitionerNamedInText(field)


def _names(name: str, written: str) -> bool:
    wanted = _words(name)
    if len(wanted) > 1:
        return _follow([_bare(w) for w in wanted], [_bare(w) for w in _words(written)])
    return _follow([_toned(w) for w in wanted], [_toned(w) for w in _words(written)])


def _words(written: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", written))


def _follow(wanted: list[str], words: list[str]) -> bool:
    length = len(wanted)
    return any(words[at : at + length] == wanted for at in range(len(words) - length + 1))


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _toned(word: str) -> str:
    """``Hoà`` and ``Hòa`` are one: the tone is the word's, whichever letter bears it."""
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tones
