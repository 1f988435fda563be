"""The rules of a zone, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class NotADistrict(RuleBroken):
    field = "organization_id"
    sentence = "A zone is a group of communes of a district committee."


class NotACommune(RuleBroken):
    field = "commune_id"
    sentence = "A zone consists of grassroots committees."


class CommuneNotOfTheDistrict(RuleBroken):
    field = "commune_id"
    sentence = "The commune does not lie below the zone's district committee."


class CommuneAlreadyInTheZone(RuleBroken):
    field = "commune_id"
    sentence = "The commune belongs to the zone on some of these days already."


class CommuneNotInTheZone(RuleBroken):
    field = "commune_id"
    sentence = "The commune does not belong to the zone, or has left it already."


class HeadIsNoStandingMember(RuleBroken):
    field = "member_id"
    sentence = "On that day the member is no standing member of the district committee."


class DeputyHoldsNoPost(RuleBroken):
    field = "member_id"
    sentence = "On that day the member holds no post in the district committee."


class AlreadyAppointed(RuleBroken):
    field = "member_id"
    sentence = "The member was appointed to this before, and nobody since."


class AppointedBeforeTheLast(RuleBroken):
    field = "starts_on"
    sentence = "A new appointment begins after the one before it."


class ZoneNotThereThen(RuleBroken):
    sentence = "The zone did not exist on that day."


class ZoneAlreadyClosed(RuleBroken):
    field = "last_day"
    sentence = "The zone was closed before."
