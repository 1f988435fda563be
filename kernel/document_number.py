"""The number of an official document: read as people write it, stored as it is printed.

Two forms are known: the Party's, ``127-CV/HU`` (Hướng dẫn 36-HD/VPTW), and the State's,
``56/QĐ-UBND``, ``1234/UBND-NN`` and ``30/2020/NĐ-CP`` (Nghị định 30/2020/NĐ-CP).
"""

import re
from typing import Final

from kernel import text
from kernel.spelling import plain_signs

_LABEL: Final = re.compile(r"s[ốô]\s*:?\s*(?=[0-9])", re.IGNORECASE)
_SLASHES: Final = re.compile("\\s*[/\u2044\u2215]\\s*")

_LETTERS: Final = r"[^\W\d_]"
_UNIT: Final = rf"{_LETTERS}{{1,20}}(?:-{_LETTERS}{{1,20}}){{0,3}}"
_PARTY: Final = re.compile(rf"([0-9]{{1,6}})[- ]?({_LETTERS}{{2,10}})/({_UNIT})")
_STATE: Final = re.compile(rf"([0-9]{{1,6}})/((?:(?:19|20)[0-9]{{2}}/)?)({_UNIT})")

_MIXED: Final = {word.upper(): word for word in ("CTr", "TTr", "QyĐ", "QĐi", "TTg")}
"""Programmes, submissions, regulations and the Prime Minister; all else is written in capitals."""


def document_number(written: str, *, field: str = "document_number") -> str:
    """``127 cv/hu`` and ``127–CV / HU`` are ``127-CV/HU``; ``3-kh/hu`` is ``03-KH/HU``.

    What follows neither form is kept as typed. Raises the errors of :func:`kernel.text.line`,
    naming ``field``.
    """
    typed = text.line(written, field=field, at_most=text.CODE)
    plain = _SLASHES.sub("/", _LABEL.sub("", plain_signs(typed), count=1))
    if (party := _PARTY.fullmatch(plain)) and int(party[1]):
        return f"{int(party[1]):02d}-{_printed(party[2])}/{_printed(party[3])}"
    if (state := _STATE.fullmatch(plain)) and int(state[1]):
        return f"{int(state[1]):02d}/{state[2]}{_printed(state[3])}"
    return typed


def _printed(symbol: str) -> str:
    return "-".join(_MIXED.get(part.upper(), part.upper()) for part in symbol.split("-"))
