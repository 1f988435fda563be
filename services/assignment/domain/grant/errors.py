"""The rules of an access grant, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class RoleDoesNotFitOrganization(RuleBroken):
    sentence = "This role is not given in an organization of this kind."
    field = "role"


class GrantHasEnded(RuleBroken):
    sentence = "A grant that has ended is not delegated."
    field = "starts_on"


class DelegationWiderThanGrant(RuleBroken):
    sentence = "A delegation stays within the subtree of the grant."
    field = "organization_id"


class DelegationLongerThanGrant(RuleBroken):
    sentence = "A delegation stays within the days of the grant."
    field = "ends_on"


class DelegatedToItsHolder(RuleBroken):
    sentence = "A grant is delegated to somebody else."
    field = "account"


class DelegationOfADelegation(RuleBroken):
    sentence = "A delegation is not delegated further."
    field = "delegated_from_id"
