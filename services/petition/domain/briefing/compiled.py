"""The answers of a briefing: compiled, sent, announced."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.petition.domain.briefing import errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer of one round of a petition; ``late`` when an earlier briefing left it out."""

    petition_id: UUID
    round: int
    late: bool = False

    def stored(self) -> dict[str, Any]:
        return {"petition_id": self.petition_id, "round": self.round}


@dataclass(slots=True)
class CompiledAnswers:
    """By petition, the round whose answer is on the list; None before there is a list."""

    rounds: dict[UUID, int] | None = None
    sent: bool = False
    announced: bool = False

    def require_open(self) -> None:
        """Raises AnswersAlreadySent or AnswersAlreadyAnnounced."""
        if self.announced:
            raise errors.AnswersAlreadyAnnounced
        if self.sent:
            raise errors.AnswersAlreadySent

    def require_sendable(self) -> None:
        """Raises AnswersNotCompiled, AnswersAlreadySent or AnswersAlreadyAnnounced."""
        self.require_open()
        if self.rounds is None:
            raise errors.AnswersNotCompiled

    def chosen(self, petition_ids: Sequence[UUID]) -> list[Answer]:
        """These of the list, in the order of the list.

        Raises AnswersNotCompiled, AnswersAlreadyAnnounced, AnswerNotOnTheList or
        AnswerAnnouncedTwice.
        """
        if self.announced:
            raise errors.AnswersAlreadyAnnounced
        if self.rounds is None:
            raise errors.AnswersNotCompiled
        _require_distinct(petition_ids)
        for number, petition_id in enumerate(petition_ids):
            if petition_id not in self.rounds:
                raise errors.AnswerNotOnTheList(f"answers.{number}")
        return [
            Answer(petition_id=petition_id, round=number)
            for petition_id, number in self.rounds.items()
            if petition_id in petition_ids
        ]


def _require_distinct(petition_ids: Collection[UUID]) -> None:
    seen: set[UUID] = set()
    for number, petition_id in enumerate(petition_ids):
        if petition_id in seen:
            raise errors.AnswerAnnouncedTwice(f"answers.{number}")
        seen.add(petition_id)
