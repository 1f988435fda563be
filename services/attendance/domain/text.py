"""What a written text may be: said once for reasons, places, opinions and matters."""

import unicodedata

from services.attendance.domain.errors import TextHasControlCharacters, TextIsBlank, TextIsTooLong

_LINE: frozenset[str] = frozenset()
_PARAGRAPHS = frozenset("\n\t")
# Controls, lone surrogates, and the marks that turn the direction of what follows. The joiners
# (also of category Cf) are left alone: they are part of how some scripts and emoji are written.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cs"})
_TURNING_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def reason(text: str) -> str:
    """Why somebody says so: required wherever a fact is withdrawn or put right."""
    return _checked(text, field="reason", at_most=1_000, allowed=_PARAGRAPHS)


def opinion(text: str) -> str:
    """What was raised, in as many lines as it takes."""
    return _checked(text, field="text", at_most=4_000, allowed=_PARAGRAPHS)


def matter(text: str) -> str:
    """What was found, in as many lines as it takes."""
    return _checked(text, field="text", at_most=4_000, allowed=_PARAGRAPHS)


def outcome(text: str) -> str:
    """What came of a matter, in as many lines as it takes."""
    return _checked(text, field="outcome", at_most=4_000, allowed=_PARAGRAPHS)


def place(text: str | None) -> str | None:
    """Where the meeting takes place, in one line; need not be known."""
    if text is None or not text.strip():
        return None
    return _checked(text, field="place", at_most=200, allowed=_LINE)


def _checked(text: str, *, field: str, at_most: int, allowed: frozenset[str]) -> str:
    """The text in NFC, without surrounding blanks, with ``\\n`` as its only line end."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not unified:
        raise TextIsBlank(field)
    if any(_unseen(sign) for sign in unified if sign not in allowed):
        raise TextHasControlCharacters(field)
    composed = unicodedata.normalize("NFC", unified)
    if len(composed) > at_most:
        raise TextIsTooLong(field)
    return composed


def _unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN_CATEGORIES or sign in _TURNING_MARKS
