"""A committee member: a person, the own cell, and the dated posts."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate

from kernel import text
from kernel.period import Period
from kernel.vocabulary import Level, PostRole
from services.assignment.domain.member import errors, events
from services.assignment.domain.member.post import Post


class Member(Aggregate):
    """Belongs to one cell at a time and holds any number of posts."""

    TOPIC = "assignment.Member"
    Event = events.MemberEvent
    Created = events.MemberRegistered

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
            events.MemberRegistered,
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
        self.trigger_event(events.MemberTransferred, cell_id=cell_id, effective_on=effective_on)

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
        self.trigger_event(
            events.MemberAppointed,
            post_id=post_id,
            committee_id=committee_id,
            role=role,
            level=level,
            starts_on=starts_on,
            ends_on=ends_on,
        )

    def end_post(self, post_id: UUID, *, ends_on: date, reason: str) -> None:
        """``ends_on`` is the last day on which the member holds the post.

        Raises PostUnknown, the text errors for ``reason``, AlreadyEnded, EndsBeforeItStarts or
        EndsLaterThanAgreed.
        """
        post = self.post(post_id)
        post.agreed.check_end(ends_on, ended=post.ended_on is not None)
        self.trigger_event(
            events.PostEnded,
            post_id=post_id,
            ends_on=ends_on,
            reason=text.reason(reason),
        )

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
        self.trigger_event(
            events.PostEndCorrected,
            post_id=post_id,
            ends_on=ends_on,
            reason=text.reason(reason),
        )

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
        return any(post.is_same_seat(committee_id, role, period) for post in posts)
