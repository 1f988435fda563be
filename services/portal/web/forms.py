"""Values of a form: kept as they were typed, read, and told beside each field what is wrong."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from starlette.datastructures import FormData

from services.portal.messages.errors import sentence
from services.portal.web import formats
from services.portal.web.errors import Refused

WHOLE_FORM = ""
"""The place of what is wrong with no field in particular."""


class Typed:
    """The values of a form and, by field, sentences about what is wrong with them."""

    def __init__(self, values: Mapping[str, str] | FormData | None = None) -> None:
        self._values: dict[str, list[str]] = {}
        pairs = values.multi_items() if isinstance(values, FormData) else (values or {}).items()
        for name, value in pairs:
            if isinstance(value, str):
                self._values.setdefault(name, []).append(value)
        self.errors: dict[str, list[str]] = {}

    def text(self, name: str) -> str:
        """Text as it was typed; nothing for a field that is not there."""
        return self._values.get(name, [""])[0]

    def many(self, name: str) -> list[str]:
        return list(self._values.get(name, []))

    def required(self, name: str) -> str:
        if not self.text(name).strip():
            self.wrong(name, "Missing")
        return self.text(name)

    def choice(self, name: str, choices: Mapping[str, object]) -> str:
        if self.text(name) not in choices:
            self.wrong(name, "NotAChoice")
        return self.text(name)

    def day(self, name: str, *, required: bool = True) -> date | None:
        """Day, or None with a sentence for what is none; no sentence when it may be left empty."""
        text = self.text(name).strip()
        if not text:
            if required:
                self.wrong(name, "Missing")
            return None
        try:
            return formats.read_day(text)
        except ValueError:
            self.wrong(name, "NotADay")
            return None

    def days(self, name: str) -> list[date]:
        """Any number of them, apart by blanks, commas or on lines of their own."""
        try:
            return [formats.read_day(day) for day in re.split(r"[\s,;]+", self.text(name)) if day]
        except ValueError:
            self.wrong(name, "NotADay")
            return []

    def month(self, name: str) -> str | None:
        """As ``2024-03``, typed so or as ``3/2024``. None when left empty or no month."""
        if not self.text(name).strip():
            return None
        try:
            return formats.read_month(self.text(name))
        except ValueError:
            self.wrong(name, "NotAMonth")
            return None

    def moment(self, name: str) -> datetime | None:
        if not self.text(name).strip():
            return None
        try:
            return formats.read_moment(self.text(name))
        except ValueError:
            self.wrong(name, "NotAMoment")
            return None

    def number(self, name: str) -> int | None:
        text = self.text(name).strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            self.wrong(name, "NotANumber")
            return None
        return int(text)

    def identity(self, name: str) -> UUID | None:
        try:
            return UUID(self.text(name))
        except ValueError:
            self.wrong(name, "NotAChoice")
            return None

    def wrong(self, name: str, rule: str) -> None:
        """The field breaks the rule."""
        said = self.errors.setdefault(name, [])
        told = sentence(rule)
        if told not in said:
            said.append(told)

    def refused(self, refused: Refused, fields: Mapping[str, str] | None = None) -> None:
        """Take over what a service says. ``fields``: its name of a field → the form's, where the
        two differ.

        What concerns a field that the form does not have is said of the form as a whole.
        """
        for broken in refused.rules:
            name = (fields or {}).get(broken.field)
            if name is None:
                name = broken.field if broken.field in self._values else WHOLE_FORM
            self.wrong(name, broken.rule)

    @property
    def sound(self) -> bool:
        """Tell whether nothing is known to be wrong."""
        return not self.errors
