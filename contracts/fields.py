"""The fields that several events have alike, each with its meaning."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta


def means(meaning: str) -> Meta:
    """Meaning of a published event's field, as the generated documents tell it."""
    return Meta(description=meaning)


AssignmentId = Annotated[UUID, means("the assignment")]
BriefingId = Annotated[UUID, means("the briefing")]
Code = Annotated[str, means("the code it bears; no identity, another may bear it at another time")]
CommuneId = Annotated[
    UUID, means("the commune: a grassroots organization, or a base cell by itself")
]
CorrectedEnd = Annotated[
    date | None, means("the right last day; none, and it ends as agreed at first")
]
DueOn = Annotated[date, means("the last day on which the answer is in time")]
EffectiveOn = Annotated[date, means("the first day on which this holds")]
EndsOn = Annotated[date, means("the last day")]
EndsOnIfAny = Annotated[date | None, means("the last day")]
EscalateOn = Annotated[date, means("the day on which the overdue answer goes to the next level")]
FieldCode = Annotated[
    str, means("what the petition is about: the code of a field of the regulation")
]
GrantId = Annotated[UUID, means("the access grant")]
MatterId = Annotated[UUID, means("the matter")]
MeetingId = Annotated[UUID, means("the meeting")]
MemberId = Annotated[UUID, means("the committee member")]
Name = Annotated[str, means("the name it bears, in Vietnamese")]
OfficeId = Annotated[UUID, means("the answering office")]
OfficeIds = Annotated[
    list[UUID], means("all the offices that owe the answer, the leading one among them")
]
OrganizationId = Annotated[UUID, means("the organization")]
ParentIdIfAny = Annotated[
    UUID | None, means("what it lies directly below; the root lies below nothing")
]
PetitionId = Annotated[UUID, means("the petition")]
PostId = Annotated[UUID, means("the post, one of the member's")]
Reason = Annotated[str, means("why, in the words of whoever recorded it")]
ReasonIfAny = Annotated[str | None, means("why, in the words of whoever recorded it")]
RegulationId = Annotated[UUID, means("the regulation")]
RemindOn = Annotated[date, means("the day on which the office is reminded")]
Round = Annotated[int, means("which of the petition's rounds, from 1")]
StartsOn = Annotated[date, means("the first day")]
ZoneId = Annotated[UUID, means("the zone")]
