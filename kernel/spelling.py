"""Spellings of a name, a code or a word that are one and the same to a Vietnamese reader."""

import re
import unicodedata
from typing import Final

_DRAWN_AS_D: Final = str.maketrans("\u00d0\u00f0\u0189\u0256", "ĐđĐđ")
"""The Icelandic and the African letter look like the Vietnamese one."""

_DASHES: Final = re.compile("\\s*[-\u2010-\u2015\u2212]\\s*")
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_GLIDE: Final = re.compile(
    rf"(o(?=[{_TONES}]?[ae])|u(?=[{_TONES}]?y))([{_TONES}]?)([aey])([{_TONES}]?)(?![\u0300-\u036f])",
    re.IGNORECASE,
)
"""Two vowels, decomposed, of which either may bear the tone: oa, oe and uy."""

_WORD: Final = re.compile(r"[^\W_]+")


def comparable(name: str) -> str:
    """Equal for two spellings of a name or a code that a reader takes for the same.

    Case, blanks, dashes, full-width forms, Ð and Đ, and the two places of a tone mark (``Hoà``,
    ``Hòa``) do not tell apart; the tones themselves and all other marks do.
    """
    alike = plain_signs(plain_signs(name).casefold())
    return " ".join(_one_place(alike).split())


def plain_signs(text: str) -> str:
    """The text with usual letters for full-width ones and for those drawn as Đ, and with ``-`` for
    every dash and the blanks around it.
    """
    return _DASHES.sub("-", _one_form(text))


def unaccented(text: str) -> str:
    """The text in small letters without any mark: ``Đình Lập`` is ``dinh lap``."""
    # NFD does not split đ, so it is replaced by hand.
    split = unicodedata.normalize("NFD", _one_form(text).casefold().replace("đ", "d"))
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def mentions(text: str, name: str) -> bool:
    """Whether the person's name stands in the text.

    A name of several words is found however its accents are written, or when they are left out; a
    single word, which may be one of the language, only as it is spelled.
    """
    alike = unaccented if len(_words(name)) > 1 else _tones_last
    wanted, words = ([alike(word) for word in _words(one)] for one in (name, text))
    length = len(wanted)
    starts = range(len(words) - length + 1) if wanted else ()
    return any(words[at : at + length] == wanted for at in starts)


def _words(text: str) -> list[str]:
    return _WORD.findall(_one_form(text))


def _tones_last(word: str) -> str:
    """The tone is the word's, whichever letter bears it."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(sorted(letters, key=lambda letter: letter in _TONES))


def _one_form(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_DRAWN_AS_D)


def _one_place(text: str) -> str:
    """Each tone mark where the school places it: ``Hòa``, ``thủy``, but ``hoàn`` and ``quý``."""
    return unicodedata.normalize("NFC", _GLIDE.sub(_placed, unicodedata.normalize("NFD", text)))


def _placed(found: re.Match[str]) -> str:
    glide, first, vowel, second = found.groups()
    if first and second:
        return found[0]
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    on_the_vowel = after.isalpha() or before in {"q", "Q"}
    return glide + vowel + first + second if on_the_vowel else glide + first + second + vowel
