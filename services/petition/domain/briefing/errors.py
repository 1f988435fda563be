"""The rules of a briefing, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class PlannedTooFarAhead(RuleBroken):
    field = "planned_on"
    sentence = "A briefing is planned for a day of the next five years."


class PlannedInAnotherMonth(RuleBroken):
    field = "planned_on"
    sentence = "A briefing stays in its month; cancel it and plan another."


class NothingMoved(RuleBroken):
    field = "planned_on"
    sentence = "The briefing is planned for that day and that commune already."


class ZoneHasNoHead(RuleBroken):
    field = "zone_id"
    sentence = "On that day the zone has no head who is a standing member of the district."


class HostNotInTheZone(RuleBroken):
    field = "host_id"
    sentence = "On that day the commune does not belong to the zone."


class BriefingAlreadyCancelled(RuleBroken):
    field = "briefing_id"
    sentence = "The briefing is cancelled."


class BriefingAlreadyHeld(RuleBroken):
    field = "briefing_id"
    sentence = "The briefing has been held."


class BriefingNotHeld(RuleBroken):
    field = "briefing_id"
    sentence = "The briefing has not been held yet."


class BriefingStillToCome(RuleBroken):
    field = "briefing_id"
    sentence = "The briefing is planned for a later day: nothing has happened in it yet."


class HeldInAnotherMonth(RuleBroken):
    field = "held_on"
    sentence = "A briefing is held in the month that it was planned for."


class ListedTwice(RuleBroken):
    sentence = "The same person is listed twice."


class OrganizationNotOfTheDistrict(RuleBroken):
    sentence = "Who comes to a briefing comes from the zone's district."


class AnswersNotCompiled(RuleBroken):
    field = "briefing_id"
    sentence = "The answers to be announced have not been compiled yet."


class AnswersAlreadySent(RuleBroken):
    field = "briefing_id"
    sentence = "The compiled answers went to the zone's head: the list is frozen."


class AnswersAlreadyAnnounced(RuleBroken):
    field = "briefing_id"
    sentence = "The answers were announced; what was left out comes at the next briefing."


class AnswerNotOnTheList(RuleBroken):
    field = "answers"
    sentence = "The answer is not on the list that was compiled for this briefing."


class AnswerAnnouncedTwice(RuleBroken):
    field = "answers"
    sentence = "The same answer is named twice."
