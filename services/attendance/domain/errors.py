"""The rules of a meeting, each named by the error that says it was broken."""

from kernel.errors import RuleBroken


class KindIsForCellsOnly(RuleBroken):
    field = "kind"
    sentence = "Only a cell holds thematic and model meetings."


class PlannedTooFarAhead(RuleBroken):
    field = "planned_on"
    sentence = "A meeting is planned for a day of the next five years."


class MeetingAlreadyCancelled(RuleBroken):
    field = "meeting_id"
    sentence = "The meeting is cancelled."


class MeetingAlreadyHeld(RuleBroken):
    field = "meeting_id"
    sentence = "The meeting has been held; correct it instead."


class MeetingNotHeld(RuleBroken):
    field = "meeting_id"
    sentence = "The meeting is not recorded as held: there is nothing to put right."


class MeetingStillToCome(RuleBroken):
    field = "meeting_id"
    sentence = "The meeting is planned for a later day: nothing has happened in it yet."


class MovedToTheSameDay(RuleBroken):
    field = "planned_on"
    sentence = "The meeting is already planned for that day."


class MovedAfterAttendance(RuleBroken):
    field = "planned_on"
    sentence = "Somebody is recorded as having been there: revoke or dispute that before moving."


class HeldInTheFuture(RuleBroken):
    field = "held_on"
    sentence = "A meeting cannot have been held on a day that is still to come."


class NegativeCount(RuleBroken):
    sentence = "A number of people cannot be negative."


class TooManyPeople(RuleBroken):
    sentence = "No meeting of ten thousand members or more is known."


class MorePresentThanExpected(RuleBroken):
    field = "present"
    sentence = "More members were present than the cell has to expect."


class AlreadyAttended(RuleBroken):
    field = "member_id"
    sentence = "The member is already recorded at this meeting."


class OwnCellVisit(RuleBroken):
    field = "member_id"
    sentence = "A meeting of the member's own cell is no visit."


class OwnCommitteeVisit(RuleBroken):
    field = "member_id"
    sentence = "A meeting of a committee in which the member holds a post is no visit."


class NoPostOnTheDay(RuleBroken):
    field = "member_id"
    sentence = "The person held no post in a committee on the day of the meeting."


class AttendanceNotRecorded(RuleBroken):
    field = "member_id"
    sentence = "No attendance of this member is recorded at this meeting."


class AttendanceNoLongerStands(RuleBroken):
    field = "member_id"
    sentence = "The attendance was revoked, substituted or corrected before."


class AlreadyConfirmed(RuleBroken):
    field = "member_id"
    sentence = "The cell has already confirmed this attendance."


class AlreadyDisputed(RuleBroken):
    field = "member_id"
    sentence = "The cell has already disputed this attendance."


class ConfirmedByTheCell(RuleBroken):
    field = "member_id"
    sentence = "The cell has confirmed this attendance; the member alone can no longer revoke it."


class SubstituteIsTheMember(RuleBroken):
    field = "substitute_id"
    sentence = "Nobody comes in their own stead."


class CorrectedToTheSameMember(RuleBroken):
    field = "correct_member_id"
    sentence = "The attendance already is this member's."


class OpinionAlreadyRecorded(RuleBroken):
    field = "opinion_id"
    sentence = "An opinion with this id is already recorded at this meeting."


class OpinionUnknown(RuleBroken):
    field = "opinion_id"
    sentence = "No such opinion was recorded at this meeting."


class AlreadyForwarded(RuleBroken):
    field = "to_organization_id"
    sentence = "The opinion was already forwarded to this organization."


class ForwardedToItself(RuleBroken):
    field = "to_organization_id"
    sentence = "An opinion is passed up to another organization than the one that raised it."


class ForwardedInTheFuture(RuleBroken):
    field = "forwarded_on"
    sentence = "An opinion cannot have been forwarded on a day that is still to come."


class ForwardedBeforeTheMeeting(RuleBroken):
    field = "forwarded_on"
    sentence = "An opinion cannot have been forwarded before the meeting in which it was raised."
