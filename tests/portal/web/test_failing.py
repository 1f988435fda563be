"""Pages that cannot be shown say what is the matter and what to do."""

import pytest

from tests.portal.browser import Browser, SignedIn
from tests.portal.stand_ins.identities import identity
from tests.portal.stand_ins.world import CELL, DISTRICT, LAN, World


def test_what_is_not_the_callers_to_see_is_403(signed_in: SignedIn) -> None:
    page = signed_in("bi-thu").open(f"/organizations/{DISTRICT}")

    assert page.status == 403
    assert "hãy đề nghị văn phòng cấp ủy cấp quyền" in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/members/not-an-id",
        f"/members/{identity('nobody')}",
        f"/meetings/{identity('nothing')}",
        f"/organizations/{identity('nowhere')}",
        "/trail",
    ],
)
def test_an_address_of_nothing_is_404_and_says_so(signed_in: SignedIn, path: str) -> None:
    page = signed_in("van-phong").open(path)

    assert page.status == 404
    assert "Không tìm thấy trang này" in page.text
    assert page.links("Về trang đầu") == ["/"]


def test_what_was_not_recorded_at_the_moment_asked_about_is_told_so(signed_in: SignedIn) -> None:
    page = signed_in("van-phong").open(f"/members/{identity('nobody')}?as_of=2019-01-01T08:00")

    assert page.status == 404
    assert "Lúc đó chưa ghi điều này" in page.text


def test_while_a_service_is_away_the_page_says_to_come_again(
    signed_in: SignedIn, world: World
) -> None:
    browser = signed_in("van-phong")
    world.away = True

    page = browser.open(f"/organizations/{DISTRICT}")

    assert page.status == 503
    assert "Hãy tải lại trang sau ít phút" in page.text


def test_an_error_of_ours_is_500_with_the_number_that_finds_it(
    signed_in: SignedIn, world: World
) -> None:
    browser = signed_in("van-phong")
    world.broken = True

    page = browser.open(f"/organizations/{DISTRICT}")

    assert page.status == 500
    assert page.response.headers["X-Correlation-ID"] in page.text


def test_every_page_keeps_frames_foreign_scripts_and_caches_away(signed_in: SignedIn) -> None:
    headers = signed_in("van-phong").open(f"/members/{LAN}").response.headers

    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_no_page_has_a_script_or_a_style_inside_it(signed_in: SignedIn) -> None:
    html = signed_in("bi-thu").open(f"/cells/{CELL}").html

    assert "<style" not in html
    assert "style=" not in html
    assert "<script>" not in html
    assert "onclick" not in html


def test_static_files_are_kept_by_browsers_as_long_as_they_stay_the_same(
    stranger: Browser,
) -> None:
    html = stranger.open("/nowhere").html
    address = html.split('href="/static/sausat.css', 1)[1].split('"', 1)[0]

    kept = stranger.ask(f"/static/sausat.css{address}")

    assert kept.status_code == 200
    assert "immutable" in kept.headers["Cache-Control"]


def test_the_portal_is_ready_when_the_services_are(stranger: Browser, world: World) -> None:
    assert stranger.open("/readyz").status == 200

    world.away = True

    assert stranger.open("/readyz").status == 503
    assert stranger.open("/livez").status == 200


def test_requests_are_counted_by_route(stranger: Browser) -> None:
    stranger.open("/livez")

    metrics = stranger.open("/metrics").html

    assert 'sausat_http_requests_total{method="GET",route="/livez",service="portal"' in metrics
