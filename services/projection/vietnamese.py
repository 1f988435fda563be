"""Keys by which Vietnamese names are sorted and found.

The embedded PostgreSQL has no ICU, so the keys are computed here and stored beside the names.
"""

import re
import unicodedata
from typing import Final

from kernel.spelling import unaccented

_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK: Final = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_LETTERS)}
_NUMBER: Final = re.compile(r"[0-9]+")
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
"""Grave, hook, tilde, acute, dot below: the order of the tones in Vietnamese dictionaries."""


def sort_key(text: str) -> str:
    """A key that sorts, byte by byte, as a Vietnamese dictionary does.

    Letters decide first (a ă â b c d đ ...), then tones (none, grave, hook, tilde, acute, dot).
    Numbers sort by their value: ``thôn 2`` comes before ``thôn 10``.
    """
    letters, tones = [], []
    for word in _NUMBER.sub(_padded, unicodedata.normalize("NFC", text).lower()).split():
        for character in word:
            base, tone = _without_tone(character)
            letters.append(_RANK.get(base, base))
            tones.append(str(1 + _TONES.index(tone)) if tone else "0")
        letters.append(" ")
        tones.append(" ")
    return "".join(letters) + "|" + "".join(tones)


def person_sort_key(full_name: str) -> str:
    """As :func:`sort_key`, but by the given name, which in Vietnamese comes last."""
    given = full_name.split()[-1:] or [""]
    return f"{sort_key(given[0])}/{sort_key(full_name)}"


def search_key(text: str) -> str:
    """The text without diacritics and case: ``Đình Lập`` is found by ``dinh lap``."""
    return " ".join(unaccented(text).split())


def _padded(number: re.Match[str]) -> str:
    return number.group().zfill(6)


def _without_tone(character: str) -> tuple[str, str]:
    split = unicodedata.normalize("NFD", character)
    tone = next((mark for mark in split if mark in _TONES), "")
    return unicodedata.normalize("NFC", split.replace(tone, "") if tone else split), tone
