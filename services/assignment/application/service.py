"""Every use case of the service in one hand."""

from dataclasses import dataclass

from chassis.event_log import EventLog
from services.assignment.application.access import Access, Authority
from services.assignment.application.assignments import Assignments
from services.assignment.application.grants import Grants
from services.assignment.application.localities import Localities
from services.assignment.application.member_import import MemberImport
from services.assignment.application.members import Members
from services.assignment.application.organization_import import OrganizationImport
from services.assignment.application.organizations import Organizations
from services.assignment.application.references import References
from services.assignment.application.regulations import Regulations


@dataclass(frozen=True, slots=True)
class AssignmentService:
    """The use cases, by what they are about."""

    organizations: Organizations
    localities: Localities
    members: Members
    regulations: Regulations
    assignments: Assignments
    grants: Grants
    organization_import: OrganizationImport
    member_import: MemberImport

    @classmethod
    def over(cls, log: EventLog, authority: Authority, operator: str | None) -> "AssignmentService":
        """``operator`` is the account that opens the door of an empty system, see Access."""
        references = References(log)
        access = Access(authority, references, operator)
        return cls(
            organizations=Organizations(log, access, references),
            localities=Localities(log, access, references),
            members=Members(log, access, references),
            regulations=Regulations(log, access, references),
            assignments=Assignments(log, access, references),
            grants=Grants(log, access, references),
            organization_import=OrganizationImport(log, access, references),
            member_import=MemberImport(log, access, references),
        )
