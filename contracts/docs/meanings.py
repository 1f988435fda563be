"""What each field of a published event means: once for all events that use the word alike."""

from typing import Final

MEANINGS: Final = {
    "account": "the subject of the sign-in tokens of whoever gets access",
    "assignment_id": "the assignment",
    "body": "who meets: a cell, or a committee",
    "cell_id": "the member's own cell",
    "cell_type": "what kind of cell; given for cells alone",
    "code": "the code it bears; no identity, another may bear it at another time",
    "committee_id": "the committee in which the post is held",
    "committee_meetings_count": "whether sitting in on a committee's meeting counts as a visit",
    "correct_member_id": "the member who was there",
    "decision": "the number of the document that says so",
    "delegated_from_id": "the grant that is passed on; access ends with it",
    "effective_on": "the first day on which this holds",
    "ends_on": "the last day",
    "expected": "how many Party members should have been there",
    "forwarded_on": "the day on which it was passed up",
    "full_name": "the person's name in full, in Vietnamese order",
    "grant_id": "the access grant",
    "held_on": "the day on which the meeting took place",
    "kind": "what kind of meeting",
    "last_day": "the last day on which it existed",
    "level": "the level of the committee",
    "locality_id": "the administrative place in which it lies",
    "meeting_id": "the meeting",
    "member_id": "the committee member",
    "minimums": "the least number of visits a year, by the level of the post",
    "name": "the name it bears, in Vietnamese",
    "number": "the number of the document",
    "only_assigned": "whether only visits at, or below, what is assigned to the member count",
    "only_confirmed": "whether only visits that the cell has confirmed count",
    "opinion_id": "the opinion",
    "organization_id": "the organization",
    "parent_id": "what it lies directly below; the root lies below nothing",
    "place": "where the meeting takes place",
    "planned_on": "the day for which the meeting is planned",
    "post_id": "the post, one of the member's",
    "present": "how many Party members were there",
    "proration": "what is owed for a part of a year: the whole minimum, or a share by month",
    "reason": "why, in the words of whoever recorded it",
    "regulation_id": "the regulation",
    "replaces_id": "the assignment that this one takes over from",
    "role": "what the assigned member does there",
    "scope_id": "the organization in whose subtree the regulation is in force",
    "source": "who says so: the cell, or the member",
    "starts_on": "the first day",
    "substitute_id": "the member who came instead",
    "successor_id": "the assignment that takes over the day after",
    "target_id": "the organization, or the locality, that is followed",
    "target_kind": "whether an organization or a locality is followed",
    "text": "what was said",
    "title": "the title of the document",
    "to_organization_id": "the organization that it was passed up to",
}

WHERE_OTHERWISE: Final = {
    "AccessDelegated.v1.role": "what the account may do: the role of the grant passed on",
    "AccessDelegated.v1.organization_id": "the organization in whose subtree it may be done",
    "AccessGranted.v1.role": "what the account may do",
    "AccessGranted.v1.organization_id": "the organization in whose subtree it may be done",
    "AttendanceCorrected.v1.member_id": "the member who was written down and was not there",
    "AttendanceSubstituted.v1.member_id": "the member who was written down and did not come",
    "LocalityRegistered.v1.kind": "what kind of place",
    "LocalityRegistered.v1.locality_id": "the place",
    "MeetingScheduled.v1.organization_id": "the cell, or the committee, that meets",
    "MemberAppointed.v1.role": "the post's role in the committee",
    "MemberRegistered.v1.account": "the subject of the member's sign-in tokens, if there are any",
    "OrganizationRegistered.v1.kind": "what kind of organization",
}
"""Fields that mean something of their own in one event."""


def meaning(type_name: str, field: str) -> str:
    """What the field means in this event. Raises KeyError when nobody wrote it down."""
    return WHERE_OTHERWISE.get(f"{type_name}.{field}") or MEANINGS[field]
