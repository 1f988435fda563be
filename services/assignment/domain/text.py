"""How names, codes and reasons are written: one spelling, and nothing invisible."""

import re
import unicodedata

from services.assignment.domain.errors import TextHasControlCharacters, TextIsBlank, TextIsTooLong

CODE = 50
NAME = 200
REASON = 1000

_DASHES = re.compile(r" ?[-‐‑‒–—−] ?")
_SLASHES = re.compile(r" ?/ ?")


def cleaned(text: str, *, field: str, limit: int = NAME) -> str:
    """The text in NFC, trimmed, with single inner spaces; ``limit`` counts its characters then.

    Raises TextHasControlCharacters, TextIsBlank or TextIsTooLong, naming the field.
    """
    # Category C: control, format (zero width, direction marks), surrogate, private, unassigned.
    if any(unicodedata.category(character)[0] == "C" for character in text):
        raise TextHasControlCharacters(field)
    clean = " ".join(unicodedata.normalize("NFC", text).split())
    if not clean:
        raise TextIsBlank(field)
    if len(clean) > limit:
        raise TextIsTooLong(field)
    return clean


def document_number(text: str, *, field: str) -> str:
    """A number such as ``127-QĐ/TW``: read with any dash and stray spaces, kept without."""
    clean = cleaned(text, field=field, limit=CODE)
    return _SLASHES.sub("/", _DASHES.sub("-", clean))


def comparable(name: str) -> str:
    """Equal for two names that a reader takes for the same: case and spaces do not tell apart."""
    return " ".join(unicodedata.normalize("NFC", name.casefold()).split())
