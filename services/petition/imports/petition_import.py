"""Petitions from a sheet: all of them, or none and everything that is wrong."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.imports.plan import SheetPlan, by_key
from chassis.imports.sheets import Sheet
from chassis.refusals import NotAllowed, Unknown
from kernel.errors import RuleBroken
from services.petition.adapters.cached_directory import CachedDirectory
from services.petition.adapters.name_lookup import NameLookup
from services.petition.application.petition_repository import PetitionRepository
from services.petition.application.policy.petition_policy import PetitionPolicy
from services.petition.domain.petition.content import PetitionContent
from services.petition.domain.petition.origin import FromBriefing
from services.petition.domain.petition.petition import Petition
from services.petition.imports.historical_petition import HistoricalPetitionEntry
from services.petition.imports.historical_rows import life_of, round_of, solution_of
from services.petition.imports.reference_resolver import Place, ReferenceResolver
from services.petition.imports.rows import (
    ANSWERING,
    GOING_UP,
    RAISING,
    SOLVING,
    PetitionRow,
    RowsDisagree,
    told_of,
)


class PetitionImport:
    """The use case of entering many petitions at once, each as if it had been entered alone."""

    def __init__(
        self, petitions: PetitionRepository, policy: PetitionPolicy, by_name: NameLookup
    ) -> None:
        self._petitions = petitions
        self._policy = policy
        self._by_name = by_name

    def import_petitions(self, context: CommandContext, sheet: Sheet[PetitionRow]) -> CommandResult:
        """Each row by the cell's secretary or an office above; where something became of the
        petition, by a district or province office above.

        Raises NothingToImport, NotAllowed when no row at all is the caller's to enter, or
        SheetRefused with every fault of every row.
        """
        self._policy.authorize_import(context)
        directory = CachedDirectory(self._petitions.directory)
        petitions = replace(self._petitions, directory=directory)
        plan = _Plan(context, petitions, self._policy, self._by_name, sheet)
        for rows in by_key(sheet.rows):
            plan.enter(rows)
        plan.require_anything_allowed()
        save = partial(petitions.save, names=plan.names)
        return plan.store(petitions.log, context, save)


class _Plan(SheetPlan[Petition]):
    """The petitions of one sheet, and the names to be kept of them."""

    def __init__(
        self,
        context: CommandContext,
        petitions: PetitionRepository,
        policy: PetitionPolicy,
        by_name: NameLookup,
        sheet: Sheet[PetitionRow],
    ) -> None:
        super().__init__(sheet)
        self._order = context
        self._petitions = petitions
        self._policy = policy
        self._named = ReferenceResolver(petitions, by_name, sheet.rows)
        self._allowed: set[tuple[UUID, bool]] = set()
        self._turned_away = 0
        self._unread = len(sheet.faults)
        self.names: dict[UUID, str | None] = {}

    def require_anything_allowed(self) -> None:
        """Raises NotAllowed: a sheet of strangers' petitions is not judged row by row."""
        judged = len(self.faults) - self._unread
        if self._turned_away and self._turned_away == judged and not self.aggregates:
            raise NotAllowed("no grant of yours covers any cell of this sheet on this day")

    def enter(self, rows: Sequence[PetitionRow]) -> None:
        """One petition: what it is from the first row, what became of it from each row."""
        agreeing = [row for row in rows if row.petition == rows[0].petition]
        for row in rows:
            if row not in agreeing:
                self.refuse(row.row, RowsDisagree())
        now = rows[0]
        try:
            place = self._named.place(now)
            self._authorise(place.cell_id, past=any(row.is_past for row in rows))
            petition = self._begin(now, place)
            lives = HistoricalPetitionEntry(
                self._petitions, self._order.today, now.asked_by.checked().hidden_name
            )
            self._go_up(petition, rows, place, lives)
            for now in agreeing:
                self._live(petition, now, place, lives)
            self.names[petition.id] = now.asked_by.checked().hidden_name
            self.add(now.row, petition)
        except NotAllowed as error:
            self._turned_away += 1
            self.refuse(now.row, error, "cell")
        except (RuleBroken, Unknown) as error:
            # What comes after in this petition's life cannot be judged.
            self.refuse(now.row, error)

    def _authorise(self, cell_id: UUID, *, past: bool) -> None:
        if (cell_id, past) in self._allowed:
            return
        policy = self._policy
        with told_of(RAISING):
            (policy.authorize_record if past else policy.authorize_raise)(self._order, cell_id)
        self._allowed.add((cell_id, past))

    def _begin(self, row: PetitionRow, place: Place) -> Petition:
        with told_of(RAISING):
            field = self._named.field(row.field, place)
            return self._petitions.begin(
                uuid4(),
                cell_id=place.cell_id,
                origin=FromBriefing(briefing=place.briefing),
                content=PetitionContent(field=field, text=row.text, address=row.address),
                petitioner=row.asked_by,
                raised_on=place.briefing.day,
                today=self._order.today,
            )

    def _go_up(
        self,
        petition: Petition,
        rows: Sequence[PetitionRow],
        place: Place,
        lives: HistoricalPetitionEntry,
    ) -> None:
        gone_up = any(row.gone_up for row in rows)
        with told_of(GOING_UP):
            lives.go_up(petition, life_of(rows[0], gone_up=gone_up, place=place, named=self._named))

    def _live(
        self, petition: Petition, row: PetitionRow, place: Place, lives: HistoricalPetitionEntry
    ) -> None:
        if row.has_round:
            past = round_of(row, petition, place, self._named)
            with told_of(ANSWERING):
                lives.answer(petition, past)
        if row.has_solution:
            with told_of(SOLVING):
                lives.solve(petition, solution_of(row, petition))
