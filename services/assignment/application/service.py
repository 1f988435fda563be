"""Every use case of the service in one hand."""

from dataclasses import dataclass

from chassis.eventstore.event_log import EventLog
from services.assignment.application.access import Access, Authority
from services.assignment.application.assignments import AssignmentCommands
from services.assignment.application.grants import GrantCommands
from services.assignment.application.localities import LocalityCommands
from services.assignment.application.members import MemberCommands
from services.assignment.application.organizations import OrganizationCommands
from services.assignment.application.references import References
from services.assignment.application.regulations import RegulationCommands
from services.assignment.imports.member_import import MemberImport
from services.assignment.imports.organization_import import OrganizationImport


@dataclass(frozen=True, slots=True)
class AssignmentService:
    """The use cases, by what they are about."""

    organizations: OrganizationCommands
    localities: LocalityCommands
    members: MemberCommands
    regulations: RegulationCommands
    assignments: AssignmentCommands
    grants: GrantCommands
    organization_import: OrganizationImport
    member_import: MemberImport

    @classmethod
    def over(cls, log: EventLog, authority: Authority, operator: str | None) -> "AssignmentService":
        """``operator`` is the account that opens the door of an empty system, see Access."""
        references = References(log)
        access = Access(authority, references, operator)
        return cls(
            organizations=OrganizationCommands(log, access, references),
            localities=LocalityCommands(log, access, references),
            members=MemberCommands(log, access, references),
            regulations=RegulationCommands(log, access, references),
            assignments=AssignmentCommands(log, access, references),
            grants=GrantCommands(log, access, references),
            organization_import=OrganizationImport(log, access, references),
            member_import=MemberImport(log, access, references),
        )
