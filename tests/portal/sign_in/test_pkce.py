"""The proof that who finishes a sign-in is who began it."""

from services.portal.sign_in import pkce


def test_the_challenge_is_that_of_the_standard() -> None:
    # RFC 7636, appendix B
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    assert pkce.challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_a_verifier_is_as_long_as_the_standard_asks_and_never_the_same() -> None:
    made = {pkce.new_secret() for _ in range(100)}

    assert len(made) == 100
    assert all(43 <= len(one) <= 128 for one in made)
