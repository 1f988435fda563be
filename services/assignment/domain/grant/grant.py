"""An access grant: what an account may do in a subtree, on which days, and its delegations."""

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from kernel import text
from kernel.period import Period
from kernel.vocabulary import CELLS, GrantRole, OrganizationKind
from services.assignment.domain import errors

# A role that is not here is given in any organization.
GIVEN_IN: Final[dict[GrantRole, frozenset[OrganizationKind]]] = {
    "province_office": frozenset({"province_committee"}),
    "district_office": frozenset({"district_committee"}),
    "commune_office": frozenset({"grassroots_committee"}),
    "cell_secretary": CELLS,
}


class Grant(Aggregate):
    """Gives access on its days, until revoked."""

    TOPIC = "assignment.Grant"

    class Event(Aggregate.Event):
        TOPIC = "assignment.Grant.Event"

    class Granted(Event, Aggregate.Created):
        TOPIC = "assignment.AccessGranted"
        account: str
        role: GrantRole
        organization_id: UUID
        starts_on: date
        ends_on: date | None

    class Delegated(Event, Aggregate.Created):
        TOPIC = "assignment.AccessDelegated"
        delegated_from_id: UUID
        account: str
        role: GrantRole
        organization_id: UUID
        starts_on: date
        ends_on: date

    class Revoked(Event):
        TOPIC = "assignment.AccessRevoked"
        ends_on: date
        reason: str

    @event(Granted)
    def __init__(
        self,
        *,
        account: str,
        role: GrantRole,
        organization_id: UUID,
        starts_on: date,
        ends_on: date | None,
        delegated_from_id: UUID | None = None,
    ) -> None:
        self.account = account
        self.role = role
        self.organization_id = organization_id
        self.period = Period(starts_on, ends_on)
        self.delegated_from_id = delegated_from_id
        self.revoked = False

    @classmethod
    def grant(
        cls,
        grant_id: UUID,
        *,
        account: str,
        role: GrantRole,
        organization_id: UUID,
        organization_kind: OrganizationKind,
        starts_on: date,
        ends_on: date | None = None,
    ) -> "Grant":
        """The office of a province is held in a province committee, and so on (``GIVEN_IN``).

        Raises the text errors for ``account``, EndsBeforeItStarts or RoleDoesNotFitOrganization.
        """
        Period.checked(starts_on, ends_on)
        if role in GIVEN_IN and organization_kind not in GIVEN_IN[role]:
            raise errors.RoleDoesNotFitOrganization
        return cls._create(
            cls.Granted,
            id=grant_id,
            account=text.line(account, field="account"),
            role=role,
            organization_id=organization_id,
            starts_on=starts_on,
            ends_on=ends_on,
        )

    def delegate(
        self,
        grant_id: UUID,
        *,
        account: str,
        organization_id: UUID,
        line: Collection[UUID],
        starts_on: date,
        ends_on: date,
    ) -> "Grant":
        """The same role for somebody else, in the subtree or a part of it, for a time.

        ``line`` is the organization and all above it. This grant is not changed. Raises the text
        errors for ``account``, DelegationOfADelegation, DelegatedToItsHolder, EndsBeforeItStarts,
        DelegationWiderThanGrant, GrantHasEnded or DelegationLongerThanGrant.
        """
        account = text.line(account, field="account")
        if self.delegated_from_id is not None:
            raise errors.DelegationOfADelegation
        if account == self.account:
            raise errors.DelegatedToItsHolder
        if self.organization_id not in line:
            raise errors.DelegationWiderThanGrant
        self._check_within(Period.checked(starts_on, ends_on))
        return Grant._create(
            Grant.Delegated,
            id=grant_id,
            delegated_from_id=self.id,
            account=account,
            role=self.role,
            organization_id=organization_id,
            starts_on=starts_on,
            ends_on=ends_on,
        )

    def _check_within(self, wanted: Period) -> None:
        last_day = self.period.ends_on
        if last_day is not None and last_day < wanted.starts_on:
            raise errors.GrantHasEnded
        if wanted.starts_on < self.period.starts_on:
            raise errors.DelegationLongerThanGrant("starts_on")
        if last_day is not None and (wanted.ends_on is None or wanted.ends_on > last_day):
            raise errors.DelegationLongerThanGrant

    def revoke(self, *, ends_on: date, reason: str) -> None:
        """``ends_on`` is the last day on which it gives access.

        Raises the text errors for ``reason``, AlreadyEnded, EndsBeforeItStarts or
        EndsLaterThanAgreed.
        """
        self.period.check_end(ends_on, ended=self.revoked)
        self._revoked(ends_on=ends_on, reason=text.reason(reason))

    @event(Revoked)
    def _revoked(self, ends_on: date, reason: str) -> None:
        self.period = Period(self.period.starts_on, ends_on)
        self.revoked = True
