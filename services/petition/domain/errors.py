"""What every broken rule is, and the rules of texts and days that all of them share."""

from typing import ClassVar


class RuleBroken(Exception):
    """A command asked for something that a rule forbids; nothing has happened.

    ``sentence`` is what a person reads, ``field`` the field of the request that it concerns.
    """

    sentence: ClassVar[str]
    field: str = ""

    def __init__(self, field: str | None = None) -> None:
        self.field = field or type(self).field
        super().__init__(self.sentence)


class TextIsBlank(RuleBroken):
    sentence = "A text is required here."


class TextIsTooLong(RuleBroken):
    sentence = "The text is too long."


class TextHasControlCharacters(RuleBroken):
    sentence = "The text has characters that cannot be seen or printed."


class StepInTheFuture(RuleBroken):
    sentence = "This cannot have happened on a day that is still to come."


class OrganizationNotThereThen(RuleBroken):
    sentence = "The organization did not exist on that day."
