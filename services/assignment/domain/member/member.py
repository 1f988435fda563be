"""A committee member: a person, the own cell, and the dated posts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from kernel import text
from kernel.period import Period
from kernel.vocabulary import Level, PostRole
from services.assignment.domain import errors


@dataclass(frozen=True, slots=True)
class Post:
    """A role in a committee for the days agreed; ``ended_on`` once somebody said when it ended."""

    committee_id: UUID
    role: PostRole
    level: Level
    agreed: Period
    ended_on: date | None = None

    @property
    def period(self) -> Period:
        """The days on which it is held."""
        return Period(self.agreed.starts_on, self.ended_on or self.agreed.ends_on)


class Member(Aggregate):
    """Belongs to one cell at a time and holds any number of posts."""

    TOPIC = "assignment.Member"

    class Event(Aggregate.Event):
        TOPIC = "assignment.Member.Event"

    class Registered(Event, Aggregate.Created):
        TOPIC = "assignment.MemberRegistered"
        full_name: str
        cell_id: UUID
        effective_on: date
        account: str | None

    class Transferred(Event):
        TOPIC = "assignment.MemberTransferred"
        cell_id: UUID
        effective_on: date

    class Appointed(Event):
        TOPIC = "assignment.MemberAppointed"
        post_id: UUID
        committee_id: UUID
        role: PostRole
        level: Level
        starts_on: date
        ends_on: date | None

    class PostEnded(Event):
        TOPIC = "assignment.PostEnded"
        post_id: UUID
        ends_on: date
        reason: str

    class PostEndCorrected(Event):
        TOPIC = "assignment.PostEndCorrected"
        post_id: UUID
        ends_on: date | None
        reason: str

    @event(Registered)
    def __init__(
        self, *, full_name: str, cell_id: UUID, effective_on: date, account: str | None
    ) -> None:
        self.full_name = full_name
        self.cell_id = cell_id
        self.in_cell_since = effective_on
        self.account = account
        self.posts: dict[UUID, Post] = {}

    @classmethod
    def register(
        cls,
        member_id: UUID,
        *,
        full_name: str,
        cell_id: UUID,
        effective_on: date,
        account: str | None = None,
    ) -> "Member":
        """A person whose own cell is ``cell_id`` from ``effective_on``.

        Raises the text errors for ``full_name`` and ``account``.
        """
        return cls._create(
            cls.Registered,
            id=member_id,
            full_name=text.line(full_name, field="full_name"),
            cell_id=cell_id,
            effective_on=effective_on,
            account=None if account is None else text.line(account, field="account"),
        )

    def transfer(self, *, cell_id: UUID, effective_on: date) -> None:
        """From ``effective_on`` the own cell is another one.

        Raises NothingTransferred or TransferredBeforeLastTransfer.
        """
        if cell_id == self.cell_id:
            raise errors.NothingTransferred
        if effective_on <= self.in_cell_since:
            raise errors.TransferredBeforeLastTransfer
        self._transferred(cell_id=cell_id, effective_on=effective_on)

    @event(Transferred)
    def _transferred(self, cell_id: UUID, effective_on: date) -> None:
        self.cell_id = cell_id
        self.in_cell_since = effective_on

    def appoint(
        self,
        post_id: UUID,
        *,
        committee_id: UUID,
        role: PostRole,
        level: Level,
        starts_on: date,
        ends_on: date | None = None,
    ) -> None:
        """The member holds the post from ``starts_on``, also beside other posts.

        Raises EndsBeforeItStarts, or PostOverlaps for the same role in the same committee.
        """
        period = Period.checked(starts_on, ends_on)
        if self._overlaps(committee_id, role, period, self.posts):
            raise errors.PostOverlaps
        self._appointed(
            post_id=post_id,
            committee_id=committee_id,
            role=role,
            level=level,
            starts_on=starts_on,
            ends_on=ends_on,
        )

    @event(Appointed)
    def _appointed(
        self,
        post_id: UUID,
        committee_id: UUID,
        role: PostRole,
        level: Level,
        starts_on: date,
        ends_on: date | None,
    ) -> None:
        self.posts[post_id] = Post(committee_id, role, level, Period(starts_on, ends_on))

    def end_post(self, post_id: UUID, *, ends_on: date, reason: str) -> None:
        """``ends_on`` is the last day on which the member holds the post.

        Raises PostUnknown, the text errors for ``reason``, AlreadyEnded, EndsBeforeItStarts or
        EndsLaterThanAgreed.
        """
        post = self.post(post_id)
        post.agreed.check_end(ends_on, ended=post.ended_on is not None)
        self._post_ended(
            post_id=post_id,
            ends_on=ends_on,
            reason=text.reason(reason),
        )

    @event(PostEnded)
    def _post_ended(self, post_id: UUID, ends_on: date, reason: str) -> None:
        self.posts[post_id] = replace(self.posts[post_id], ended_on=ends_on)

    def correct_post_end(self, post_id: UUID, *, ends_on: date | None, reason: str) -> None:
        """The post was ended, but on ``ends_on``; without a day it goes on as agreed at the start.

        Raises PostUnknown, the text errors for ``reason``, NeverEnded, NothingCorrected,
        EndsBeforeItStarts, EndsLaterThanAgreed, or PostOverlaps naming ``ends_on`` when the same
        role in the same committee was given again since.
        """
        post = self.post(post_id)
        period = post.agreed.with_end_corrected(ends_on, ended_on=post.ended_on)
        others = self.posts.keys() - {post_id}
        if self._overlaps(post.committee_id, post.role, period, others):
            raise errors.PostOverlaps("ends_on")
        self._post_end_corrected(
            post_id=post_id,
            ends_on=ends_on,
            reason=text.reason(reason),
        )

    @event(PostEndCorrected)
    def _post_end_corrected(self, post_id: UUID, ends_on: date | None, reason: str) -> None:
        self.posts[post_id] = replace(self.posts[post_id], ended_on=ends_on)

    def post(self, post_id: UUID) -> Post:
        """Raises PostUnknown."""
        if post_id not in self.posts:
            raise errors.PostUnknown
        return self.posts[post_id]

    def _overlaps(
        self, committee_id: UUID, role: PostRole, period: Period, post_ids: Iterable[UUID]
    ) -> bool:
        """Whether one of the posts is the same role in the same committee on one of these days."""
        posts = [self.posts[post_id] for post_id in post_ids]
        return any(
            post.committee_id == committee_id and post.role == role and post.period.overlaps(period)
            for post in posts
        )
