"""Members: registered, transferred, appointed."""

from datetime import date
from uuid import UUID

import pytest

from kernel.period import AlreadyEnded, EndsBeforeItStarts, EndsLaterThanAgreed
from kernel.text import TextIsBlank
from kernel.vocabulary import PostRole
from services.assignment.domain import errors
from services.assignment.domain.member.member import Member
from tests.services.assignment.domain import examples


def appoint(
    member: Member,
    *,
    starts_on: date,
    ends_on: date | None = None,
    role: PostRole = "member",
    committee_id: UUID = examples.DISTRICT,
) -> None:
    member.appoint(
        examples.OTHER_POST,
        committee_id=committee_id,
        role=role,
        level="district",
        starts_on=starts_on,
        ends_on=ends_on,
    )


def test_a_member_is_registered_with_the_own_cell_and_an_account() -> None:
    member = Member.register(
        examples.MEMBER,
        full_name=" Hoàng  Văn Thụ",
        cell_id=examples.CELL,
        effective_on=date(2019, 6, 1),
        account="thu.hv",
    )
    assert (member.full_name, member.account) == ("Hoàng Văn Thụ", "thu.hv")


def test_a_member_without_a_name_is_refused() -> None:
    with pytest.raises(TextIsBlank) as refused:
        Member.register(
            examples.MEMBER, full_name="", cell_id=examples.CELL, effective_on=date(2019, 6, 1)
        )
    assert refused.value.field == "full_name"


def test_a_blank_account_is_refused() -> None:
    with pytest.raises(TextIsBlank) as refused:
        Member.register(
            examples.MEMBER,
            full_name="Hoàng Văn Thụ",
            cell_id=examples.CELL,
            effective_on=date(2019, 6, 1),
            account=" ",
        )
    assert refused.value.field == "account"


def test_a_transferred_member_belongs_to_the_other_cell() -> None:
    member = examples.member()
    member.transfer(cell_id=examples.OTHER_CELL, effective_on=date(2020, 1, 1))
    assert member.cell_id == examples.OTHER_CELL


def test_a_transfer_to_the_same_cell_is_refused() -> None:
    with pytest.raises(errors.NothingTransferred):
        examples.member().transfer(cell_id=examples.CELL, effective_on=date(2020, 1, 1))


@pytest.mark.parametrize("day", [date(2019, 5, 31), date(2019, 6, 1)])
def test_a_transfer_before_the_member_was_known_in_the_cell_is_refused(day: date) -> None:
    with pytest.raises(errors.TransferredBeforeLastTransfer):
        examples.member().transfer(cell_id=examples.OTHER_CELL, effective_on=day)


def test_a_transfer_before_the_last_one_is_refused() -> None:
    member = examples.member()
    member.transfer(cell_id=examples.OTHER_CELL, effective_on=date(2020, 1, 1))

    with pytest.raises(errors.TransferredBeforeLastTransfer):
        member.transfer(cell_id=examples.CELL, effective_on=date(2019, 12, 31))


def test_an_appointed_member_holds_the_post() -> None:
    member = examples.member_with_post()

    _, appointed = member.collect_events()
    assert isinstance(appointed, Member.Appointed)
    assert (appointed.post_id, appointed.level) == (examples.POST, "district")
    assert member.post(examples.POST).period.covers(date(2020, 7, 1))


def test_a_post_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(EndsBeforeItStarts) as refused:
        appoint(examples.member(), starts_on=date(2020, 7, 1), ends_on=date(2020, 6, 30))
    assert refused.value.field == "ends_on"


def test_the_same_role_in_the_same_committee_twice_at_a_time_is_refused() -> None:
    member = examples.member_with_post(ends_on=date(2021, 6, 30))

    with pytest.raises(errors.PostOverlaps):
        appoint(member, starts_on=date(2021, 6, 30))


def test_the_same_role_again_after_it_ended_is_accepted() -> None:
    member = examples.member_with_post()
    member.end_post(examples.POST, ends_on=date(2021, 6, 30), reason="Hết nhiệm kỳ")

    appoint(member, starts_on=date(2021, 7, 1))

    assert len(member.posts) == 2


def test_another_role_or_another_committee_at_the_same_time_is_accepted() -> None:
    appoint(examples.member_with_post(), starts_on=date(2020, 7, 1), role="standing_member")
    appoint(examples.member_with_post(), starts_on=date(2020, 7, 1), committee_id=examples.PROVINCE)


def test_a_post_that_was_ended_is_not_held_after_its_last_day() -> None:
    member = examples.member_with_post()

    member.end_post(examples.POST, ends_on=date(2021, 6, 30), reason="Nghỉ hưu")

    assert member.post(examples.POST).period.covers(date(2021, 6, 30))
    assert not member.post(examples.POST).period.covers(date(2021, 7, 1))


def test_ending_a_post_twice_is_refused() -> None:
    member = examples.member_with_post()
    member.end_post(examples.POST, ends_on=date(2021, 6, 30), reason="Nghỉ hưu")

    with pytest.raises(AlreadyEnded):
        member.end_post(examples.POST, ends_on=date(2021, 5, 31), reason="Nghỉ hưu")


def test_ending_a_post_before_it_started_is_refused() -> None:
    with pytest.raises(EndsBeforeItStarts):
        examples.member_with_post().end_post(
            examples.POST, ends_on=date(2020, 6, 30), reason="Nghỉ hưu"
        )


def test_ending_a_post_later_than_agreed_is_refused() -> None:
    member = examples.member_with_post(ends_on=date(2021, 6, 30))

    with pytest.raises(EndsLaterThanAgreed):
        member.end_post(examples.POST, ends_on=date(2021, 7, 1), reason="Nghỉ hưu")


def test_ending_a_post_that_the_member_never_held_is_refused() -> None:
    with pytest.raises(errors.PostUnknown):
        examples.member().end_post(examples.POST, ends_on=date(2021, 7, 1), reason="Nghỉ hưu")


def test_ending_a_post_without_a_reason_is_refused() -> None:
    with pytest.raises(TextIsBlank):
        examples.member_with_post().end_post(examples.POST, ends_on=date(2021, 7, 1), reason="")
