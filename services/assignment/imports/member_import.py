"""Members and their posts from a sheet: all of them, or none and everything that is wrong."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID, uuid4

from chassis.eventstore.command import CommandContext, CommandResult
from chassis.eventstore.event_log import EventLog
from chassis.imports.plan import SheetPlan, by_key
from chassis.imports.sheets import Sheet
from kernel.errors import RuleBroken
from services.assignment.application import reservations
from services.assignment.application.codes import Codes
from services.assignment.application.members import check_own_cell, level_of
from services.assignment.application.policy.member_policy import MemberPolicy
from services.assignment.application.references import References
from services.assignment.domain.member.member import Member
from services.assignment.domain.organization.organization import Organization
from services.assignment.imports.rows import (
    COLUMNS,
    IdRepeated,
    MemberRow,
    PostIncomplete,
    RowsDisagree,
)


class MemberImport:
    """The use case of registering and appointing many members at once."""

    def __init__(self, log: EventLog, policy: MemberPolicy, references: References) -> None:
        self._log = log
        self._policy = policy
        self._references = references

    def import_members(self, context: CommandContext, sheet: Sheet[MemberRow]) -> CommandResult:
        """By an office that covers every cell and every committee of the sheet.

        A post is held at the level of its committee. Raises NothingToImport, or SheetRefused
        with every fault of every row.
        """
        plan = _Plan(sheet, self._log, self._references)
        self._authorise(context, sheet.rows, plan.codes)
        for rows in by_key(sheet.rows):
            plan.enter(rows)
        return plan.store(self._log, context)

    def _authorise(self, context: CommandContext, rows: Sequence[MemberRow], codes: Codes) -> None:
        # What cannot be found is reported later, row by row; nothing is built on it.
        for find, field in ((_cell, "cell_code"), (_committee, "committee_code")):
            found: dict[UUID, Organization] = {}
            for row in rows:
                try:
                    organization = find(row, codes)
                except RuleBroken:
                    continue
                if organization is not None:
                    found[organization.id] = organization
            self._policy.authorize_import(context, found.values(), field)


class _Plan(SheetPlan[Member]):
    """The members of one sheet."""

    def __init__(self, sheet: Sheet[MemberRow], log: EventLog, references: References) -> None:
        super().__init__(sheet, COLUMNS)
        self.codes = Codes(log, _codes(sheet.rows))
        self._references = references
        self._ids: set[UUID] = set()

    def enter(self, rows: Sequence[MemberRow]) -> None:
        """One member: who it is from the first row, a post from each row."""
        member = None
        try:
            member = self._register(rows[0])
            self.add(rows[0].row, member, reservations.of_account(member))
        except RuleBroken as error:
            self.refuse(rows[0].row, error)
        for row in rows:
            try:
                if _person(row) != _person(rows[0]):
                    raise RowsDisagree
                self._appoint(row, member)
            except RuleBroken as error:
                self.refuse(row.row, error)

    def _register(self, row: MemberRow) -> Member:
        check_own_cell(cell := _cell(row, self.codes))
        if row.id is not None and row.id in self._ids:
            raise IdRepeated
        member = Member.register(
            self._references.new_id(row.id),
            full_name=row.full_name,
            cell_id=cell.id,
            effective_on=row.effective_on,
            account=row.account,
        )
        self._ids.add(member.id)
        return member

    def _appoint(self, row: MemberRow, member: Member | None) -> None:
        committee = _committee(row, self.codes)
        if committee is None:
            return
        level = level_of(committee)
        if member is None or row.role is None or row.starts_on is None:
            return
        post_id = uuid4()
        member.appoint(
            post_id,
            committee_id=committee.id,
            role=row.role,
            level=level,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        self.reserve(row.row, reservations.of_post(member, post_id))


def _codes(rows: Iterable[MemberRow]) -> Iterator[str]:
    for row in rows:
        yield row.cell_code
        if row.committee_code is not None:
            yield row.committee_code


def _person(row: MemberRow) -> tuple[object, ...]:
    return row.full_name, row.cell_code, row.effective_on, row.account, row.id


def _cell(row: MemberRow, codes: Codes) -> Organization:
    """Raises CodeUnknown."""
    return codes.find(row.cell_code, row.effective_on, "cell_code")


def _committee(row: MemberRow, codes: Codes) -> Organization | None:
    """None in a row without a post. Raises PostIncomplete or CodeUnknown."""
    post = (row.committee_code, row.role, row.starts_on)
    if post == (None, None, None) and row.ends_on is None:
        return None
    if row.committee_code is None or row.role is None or row.starts_on is None:
        raise PostIncomplete
    return codes.find(row.committee_code, row.starts_on, "committee_code")
