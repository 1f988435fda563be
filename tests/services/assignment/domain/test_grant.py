"""Access grants: given, delegated, revoked."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

import pytest

from kernel.period import AlreadyEnded, EndsBeforeItStarts, EndsLaterThanAgreed
from kernel.vocabulary import GrantRole, OrganizationKind
from services.assignment.domain import errors
from services.assignment.domain.grant.grant import Grant
from tests.services.assignment.domain import examples

IN_THE_DISTRICT = (examples.COMMUNE, examples.DISTRICT, examples.PROVINCE)


def delegate(
    grant: Grant,
    *,
    account: str = "pho-van-phong",
    line: Collection[UUID] = IN_THE_DISTRICT,
    starts_on: date = date(2020, 7, 1),
    ends_on: date = date(2020, 7, 31),
) -> Grant:
    return grant.delegate(
        examples.DELEGATION,
        account=account,
        organization_id=examples.COMMUNE,
        line=line,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def test_an_account_is_granted_the_office_of_a_district() -> None:
    (granted,) = examples.grant().collect_events()

    assert isinstance(granted, Grant.Granted)
    assert (granted.account, granted.role) == ("van-phong", "district_office")


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("province_office", "district_committee"),
        ("district_office", "province_committee"),
        ("commune_office", "cell"),
        ("cell_secretary", "grassroots_committee"),
    ],
)
def test_a_role_that_does_not_fit_the_organization_is_refused(
    role: GrantRole, kind: OrganizationKind
) -> None:
    with pytest.raises(errors.RoleDoesNotFitOrganization):
        Grant.grant(
            examples.GRANT,
            account="van-phong",
            role=role,
            organization_id=examples.DISTRICT,
            organization_kind=kind,
            starts_on=date(2020, 1, 1),
        )


def test_a_grant_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(EndsBeforeItStarts):
        examples.grant(ends_on=date(2019, 12, 31))


def test_a_delegation_gives_the_same_role_to_somebody_else_for_a_time() -> None:
    grant = examples.grant()
    grant.collect_events()

    (delegated,) = delegate(grant).collect_events()

    assert isinstance(delegated, Grant.Delegated)
    assert delegated.delegated_from_id == examples.GRANT
    assert (delegated.role, delegated.organization_id) == ("district_office", examples.COMMUNE)
    assert grant.pending_events == []


def test_a_delegation_outside_the_subtree_of_the_grant_is_refused() -> None:
    with pytest.raises(errors.DelegationWiderThanGrant):
        delegate(examples.grant(), line=(examples.PROVINCE,))


def test_a_delegation_longer_than_the_grant_is_refused() -> None:
    with pytest.raises(errors.DelegationLongerThanGrant) as refused:
        delegate(examples.grant(ends_on=date(2020, 7, 30)))
    assert refused.value.field == "ends_on"


def test_a_delegation_that_starts_before_the_grant_is_refused() -> None:
    with pytest.raises(errors.DelegationLongerThanGrant) as refused:
        delegate(examples.grant(), starts_on=date(2019, 12, 31))
    assert refused.value.field == "starts_on"


def test_a_delegation_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(EndsBeforeItStarts):
        delegate(examples.grant(), ends_on=date(2020, 6, 30))


def test_delegating_a_grant_that_has_ended_is_refused() -> None:
    grant = examples.grant()
    grant.revoke(ends_on=date(2020, 6, 30), reason="Nghỉ hưu")

    with pytest.raises(errors.GrantHasEnded):
        delegate(grant)


def test_delegating_a_delegation_is_refused() -> None:
    with pytest.raises(errors.DelegationOfADelegation):
        delegate(delegate(examples.grant()), account="chuyen-vien")


def test_delegating_to_oneself_is_refused() -> None:
    with pytest.raises(errors.DelegatedToItsHolder):
        delegate(examples.grant(), account=" van-phong")


def test_a_revoked_grant_gives_access_on_its_last_day() -> None:
    grant = examples.grant()
    grant.revoke(ends_on=date(2020, 6, 30), reason="Nghỉ hưu")
    assert grant.period.ends_on == date(2020, 6, 30)


def test_revoking_twice_is_refused() -> None:
    grant = examples.grant()
    grant.revoke(ends_on=date(2020, 6, 30), reason="Nghỉ hưu")

    with pytest.raises(AlreadyEnded):
        grant.revoke(ends_on=date(2020, 6, 30), reason="Nghỉ hưu")


def test_revoking_before_the_grant_began_is_refused() -> None:
    with pytest.raises(EndsBeforeItStarts):
        examples.grant().revoke(ends_on=date(2019, 12, 31), reason="Nhầm")


def test_revoking_later_than_the_grant_ends_anyway_is_refused() -> None:
    with pytest.raises(EndsLaterThanAgreed):
        examples.grant(ends_on=date(2020, 6, 30)).revoke(ends_on=date(2020, 7, 1), reason="Kéo dài")
