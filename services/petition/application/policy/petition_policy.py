"""Access to the commands about a petition."""

from collections.abc import Collection
from uuid import UUID

from chassis.directory.authority import Authority
from chassis.eventstore.command import CommandContext
from chassis.refusals import NotAllowed
from kernel.vocabulary import NAME_AUDITORS, OFFICES, RECORDERS, UPPER_OFFICES
from services.petition.adapters.directory import PetitionDirectory
from services.petition.domain.petition.petition import Petition


class PetitionPolicy:
    """Answers by returning; raises NotAllowed, or Unknown naming the field.

    An account's roles are those of the day of the command, over the cell as it stands on that day:
    when a cell or its commune is moved, the petition goes with it. An office above enters what came
    on paper.
    """

    def __init__(self, authority: Authority, directory: PetitionDirectory) -> None:
        self._authority = authority
        self._directory = directory

    def authorize_raise(
        self, context: CommandContext, cell_id: UUID, field: str = "cell_id"
    ) -> None:
        """The cell's own secretary, or an office above it."""
        self._require_own_cell_or(context, OFFICES, cell_id, field)

    def authorize_record(
        self, context: CommandContext, cell_id: UUID, field: str = "cell_id"
    ) -> None:
        """A district or province office above the cell, with the books of past years."""
        self._require(context, UPPER_OFFICES, cell_id, field)

    def authorize_import(self, context: CommandContext) -> None:
        """A cell's secretary, or an office, of whatever place."""
        grants = self._authority.grants(context.actor, context.today)
        if not any(grant.role in RECORDERS for grant in grants):
            raise NotAllowed("no grant of yours lets you enter petitions")

    def authorize_keep(self, context: CommandContext, petition: Petition) -> None:
        """The office of the cell's commune, or one above it."""
        self._require(context, OFFICES, petition.cell_id)

    def authorize_assign(self, context: CommandContext, petition: Petition) -> None:
        """A district or province office above the cell."""
        self._require(context, UPPER_OFFICES, petition.cell_id)

    def authorize_draft(self, context: CommandContext, petition: Petition) -> None:
        """An office of the round, or a district or province office above the cell."""
        if self.office_of(context, petition) is None:
            self.authorize_assign(context, petition)

    def authorize_approve(self, context: CommandContext, petition: Petition) -> None:
        """The standing committee above the cell."""
        self._require(context, {"standing_committee"}, petition.cell_id)

    def authorize_accept(self, context: CommandContext, petition: Petition) -> None:
        """The cell's own secretary, or an office above it."""
        self._require_own_cell_or(context, OFFICES, petition.cell_id)

    def authorize_report_solution(self, context: CommandContext, petition: Petition) -> None:
        """The commune's office, one above it, or an office that answered."""
        if self.office_of(context, petition) is None:
            self.authorize_keep(context, petition)

    def authorize_correct(self, context: CommandContext, petition: Petition) -> None:
        """The cell's own secretary, or a district or province office above it."""
        self._require_own_cell_or(context, UPPER_OFFICES, petition.cell_id)

    authorize_escalate = authorize_keep
    authorize_merge = authorize_split = authorize_transfer = authorize_assign
    authorize_erase_name = authorize_assign
    authorize_stop_clock = authorize_resume_clock = authorize_answer = authorize_draft
    authorize_return = authorize_approve
    authorize_reject = authorize_confirm_solution = authorize_dispute_solution = authorize_accept
    authorize_withdraw = authorize_reopen = authorize_read_name = authorize_correct

    def authorize_audit_names(
        self, context: CommandContext, organization_id: UUID, field: str | None = None
    ) -> None:
        """An auditor, or an upper office: they see to it that names are read by need alone."""
        self._require(context, NAME_AUDITORS, organization_id, field)

    def office_of(self, context: CommandContext, petition: Petition) -> UUID | None:
        """The one of the round's offices for which the account acts, if there is one."""
        current = petition.current_round
        for office_id in current.office_ids if current else ():
            organization_id = self._directory.office(office_id, context.today).organization_id
            roles = self._authority.roles(context.actor, organization_id, context.today)
            if "answering_office" in roles:
                return office_id
        return None

    def _require_own_cell_or(
        self,
        context: CommandContext,
        roles: Collection[str],
        cell_id: UUID,
        field: str | None = None,
    ) -> None:
        # A secretary's role covers the one cell it was granted for, and nothing below or above.
        grants = self._authority.grants(context.actor, context.today)
        if not any(g.role == "cell_secretary" and g.node_id == cell_id for g in grants):
            self._require(context, roles, cell_id, field)

    def _require(
        self,
        context: CommandContext,
        roles: Collection[str],
        node_id: UUID,
        field: str | None = None,
    ) -> None:
        self._authority.require(context.actor, roles, node_id, context.today, field=field)
