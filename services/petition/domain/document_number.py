"""The number of a Party document: read as people write it, stored as it is printed."""

import re
import unicodedata
from typing import Final

from services.petition.domain.petition.round_errors import NotADocumentNumber

_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_WRITTEN: Final = re.compile(
    r"(?:s[ốô]\s*:?\s*)?"
    rf"(?P<number>[0-9]{{1,6}})\s*[{_DASHES}]?\s*"
    r"(?P<kind>[^\W\d_]{1,10})\s*/\s*"
    rf"(?P<body>[^\W\d_]{{1,20}}(?:\s*[{_DASHES}]\s*[^\W\d_]{{1,20}})?)",
    re.IGNORECASE,
)

_SPELLED: Final = {"QĐI": "QĐi"}
"""The one kind of document that is not written in capitals: a regulation, told from a decision."""


def document_number(written: str) -> str:
    """``127 cv/hu`` and ``127–CV / HU`` are ``127-CV/HU``; ``3-kh/hu`` is ``03-KH/HU``.

    Raises NotADocumentNumber.
    """
    found = _WRITTEN.fullmatch(unicodedata.normalize("NFC", written).strip())
    if found is None or int(found["number"]) == 0:
        raise NotADocumentNumber
    kind = found["kind"].upper()
    body = re.sub(rf"\s*[{_DASHES}]\s*", "-", found["body"].upper())
    return f"{int(found['number']):02d}-{_SPELLED.get(kind, kind)}/{body}"
