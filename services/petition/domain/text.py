"""What a written text may be: said once for reasons, petitions, answers and minutes."""

import unicodedata

from services.petition.domain.errors import TextHasControlCharacters, TextIsBlank, TextIsTooLong

_LINE: frozenset[str] = frozenset()
_PARAGRAPHS = frozenset("\n\t")
# Controls, lone surrogates, and the marks that turn the direction of what follows. The joiners
# (also of category Cf) are left alone: they are part of how some scripts and emoji are written.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cs"})
_TURNING_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def reason(text: str) -> str:
    """Why somebody says so: required wherever a fact is withdrawn or put right."""
    return paragraphs(text, field="reason", at_most=1_000)


def reason_if_any(text: str | None) -> str | None:
    """Why, where it need not be said."""
    if text is None or not text.strip():
        return None
    return reason(text)


def line(text: str, *, field: str, at_most: int) -> str:
    """A name, a title, an address: required, in one line."""
    return _checked(text, field=field, at_most=at_most, allowed=_LINE)


def paragraphs(text: str, *, field: str, at_most: int) -> str:
    """Required, in as many lines as it takes."""
    return _checked(text, field=field, at_most=at_most, allowed=_PARAGRAPHS)


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
