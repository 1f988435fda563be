"""What the words of a sheet refer to: an id, or what alone bears this code or name."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import ClassVar, TypeVar
from uuid import UUID

from chassis.directory.directory import Written
from kernel.errors import RuleBroken


class WordUnclear(RuleBroken):
    """Nothing, or more than one thing, is meant by ``about``, which a cell of ``field`` holds."""

    sentence: ClassVar[str]

    def __init__(self, field: str | None = None, about: str = "") -> None:
        self.about = about
        super().__init__(field)


class CodeUnknown(WordUnclear):
    """No organization bears the code on the day."""

    sentence = "No organization bears this code on that day."


class CodeAmbiguous(WordUnclear):
    """Several organizations bear the code on the day."""

    sentence = "Several organizations bear this code on that day: give the id."


W = TypeVar("W", str, Written)
T = TypeVar("T")


def identity(word: str) -> UUID | None:
    """The id, if that is what the word is."""
    try:
        return UUID(word)
    except ValueError:
        return None


def referred_to(
    written: Collection[W], look_up: Callable[[Collection[W]], Mapping[W, list[UUID]]]
) -> dict[W, list[UUID]]:
    """What each word may mean: the id that it is, or all that ``look_up`` finds of this name."""
    ids = {one: _identity(one) for one in written}
    found = look_up([one for one, known in ids.items() if known is None])
    return {**found, **{one: [known] for one, known in ids.items() if known is not None}}


def the_one(meant: Sequence[T], unknown: WordUnclear, ambiguous: WordUnclear) -> T:
    """The only one that is meant. Raises what is given for none, and for several."""
    if len(meant) != 1:
        raise ambiguous if meant else unknown
    return meant[0]


def _identity(written: str | Written) -> UUID | None:
    return identity(written if isinstance(written, str) else written[0])
