"""What one aggregate cannot decide alone: two of them want the same on the same days."""

from kernel.errors import Conflict


class CodeAlreadyInUse(Conflict):
    sentence = "Another one bears this code on some of these days."
    field = "code"


class NameAlreadyInUse(Conflict):
    sentence = "The same parent has another organization of this name on some of these days."
    field = "name"


class AccountAlreadyTaken(Conflict):
    sentence = "Another member signs in with this account."
    field = "account"


class SecretaryAlreadyInPost(Conflict):
    sentence = "The committee has another secretary on some of these days."
    field = "starts_on"


class RegulationAlreadyInForce(Conflict):
    sentence = "Another regulation is in force for this subtree on some of these days."
    field = "starts_on"


class MemberAlreadyAssigned(Conflict):
    sentence = "The member is assigned there in this role on some of these days already."
    field = "member_id"
