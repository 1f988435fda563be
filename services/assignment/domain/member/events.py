"""What can happen to a member; applying an event only assigns."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel.period import Period
from kernel.vocabulary import Level, PostRole
from services.assignment.domain.member.post import Post
from services.assignment.domain.stored_event import StoredEvent

if TYPE_CHECKING:
    from services.assignment.domain.member.member import Member


class MemberEvent(StoredEvent):
    TOPIC = "assignment.Member.Event"


class MemberRegistered(MemberEvent, Aggregate.Created):
    TOPIC = "assignment.MemberRegistered"
    full_name: str
    cell_id: UUID
    effective_on: date
    account: str | None


class MemberTransferred(MemberEvent):
    TOPIC = "assignment.MemberTransferred"
    cell_id: UUID
    effective_on: date

    def apply(self, aggregate: "Member") -> None:
        aggregate.cell_id = self.cell_id
        aggregate.in_cell_since = self.effective_on


class MemberAppointed(MemberEvent):
    TOPIC = "assignment.MemberAppointed"
    post_id: UUID
    committee_id: UUID
    role: PostRole
    level: Level
    starts_on: date
    ends_on: date | None

    def apply(self, aggregate: "Member") -> None:
        agreed = Period(self.starts_on, self.ends_on)
        aggregate.posts[self.post_id] = Post(self.committee_id, self.role, self.level, agreed)


class PostEnded(MemberEvent):
    TOPIC = "assignment.PostEnded"
    post_id: UUID
    ends_on: date
    reason: str

    def apply(self, aggregate: "Member") -> None:
        post = aggregate.posts[self.post_id]
        aggregate.posts[self.post_id] = replace(post, ended_on=self.ends_on)


class PostEndCorrected(MemberEvent):
    TOPIC = "assignment.PostEndCorrected"
    post_id: UUID
    ends_on: date | None
    reason: str

    def apply(self, aggregate: "Member") -> None:
        post = aggregate.posts[self.post_id]
        aggregate.posts[self.post_id] = replace(post, ended_on=self.ends_on)
