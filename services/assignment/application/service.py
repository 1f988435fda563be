"""Every use case of the service in one hand."""

from dataclasses import dataclass

from chassis.directory.authority import Authority
from chassis.eventstore.event_log import EventLog
from services.assignment.application.assignments import AssignmentCommands
from services.assignment.application.grants import GrantCommands
from services.assignment.application.localities import LocalityCommands
from services.assignment.application.members import MemberCommands
from services.assignment.application.organizations import OrganizationCommands
from services.assignment.application.policy.assignment_policy import AssignmentPolicy
from services.assignment.application.policy.grant_policy import GrantPolicy
from services.assignment.application.policy.member_policy import MemberPolicy
from services.assignment.application.policy.organization_policy import OrganizationPolicy
from services.assignment.application.policy.regulation_policy import RegulationPolicy
from services.assignment.application.policy.subtree_authority import SubtreeAuthority
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
        """``operator`` is the account that opens the door of an empty system."""
        references = References(log)
        subtree = SubtreeAuthority(authority, references, operator)
        tree, people = OrganizationPolicy(subtree), MemberPolicy(subtree)
        return cls(
            organizations=OrganizationCommands(log, tree, references),
            localities=LocalityCommands(log, tree, references),
            members=MemberCommands(log, people, references),
            regulations=RegulationCommands(log, RegulationPolicy(subtree), references),
            assignments=AssignmentCommands(log, AssignmentPolicy(subtree, references), references),
            grants=GrantCommands(log, GrantPolicy(subtree, references), references),
            organization_import=OrganizationImport(log, tree, references),
            member_import=MemberImport(log, people, references),
        )
