"""The gate of publication: compiled, sent, announced with the petitions, or carried over."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from contracts.assignment import PostEnded
from contracts.petition.briefings import AnswerRef
from services.petition.domain.petition.petition import Petition
from tests.services.petition.entries import (
    A_ZONE,
    OFFICE,
    ZONE,
    answered_petition,
    approved_petition,
    briefing,
    enter_rules,
    past_briefing,
)
from tests.services.petition.house import House
from tests.services.petition.province import CELL, HEAD, KHANH, TAN, TAN_CELL, identity, post
from tests.support.service_harness import Caller

IN_APRIL = date(2019, 4, 15)
AFTER_MAY = date(2019, 5, 9)


@pytest.fixture
def march(house: House) -> str:
    """The briefing at which petitions are put."""
    enter_rules(house)
    return past_briefing(house, "2019-03-08")


@pytest.fixture
def may(house: House, march: str) -> str:
    """The briefing at which they are answered, by the path of its orders."""
    return f"/briefings/{past_briefing(house, '2019-05-08')}"


def state(house: House, petition: str) -> str:
    return house.log.get(Petition, UUID(petition)).state


def ref(petition: str) -> AnswerRef:
    return AnswerRef(petition_id=UUID(petition), round=1)


def compiled(house: House, path: str) -> dict[str, Any]:
    """What the list says that is compiled now."""
    before = house.stored()
    house.caller("district").does(f"{path}/compilation")
    ((_, said),) = house.published(before)
    return said


def test_answers_are_compiled_sent_and_announced_with_their_petitions_in_one_transaction(
    house: House, district: Caller, march: str, may: str
) -> None:
    petition = answered_petition(house, march, IN_APRIL)
    before = house.stored()

    district.does(f"{may}/compilation")
    district.does(f"{may}/sending")
    district.does(f"{may}/announcement")

    day = date(2019, 5, 8)
    briefing_id = UUID(may.rpartition("/")[2])
    assert house.published(before) == [
        ("AnswersCompiled", {"answers": [ref(petition)], "late": [], "compiled_on": day}),
        ("AnswersSent", {"member_id": HEAD, "sent_on": day}),
        ("AnswersAnnounced", {"answers": [ref(petition)], "announced_on": day}),
        (
            "AnswerPublished",
            {"round": 1, "briefing_id": briefing_id, "published_on": day},
        ),
    ]
    assert state(house, petition) == "published"


def test_the_list_has_what_was_given_until_the_briefing_and_announced_nowhere(
    house: House, district: Caller, march: str, may: str
) -> None:
    waiting = answered_petition(house, march, IN_APRIL)
    answered_petition(house, march, AFTER_MAY)
    withdrawn = answered_petition(house, march, IN_APRIL)
    district.does(f"/petitions/{withdrawn}/withdrawal", {"reason": "Đã tự giải quyết"})
    april = f"/briefings/{past_briefing(house, '2019-04-20', TAN)}"
    published = answered_petition(house, march, IN_APRIL)
    district.does(f"{april}/compilation")
    district.does(f"{april}/announcement", {"answers": [published]})

    said = compiled(house, may)

    assert said["answers"] == [ref(waiting)]
    assert said["late"] == [ref(waiting)]


def test_what_was_not_announced_is_carried_over_and_late(
    house: House, district: Caller, march: str, may: str
) -> None:
    first = answered_petition(house, march, IN_APRIL)
    second = answered_petition(house, march, IN_APRIL)
    house.caller("district").does(f"{may}/compilation")
    district.does(f"{may}/announcement", {"answers": [second]})
    fresh = answered_petition(house, march, AFTER_MAY)

    june = compiled(house, f"/briefings/{briefing(house, '2019-06-08', TAN)}")

    assert (state(house, first), state(house, second)) == ("answered", "published")
    assert june["answers"] == [ref(first), ref(fresh)]
    assert june["late"] == [ref(first)]


def test_an_answer_given_a_moment_ago_is_waited_for(house: House, march: str, may: str) -> None:
    petition = approved_petition(house, march, IN_APRIL)
    office, district = house.api.signer.header("office"), house.api.signer.header("district")
    number = {"document_number": "9-CV/HU", "answered_on": IN_APRIL.isoformat()}
    answer = house.api.client.post(f"/petitions/{petition}/answer", json=number, headers=office)
    assert answer.status_code == 201, answer.text
    before = house.stored()

    with ThreadPoolExecutor(1) as somebody:
        compiling = somebody.submit(
            house.api.client.post, f"{may}/compilation", json={}, headers=district
        )
        house.is_waited_for()
        assert house.names(before) == []
        house.catch_up()

    assert compiling.result().status_code == 201
    ((_, said),) = house.published(before)
    assert said["answers"] == [ref(petition)]


def test_a_list_is_not_compiled_without_what_has_not_arrived(
    house: House, district: Caller, march: str, may: str
) -> None:
    petition = approved_petition(house, march, IN_APRIL)
    office = house.api.signer.header("office")
    number = {"document_number": "9-CV/HU", "answered_on": IN_APRIL.isoformat()}
    house.api.client.post(f"/petitions/{petition}/answer", json=number, headers=office)
    before = house.stored()

    assert district.is_refused(f"{may}/compilation")[:2] == (503, "NotYetFolded")
    assert house.names(before) == []


def test_only_the_last_list_of_a_briefing_makes_what_it_left_out_late(
    house: House, district: Caller, march: str
) -> None:
    may = f"/briefings/{briefing(house, '2019-05-10', TAN)}"
    after = answered_petition(house, march, AFTER_MAY)
    assert compiled(house, may)["answers"] == [ref(after)]
    district.does(f"{may}/move", {"planned_on": "2019-05-08", "reason": "Trùng lịch"})
    assert compiled(house, may)["answers"] == []

    june = compiled(house, f"/briefings/{briefing(house, '2019-06-08')}")

    assert (june["answers"], june["late"]) == ([ref(after)], [])


def test_a_list_that_was_sent_is_frozen(
    house: House, district: Caller, march: str, may: str
) -> None:
    first = answered_petition(house, march, IN_APRIL)
    assert compiled(house, may)["answers"] == [ref(first)]
    second = answered_petition(house, march, IN_APRIL)
    assert compiled(house, may)["answers"] == sorted(
        [ref(first), ref(second)], key=lambda answer: answer.petition_id
    )

    district.does(f"{may}/sending")

    assert district.is_refused(f"{may}/compilation")[1] == "AnswersAlreadySent"


def test_what_is_no_answer_any_more_is_left_out_unless_it_is_asked_for(
    house: House, district: Caller, march: str, may: str
) -> None:
    gone = answered_petition(house, march, IN_APRIL)
    there = answered_petition(house, march, IN_APRIL)
    district.does(f"{may}/compilation")
    district.does(f"/petitions/{gone}/withdrawal", {"reason": "Đã tự giải quyết"})
    before = house.stored()

    refused = district.is_refused(f"{may}/announcement", {"answers": [there, gone]})
    assert refused[1] == "AlreadyWithdrawn"
    assert house.stored() == before

    district.does(f"{may}/announcement")
    assert (state(house, there), state(house, gone)) == ("published", "withdrawn")


def test_an_answer_given_after_the_briefing_waits_for_the_next_one(
    house: House, district: Caller, march: str
) -> None:
    may = f"/briefings/{briefing(house, '2019-05-10', TAN)}"
    in_time, after = (answered_petition(house, march, day) for day in (IN_APRIL, AFTER_MAY))
    assert compiled(house, may)["answers"] == [ref(in_time), ref(after)]
    district.does(f"{may}/holding", {"held_on": "2019-05-08"})

    district.does(f"{may}/announcement")

    assert (state(house, in_time), state(house, after)) == ("published", "answered")


def test_a_later_round_is_not_announced_with_the_list_of_an_earlier_one(
    house: House, district: Caller, march: str, may: str
) -> None:
    petition = answered_petition(house, march, IN_APRIL)
    late_april = f"/briefings/{past_briefing(house, '2019-04-20', TAN)}"
    for path in (may, late_april):
        district.does(f"{path}/compilation")
        district.does(f"{path}/sending")
    district.does(f"{late_april}/announcement")
    answer_again(house, petition, date(2019, 5, 6))

    refused = district.is_refused(f"{may}/announcement", {"answers": [petition]})
    assert refused[1] == "AlreadyPublished"
    district.does(f"{may}/announcement")

    assert state(house, petition) == "answered"


def answer_again(house: House, petition: str, day: date) -> None:
    """The cell rejects the first answer, and the second one is given."""
    district, at, on = house.caller("district"), f"/petitions/{petition}", day.isoformat()
    rejection = {"rejected_on": on, "reason": "Chưa rõ thời hạn"}
    house.caller("cell").does(f"{at}/rejection", rejection)
    district.does(f"{at}/assignment", {"lead_id": str(OFFICE), "assigned_on": on})
    house.caller("office").does(f"{at}/draft", {"text": "Trước 30/6.", "drafted_on": on})
    house.caller("standing").does(f"{at}/approval", {"approved_on": on})
    district.does(f"{at}/answer", {"document_number": "128-CV/HU", "answered_on": on})


def test_what_is_not_on_the_list_is_not_announced(
    house: House, district: Caller, march: str, may: str
) -> None:
    district.does(f"{may}/compilation")
    later = answered_petition(house, march, IN_APRIL)
    assert district.is_refused(f"{may}/announcement", {"answers": [later]})[1:] == (
        "AnswerNotOnTheList",
        "answers.0",
    )
    assert state(house, later) == "answered"


def test_a_briefing_that_was_not_held_announces_nothing(
    house: House, district: Caller, march: str
) -> None:
    planned = f"/briefings/{briefing(house, '2019-05-18')}"
    answered_petition(house, march, IN_APRIL)
    district.does(f"{planned}/compilation")
    assert district.is_refused(f"{planned}/announcement")[1] == "BriefingNotHeld"


def test_an_answer_goes_to_the_zone_to_which_the_commune_belongs_now(
    house: House, district: Caller, march: str, may: str
) -> None:
    stays = answered_petition(house, march, IN_APRIL, cell=CELL)
    goes = answered_petition(house, march, IN_APRIL, cell=TAN_CELL)
    leaving = {"ends_on": "2019-04-30", "reason": "Chia lại khu"}
    district.does(f"/zones/{ZONE}/communes/{TAN}/leaving", leaving)

    assert compiled(house, may)["answers"] == sorted(
        [ref(stays), ref(goes)], key=lambda answer: answer.petition_id
    )

    other = {"starts_on": "2019-05-01", "commune_ids": [str(TAN)], "id": str(identity(34))}
    district.does("/zones", A_ZONE | other)
    body = {"zone_id": str(identity(34)), "held_on": "2019-05-09", "host_id": str(TAN)}
    there = f"/briefings/{district.does('/briefings/record', body)}"

    assert compiled(house, may)["answers"] == [ref(stays)]
    assert compiled(house, there)["answers"] == [ref(goes)]
    district.does(f"{there}/announcement")
    assert state(house, goes) == "published"


def test_of_two_who_announce_at_once_one_does(house: House, march: str, may: str) -> None:
    answered_petition(house, march, IN_APRIL)
    house.caller("district").does(f"{may}/compilation")
    before = house.stored()
    ready = threading.Barrier(4)

    def announce(number: int) -> int:
        header = house.api.signer.header("district")
        ready.wait()
        return int(
            house.api.client.post(f"{may}/announcement", json={}, headers=header).status_code
        )

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(announce, range(4)))

    assert answers[0] == 201
    assert set(answers[1:]) <= {409, 422}
    assert house.names(before) == ["AnswersAnnounced", "AnswerPublished"]


def test_a_list_is_sent_to_nobody_when_the_heads_post_has_ended(
    house: House, district: Caller, may: str
) -> None:
    district.does(f"{may}/compilation")
    ended = PostEnded(
        member_id=HEAD,
        post_id=post(HEAD, "standing_member").post_id,
        ends_on=date(2019, 4, 30),
        reason="Nghỉ hưu",
    )
    house.receive(ended)
    assert district.is_refused(f"{may}/sending")[1] == "ZoneHasNoHead"


@pytest.mark.parametrize("account", ["khanh", "cell", "standing", "neighbour", "auditor"])
def test_others_than_the_district_do_not_compile_send_or_announce(
    house: House, district: Caller, may: str, account: str
) -> None:
    other = house.caller(account)
    district.does(f"{may}/compilation")
    for step in ("compilation", "sending", "announcement"):
        assert other.is_refused(f"{may}/{step}")[:2] == (403, "NotAllowed"), step


@pytest.mark.parametrize("account", ["head", "deputy"])
def test_who_leads_the_zone_announces_what_the_district_has_compiled(
    house: House, district: Caller, march: str, may: str, account: str
) -> None:
    petition = answered_petition(house, march, IN_APRIL)
    leader = house.caller(account)
    assert leader.is_refused(f"{may}/compilation")[:2] == (403, "NotAllowed")
    district.does(f"{may}/compilation")
    leader.does(f"{may}/announcement")
    assert state(house, petition) == "published"


def test_nothing_to_announce_is_an_empty_list(house: House, district: Caller, may: str) -> None:
    assert compiled(house, may)["answers"] == []
    district.does(f"{may}/announcement")


def test_a_commune_of_no_zone_is_not_forgotten(house: House, district: Caller, march: str) -> None:
    petition = answered_petition(house, march, IN_APRIL)
    leaving = {"ends_on": "2019-04-30", "reason": "Chia lại khu"}
    district.does(f"/zones/{ZONE}/communes/{KHANH}/leaving", leaving)
    may = f"/briefings/{past_briefing(house, '2019-05-08', TAN)}"

    assert compiled(house, may)["answers"] == [ref(petition)]
    district.does(f"{may}/announcement")
    assert state(house, petition) == "published"
