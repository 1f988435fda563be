"""Signing in and out, and what a session is worth."""

from tests.e2e.portal.browser import Browser, SignedIn
from tests.e2e.portal.conftest import PASSWORD
from tests.e2e.portal.world import DISTRICT, World


def test_who_signs_in_comes_to_the_page_of_their_own_work(stranger: Browser) -> None:
    page = stranger.sign_in("van-phong", PASSWORD)

    assert page.status == 200
    assert page.path == f"/organizations/{DISTRICT}"
