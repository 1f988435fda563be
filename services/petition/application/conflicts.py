"""What one aggregate cannot decide alone: two of them want the same on the same days."""

from kernel.errors import Conflict


class RegulationAlreadyInForce(Conflict):
    sentence = "Another petition regulation is in force for this subtree on some of these days."
    field = "starts_on"


class CommuneInAnotherZone(Conflict):
    sentence = "The commune belongs to another zone on some of these days."
    field = "commune_id"


class BriefingAlreadyPlanned(Conflict):
    sentence = "The zone has another briefing in this month."
    field = "planned_on"


class HostedLastTime(Conflict):
    sentence = "The commune hosts the zone's briefing of the month before or after: never twice."
    field = "host_id"


class AlreadyGrownIntoAPetition(Conflict):
    sentence = "Another petition has grown out of this already."
