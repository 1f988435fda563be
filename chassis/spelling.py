"""When two spellings of a name or a code are the same."""

import unicodedata


def comparable(name: str) -> str:
    """Equal for two spellings that a reader takes for the same: case and blanks do not tell apart.

    ``Hòa`` and ``Hoà`` stay two names.
    """
    return " ".join(unicodedata.normalize("NFC", name.casefold()).split())
