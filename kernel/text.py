"""Texts that people write: in one line or in several, composed (NFC), with nothing invisible.

Stored as written but for what nobody sees: blanks around a text are dropped, a line break is
``\\n``, and within one line several blanks are one. Lengths are counted in characters after that.
"""

import re
import unicodedata
from typing import Final

from kernel.errors import RuleBroken

CODE: Final = 50
NAME: Final = 200
REASON: Final = 1_000
PARAGRAPHS: Final = 4_000

_BREAK: Final = re.compile("\r\n|[\r\u2028\u2029]")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u200c\u200d")
_VARIATIONS: Final = frozenset("\ufe0e\ufe0f")
"""Choose between the two ways, text or picture, in which a sign before them is drawn."""

_EMPTY: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)
"""Letters, marks and one symbol that are drawn as nothing."""

_VIRAMA: Final = 9
"""The combining class of the sign after which Indic scripts join, or keep from joining."""


class TextIsBlank(RuleBroken):
    sentence = "A text is required here."


class TextIsTooLong(RuleBroken):
    sentence = "The text is longer than this field holds."


class TextHasControlCharacters(RuleBroken):
    sentence = "The text has characters that cannot be seen, or line breaks where it is one line."


def line(text: str, *, field: str, at_most: int = NAME) -> str:
    """A name, a code, a title, an address: required, in one line.

    Raises TextHasControlCharacters, TextIsBlank or TextIsTooLong, naming ``field``.
    """
    _require_visible(text.strip(), field, breaks="")
    return _fitting(" ".join(text.split()), field, at_most)


def line_if_any(text: str | None, *, field: str, at_most: int = NAME) -> str | None:
    """As :func:`line`; None for no text or a blank one. Raises what ``line`` raises."""
    return line(text, field=field, at_most=at_most) if text and text.strip() else None


def paragraphs(text: str, *, field: str, at_most: int = PARAGRAPHS) -> str:
    """Required, in as many lines as it takes.

    Raises TextHasControlCharacters, TextIsBlank or TextIsTooLong, naming ``field``.
    """
    unified = _BREAK.sub("\n", text).strip()
    _require_visible(unified, field, breaks="\n\t")
    return _fitting(unified, field, at_most)


def reason(text: str) -> str:
    """Why somebody says so: required wherever a fact is withdrawn or put right.

    Raises what :func:`paragraphs` raises.
    """
    return paragraphs(text, field="reason", at_most=REASON)


def reason_if_any(text: str | None) -> str | None:
    """Why, where it need not be said. Raises what :func:`paragraphs` raises."""
    return reason(text) if text and text.strip() else None


def _fitting(text: str, field: str, at_most: int) -> str:
    composed = unicodedata.normalize("NFC", text)
    if not composed:
        raise TextIsBlank(field)
    if len(composed) > at_most:
        raise TextIsTooLong(field)
    return composed


def _require_visible(text: str, field: str, *, breaks: str) -> None:
    for at, sign in enumerate(text):
        if sign not in breaks and _is_unseen(sign) and not _shapes(text, at):
            raise TextHasControlCharacters(field)


def _is_unseen(sign: str) -> bool:
    # Private use and unassigned signs pass: a bullet pasted from Word is the one, an emoji newer
    # than this Python the other.
    return unicodedata.category(sign) in _UNSEEN or sign in _EMPTY


def _shapes(text: str, at: int) -> bool:
    """Whether the sign is a joiner or a variation that changes how its neighbours are drawn."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in _VARIATIONS:
        return unicodedata.category(before or "a")[0] in "NPS"
    if text[at] not in _JOINERS or not before or not after:
        return False
    if unicodedata.combining(before) == _VIRAMA:
        return True
    if text[at] == "\u200c":
        return {unicodedata.bidirectional(before), unicodedata.bidirectional(after)} == {"AL"}
    drawn = before in _VARIATIONS or unicodedata.category(before) in {"So", "Sk"}
    return drawn and unicodedata.category(after) in {"So", "Cn"}
