"""A past petition with its whole life, from the books, in one transaction."""

from uuid import UUID

from chassis.order import Order, Receipt
from services.petition.application.books import Books
from services.petition.application.ids import new_id
from services.petition.application.lookups import under
from services.petition.application.past_lives import PastLife, PastLives
from services.petition.application.petitions import begun
from services.petition.domain.raise_steps import PutAtBriefing
from services.petition.domain.raising import AskedBy, Words


class PastPetitions:
    """The steps of a life that is known are judged as if each had been entered on its day."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def record(
        self,
        order: Order,
        *,
        cell_id: UUID,
        briefing_id: UUID,
        words: Words,
        asked_by: AskedBy,
        life: PastLife,
        petition_id: UUID | None = None,
    ) -> Receipt:
        """By a district or province office above.

        What is wrong with a round is reported as of ``rounds.<index>``, with the solution as of
        ``solved``. Raises IdAlreadyTaken.
        """
        self._books.permissions.bookkeeper(order, cell_id, "cell_id")
        briefing = self._books.directory.briefing(briefing_id)
        petition = begun(
            self._books,
            new_id(self._books.log, petition_id),
            cell_id=cell_id,
            put=PutAtBriefing(briefing=briefing),
            words=words,
            asked_by=asked_by,
            raised_on=briefing.day,
            today=order.today,
        )
        name = asked_by.checked().hidden_name
        lives = PastLives(self._books, order.today, name)
        lives.go_up(petition, life)
        for index, past in enumerate(life.rounds):
            with under(f"rounds.{index}"):
                lives.answer(petition, past)
        if life.solved is not None:
            with under("solved"):
                lives.solve(petition, life.solved)
        beside = self._books.names.keep(petition.id, name)
        return self._books.log.save(petition, order=order, beside=beside)
