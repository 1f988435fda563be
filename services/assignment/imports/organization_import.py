"""Organizations from a sheet: all of them, or none and everything that is wrong."""

from typing import Final
from uuid import UUID

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.imports.plan import SheetPlan
from chassis.imports.references import CodeUnknown
from chassis.imports.sheets import Sheet
from kernel.errors import RuleBroken
from kernel.spelling import comparable
from services.assignment.application import reservations
from services.assignment.application.codes import Codes
from services.assignment.application.policy.organization_policy import OrganizationPolicy
from services.assignment.application.references import References
from services.assignment.domain.errors import KindDoesNotFitUnderParent
from services.assignment.domain.organization.organization import CHILDREN, Organization
from services.assignment.imports.rows import COLUMNS, IdRepeated, OrganizationRow

_RANK: Final = {kind: rank for rank, kind in enumerate(CHILDREN)}
"""A parent's kind comes before the kinds of its children."""


class OrganizationImport:
    """The use case of registering many organizations at once."""

    def __init__(self, log: EventLog, policy: OrganizationPolicy, references: References) -> None:
        self._log = log
        self._policy = policy
        self._references = references

    def import_organizations(
        self, context: CommandContext, sheet: Sheet[OrganizationRow]
    ) -> CommandResult:
        """By an office that covers every parent outside the sheet; a root by the operator.

        Rows may come in any order. Raises NothingToImport, or SheetRefused with every fault.
        """
        plan = _Plan(sheet)
        codes = Codes(self._log, plan.codes_outside())
        self._authorise(context, plan, codes)
        plan.build(codes, self._references)
        return plan.store(self._log, context)

    def _authorise(self, context: CommandContext, plan: "_Plan", codes: Codes) -> None:
        # What cannot be found is reported later, row by row; nothing is built under it.
        self._policy.authorize_import(
            context, plan.parents_outside(codes), with_root=plan.has_root()
        )


class _Plan(SheetPlan[Organization]):
    """The organizations of one sheet, parents before their children."""

    def __init__(self, sheet: Sheet[OrganizationRow]) -> None:
        super().__init__(sheet, COLUMNS)
        self._rows = sorted(sheet.rows, key=lambda row: _RANK[row.kind])
        self._row_of = {comparable(row.code): row for row in reversed(self._rows)}
        self._organization_of: dict[str, Organization] = {}
        self._ids: set[UUID] = set()

    def has_root(self) -> bool:
        return any(row.kind == "province_committee" for row in self._rows)

    def codes_outside(self) -> set[str]:
        """The parents' codes that no row of the sheet bears."""
        return {code for row in self._rows if (code := self._outside(row)) is not None}

    def parents_outside(self, codes: Codes) -> list[Organization]:
        """The parents outside the sheet that there are."""
        found = {}
        for row in self._rows:
            code = self._outside(row)
            if code is not None:
                try:
                    parent = codes.find(code, row.effective_on, "parent_code")
                except CodeUnknown:
                    continue
                found[parent.id] = parent
        return list(found.values())

    def build(self, codes: Codes, references: References) -> None:
        """Register what can be, and refuse the other rows."""
        for row in self._rows:
            if self._waits_for_a_wrong_row(row):
                continue
            try:
                organization = self._register(row, codes, references)
            except RuleBroken as error:
                self.refuse(row.row, error)
                continue
            self.add(row.row, organization, reservations.of_names(organization))
            self._organization_of.setdefault(comparable(row.code), organization)

    def _outside(self, row: OrganizationRow) -> str | None:
        code = row.parent_code
        return None if code is None or comparable(code) in self._row_of else code

    def _waits_for_a_wrong_row(self, row: OrganizationRow) -> bool:
        """A row whose parent's row is wrong is not wrong itself."""
        key = comparable(row.parent_code or "")
        parent = self._row_of.get(key)
        if parent is None or key in self._organization_of:
            return False
        return _RANK[parent.kind] < _RANK[row.kind]

    def _register(self, row: OrganizationRow, codes: Codes, references: References) -> Organization:
        if row.id is not None and row.id in self._ids:
            raise IdRepeated
        organization = Organization.register(
            references.new_id(row.id),
            code=row.code,
            name=row.name,
            kind=row.kind,
            parent=self._parent(row, codes),
            effective_on=row.effective_on,
            cell_type=row.cell_type,
        )
        self._ids.add(organization.id)
        return organization

    def _parent(self, row: OrganizationRow, codes: Codes) -> Organization | None:
        if row.parent_code is None:
            return None
        key = comparable(row.parent_code)
        if key in self._organization_of:
            return self._organization_of[key]
        if key in self._row_of:
            # Rows are built by rank, so a parent that is not built yet ranks no higher.
            raise KindDoesNotFitUnderParent
        return codes.find(row.parent_code, row.effective_on, "parent_code")
