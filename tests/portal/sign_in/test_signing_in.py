"""Signing in and out, and what a session is worth."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from chassis.clock import FixedClock
from tests.portal.browser import Browser, SignedIn
from tests.portal.stand_ins.assembly import PASSWORD
from tests.portal.stand_ins.world import CELL, DISTRICT, LAN, MEETING, World


@pytest.mark.parametrize(
    ("account", "path"),
    [
        ("van-phong", f"/organizations/{DISTRICT}"),
        ("bi-thu", f"/cells/{CELL}"),
        ("lan", f"/members/{LAN}"),
    ],
)
def test_who_signs_in_comes_to_the_page_of_their_own_work(
    stranger: Browser, account: str, path: str
) -> None:
    page = stranger.sign_in(account, PASSWORD)

    assert page.status == 200
    assert page.path == path


def test_who_works_in_two_places_chooses_one(signed_in: SignedIn) -> None:
    page = signed_in("hai-noi").open("/")

    assert page.links("Chi bộ thôn Bản Mạ") == [f"/cells/{CELL}"]
    assert page.links("Huyện ủy Đình Lập") == [f"/organizations/{DISTRICT}"]


def test_who_has_no_grant_is_told_whom_to_ask(signed_in: SignedIn) -> None:
    assert "Hãy đề nghị văn phòng cấp ủy cấp quyền" in signed_in("moi").open("/").text


def test_a_stranger_comes_back_to_the_page_they_asked_for(stranger: Browser) -> None:
    asked = f"/meetings/{MEETING}?find=lan"
    form = stranger.open(asked).form("authorize")

    page = stranger.post("/issuer/authorize", {**form, "account": "bi-thu", "password": PASSWORD})

    assert page.path == asked


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"]
)
def test_nobody_is_sent_elsewhere_after_signing_in(stranger: Browser, elsewhere: str) -> None:
    form = stranger.open(f"/sign-in?next={elsewhere}").form("authorize")

    page = stranger.post("/issuer/authorize", {**form, "account": "bi-thu", "password": PASSWORD})

    assert page.path == f"/cells/{CELL}"


def test_the_issuer_is_asked_with_a_challenge_a_state_and_a_nonce(stranger: Browser) -> None:
    asked = parse_qs(urlsplit(stranger.ask("/sign-in").headers["Location"]).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["code_challenge"][0]) == 43
    assert len(asked["state"][0]) == 43
    assert len(asked["nonce"][0]) == 43
    assert asked["redirect_uri"] == ["http://127.0.0.1:8000/signed-in"]


def test_the_cookies_are_out_of_reach_of_scripts_and_of_other_sites(stranger: Browser) -> None:
    cookie = stranger.ask("/sign-in").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_an_answer_that_this_browser_did_not_ask_for_signs_nobody_in(
    stranger: Browser, signed_in: SignedIn
) -> None:
    begun = signed_in("bi-thu").ask("/sign-in").headers["Location"]
    state = parse_qs(urlsplit(begun).query)["state"][0]

    page = stranger.open(f"/signed-in?code=stolen&state={state}")

    assert page.status == 400
    assert "Chưa đăng nhập được" in page.text


def test_a_code_that_the_issuer_does_not_know_signs_nobody_in(stranger: Browser) -> None:
    begun = stranger.ask("/sign-in").headers["Location"]
    state = parse_qs(urlsplit(begun).query)["state"][0]

    assert stranger.open(f"/signed-in?code=invented&state={state}").status == 400


def test_a_changed_session_is_no_session(signed_in: SignedIn) -> None:
    browser = signed_in("bi-thu")
    browser.cookies.set("sausat", browser.cookies["sausat"][:-4] + "AAAA")

    assert "sign-in" in browser.ask(f"/cells/{CELL}").headers["Location"]


def test_a_session_ends_with_its_token(signed_in: SignedIn, clock: FixedClock) -> None:
    browser = signed_in("bi-thu")

    clock.set(clock.now() + timedelta(days=10 * 365))

    assert browser.ask(f"/cells/{CELL}").headers["Location"] == f"/sign-in?next=%2Fcells%2F{CELL}"


def test_a_form_sent_after_the_session_ended_is_answered_with_what_to_do(
    signed_in: SignedIn, clock: FixedClock, world: World
) -> None:
    browser = signed_in("bi-thu")
    page = browser.open(f"/meetings/{MEETING}")
    clock.set(clock.now() + timedelta(days=10 * 365))

    answer = browser.send(page, "/opinions#opinions", {"opinions": "Đường lầy"})

    assert answer.status == 401
    assert "quay về cửa sổ này và gửi lại" in answer.text
    assert world.bodies == []


def test_a_form_can_be_sent_after_the_same_person_signed_in_again(signed_in: SignedIn) -> None:
    browser = signed_in("bi-thu")
    page = browser.open(f"/meetings/{MEETING}")
    browser.sign_in("bi-thu", PASSWORD)

    answer = browser.send(page, "/opinions#opinions", {"opinions": "Đường lầy"})

    assert answer.status == 200


def test_a_token_that_the_services_refuse_right_after_signing_in_is_no_endless_circle(
    stranger: Browser, world: World
) -> None:
    world.tokens_refused = True

    page = stranger.sign_in("bi-thu", PASSWORD)

    assert page.status == 401
    assert "Hãy báo người quản trị" in page.text


def test_a_token_that_the_services_refuse_later_leads_to_the_sign_in(
    signed_in: SignedIn, world: World, clock: FixedClock
) -> None:
    browser = signed_in("bi-thu")
    world.tokens_refused = True
    clock.set(clock.now() + timedelta(minutes=5))

    assert browser.ask(f"/cells/{CELL}").headers["Location"].startswith("/sign-in")


def test_who_signs_out_is_a_stranger_again(signed_in: SignedIn) -> None:
    browser = signed_in("bi-thu")

    page = browser.send(browser.open(f"/cells/{CELL}"), "/sign-out", {})

    assert "Đã đăng xuất" in page.text
    assert "sausat" not in browser.cookies
    assert browser.ask(f"/cells/{CELL}").headers["Location"].startswith("/sign-in")


def test_nobody_is_signed_out_by_another_site(signed_in: SignedIn) -> None:
    browser = signed_in("bi-thu")

    assert browser.post("/sign-out", {}).status == 403
    assert browser.open(f"/cells/{CELL}").status == 200
