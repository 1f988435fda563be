"""What a browser keeps for us, and what it cannot do with it."""

import pytest

from services.portal.sign_in.session import COOKIE_LIMIT, Cookies, Sealer, Session, WrongCookieKey

KEY = bytes(range(32))
SESSION = Session(
    token="header.claims.signature",
    account="bi-thu",
    name="Đồng chí Bí thư",
    csrf="secret-of-the-forms",
    began_at=1_600_000_000,
    ends_at=1_600_028_800,
)


def test_a_session_comes_back_as_it_was_written() -> None:
    cookies = Cookies(Sealer(KEY), secure=False)

    assert cookies.read({cookies.session: cookies.write(SESSION)}) == SESSION


def test_a_browser_can_not_read_its_session() -> None:
    sealed = Cookies(Sealer(KEY), secure=False).write(SESSION)

    assert "bi-thu" not in sealed
    assert SESSION.token not in sealed


def test_another_key_opens_nothing() -> None:
    sealed = Sealer(KEY).seal("session", {"account": "bi-thu"})

    assert Sealer(bytes(32)).open("session", sealed) is None


@pytest.mark.parametrize("sealed", [None, "", "nonsense", "a.b.c.d.e", "ế.ề.ể"])
def test_what_was_not_sealed_here_opens_to_nothing(sealed: str | None) -> None:
    assert Sealer(KEY).open("session", sealed) is None


def test_a_changed_seal_opens_to_nothing() -> None:
    sealed = Sealer(KEY).seal("session", {"account": "bi-thu"})
    changed = sealed[:-2] + ("AA" if not sealed.endswith("AA") else "BB")

    assert Sealer(KEY).open("session", changed) is None


def test_a_seal_of_one_purpose_serves_no_other() -> None:
    sealed = Sealer(KEY).seal("sign-in", {"account": "bi-thu"})

    assert Sealer(KEY).open("session", sealed) is None
    assert Sealer(KEY).open("sign-in", sealed) == {"account": "bi-thu"}


def test_a_key_of_another_length_is_refused_at_the_start() -> None:
    with pytest.raises(WrongCookieKey):
        Sealer(b"too short")


def test_over_https_the_cookies_are_bound_to_the_host_and_never_sent_in_the_clear() -> None:
    cookies = Cookies(Sealer(KEY), secure=True)

    assert cookies.session.startswith("__Host-")
    assert cookies.sign_in("state").startswith("__Host-")
    assert cookies.attributes()["secure"] is True


def test_two_windows_may_sign_in_at_once() -> None:
    cookies = Cookies(Sealer(KEY), secure=False)

    assert cookies.sign_in("first-state") != cookies.sign_in("other-state")


def test_a_session_runs_until_its_token_ends() -> None:
    assert SESSION.runs_at(SESSION.ends_at - 1)
    assert not SESSION.runs_at(SESSION.ends_at)


def test_only_a_form_with_the_secret_was_made_for_the_session() -> None:
    assert SESSION.made("secret-of-the-forms")
    assert not SESSION.made("")
    assert not SESSION.made("bí mật")


def test_a_token_of_usual_size_fits_into_a_cookie() -> None:
    token = ".".join(("e" * 120, "YWJjZGVmZ2hpamtsbW5vcA" * 60, "s" * 342))
    long = Session(token, "a" * 36, "Đồng chí", "c" * 43, 1_600_000_000, 1_600_028_800)

    assert len(Cookies(Sealer(KEY), secure=True).write(long)) < COOKIE_LIMIT
