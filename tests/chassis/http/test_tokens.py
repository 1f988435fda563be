"""Who is asking: a token counts when everything about it is right; anything else is none."""

import base64
import hmac
import json
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OKPKey, RSAKey

from chassis.http.tokens import IssuerAway, Tokens
from chassis.refusals import NotSignedIn
from tests.support.signed_in import AUDIENCE, ISSUER, Signer

NOW = 1_768_500_000
"""15 January 2026, 18:00 UTC; all is signed and read at this moment."""

BY_CHANCE = settings(max_examples=200, deadline=None, derandomize=True)


def now() -> float:
    return NOW


FUZZED = Signer(now=now)


@pytest.fixture(scope="module")
def signer() -> Signer:
    return Signer(now=now)


def test_a_valid_token_says_who(signer: Signer) -> None:
    assert signer.tokens().subject(signer.token("bt-bacxa")) == "bt-bacxa"


def test_all_claims_can_be_had(signer: Signer) -> None:
    claims = signer.tokens().claims(signer.token(name="Nông Văn An"))

    assert (claims["sub"], claims["name"]) == ("vp-tinh", "Nông Văn An")


def test_an_audience_may_be_one_of_several(signer: Signer) -> None:
    token = signer.token(aud=["another", AUDIENCE])

    assert signer.tokens().subject(token) == "vp-tinh"


@pytest.mark.parametrize("algorithm", ["RS256", "EdDSA"])
def test_other_signatures_of_real_issuers_count(algorithm: str) -> None:
    parameters: Any = {"kid": "k"}
    key: RSAKey | OKPKey = (
        RSAKey.generate_key(2048, parameters)
        if algorithm == "RS256"
        else OKPKey.generate_key("Ed25519", parameters)
    )
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": "a", "exp": NOW + 300}
    token = jwt.encode({"alg": algorithm, "kid": "k"}, claims, key, algorithms=[algorithm])

    assert Tokens(ISSUER, AUDIENCE, lambda: KeySet([key]), now).subject(token) == "a"


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://another.example"},
        {"iss": None},
        {"aud": "another"},
        {"aud": ["another"]},
        {"aud": None},
        {"exp": NOW - 60},
        {"exp": None},
        {"exp": "tomorrow"},
        {"nbf": NOW + 60},
        {"iat": NOW + 60},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": ["vp-tinh"]},
    ],
    ids=str,
)
def test_a_token_with_a_wrong_claim_is_none(signer: Signer, claims: dict[str, Any]) -> None:
    with pytest.raises(NotSignedIn):
        signer.tokens().claims(signer.token(**claims))


def test_a_clock_that_is_a_little_off_does_no_harm(signer: Signer) -> None:
    assert signer.tokens().subject(signer.token(exp=NOW - 3, nbf=NOW + 3, iat=NOW + 3)) == "vp-tinh"


def test_a_token_ends(signer: Signer) -> None:
    moment = [float(NOW)]
    tokens = Tokens(ISSUER, AUDIENCE, signer.keys, now=lambda: moment[0])
    token = signer.token(exp=NOW + 300)
    tokens.claims(token)

    moment[0] = NOW + 400

    with pytest.raises(NotSignedIn):
        tokens.claims(token)


def part(value: object) -> str:
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def forged(signer: Signer) -> dict[str, str]:
    """What somebody without the key may come with."""
    good = signer.token()
    header, claims, signature = good.split(".")
    stated = {"iss": ISSUER, "aud": AUDIENCE, "sub": "quan-tri", "exp": NOW + 300}
    other = ECKey.generate_key("P-256", {"kid": "test"})
    own = {"alg": "ES256", "jwk": other.as_dict(private=False)}
    said = f"{part({'alg': 'HS256', 'kid': 'test'})}.{part(stated)}"
    mac = hmac.digest(signer.key.as_pem(private=False), said.encode(), "sha256")
    return {
        "none": f"{part({'alg': 'none', 'kid': 'test'})}.{part(stated)}.",
        "None": f"{part({'alg': 'None'})}.{part(stated)}.",
        "unsigned": f"{header}.{claims}.",
        "another's claims": f"{header}.{part(stated)}.{signature}",
        "another's signature": f"{header}.{claims}.{part(b'x' * 64)}",
        "another key of the same name": jwt.encode({"alg": "ES256", "kid": "test"}, stated, other),
        "the public key as a secret": f"{said}.{part(mac)}",
        "a key of its own": jwt.encode(own, stated, other),
    }


@pytest.mark.parametrize("kind", sorted(forged(Signer(now=now))))
def test_a_forged_token_is_none(signer: Signer, kind: str) -> None:
    with pytest.raises(NotSignedIn):
        signer.tokens().claims(forged(signer)[kind])


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
words = st.sampled_from(["alg", "kid", "typ", "crit", "b64", "jwk", "iss", "aud", "exp", "sub"])


@BY_CHANCE
@given(
    header=st.dictionaries(words, any_json) | any_json,
    claims=st.dictionaries(words, any_json) | any_json,
    signature=st.binary(max_size=70),
)
def test_no_nonsense_gets_anything_but_not_signed_in(
    header: object, claims: object, signature: bytes
) -> None:
    with pytest.raises(NotSignedIn):
        FUZZED.tokens().claims(f"{part(header)}.{part(claims)}.{part(signature)}")


@BY_CHANCE
@given(claims=st.dictionaries(words, any_json))
def test_no_signed_nonsense_gets_anything_but_not_signed_in(claims: dict[str, Any]) -> None:
    token = jwt.encode({"alg": "ES256", "kid": "test"}, claims, FUZZED.key)

    with pytest.raises(NotSignedIn):
        FUZZED.tokens().claims(token)


@BY_CHANCE
@given(token=st.text())
def test_no_text_gets_anything_but_not_signed_in(token: str) -> None:
    with pytest.raises(NotSignedIn):
        FUZZED.tokens().claims(token)


class Changing:
    """An issuer that changes its key, and may be away; with the seconds that pass meanwhile."""

    def __init__(self) -> None:
        self.signer = Signer("first", now)
        self.asked = 0
        self.away = False
        self.seconds = 1000.0
        self.tokens = Tokens(ISSUER, AUDIENCE, self._fetch, now, lambda: self.seconds)

    def _fetch(self) -> KeySet:
        self.asked += 1
        if self.away:
            raise IssuerAway("the keys cannot be fetched")
        return self.signer.keys()

    def change_key(self, kid: str) -> None:
        self.signer = Signer(kid, now)

    def accepts(self, token: str) -> bool:
        try:
            self.tokens.claims(token)
        except NotSignedIn:
            return False
        return True


def test_keys_are_asked_for_when_first_needed_and_then_known() -> None:
    issuer = Changing()
    assert issuer.asked == 0

    assert all(issuer.accepts(issuer.signer.token()) for _ in range(5))

    assert issuer.asked == 1


def test_a_new_key_is_asked_for_but_not_more_than_every_thirty_seconds() -> None:
    issuer = Changing()
    assert issuer.accepts(issuer.signer.token())
    issuer.change_key("second")

    issuer.seconds += 29
    assert not any(issuer.accepts(issuer.signer.token()) for _ in range(10))
    assert issuer.asked == 1

    issuer.seconds += 2
    assert issuer.accepts(issuer.signer.token())
    assert issuer.asked == 2


def test_strangers_do_not_make_it_ask_more_than_every_thirty_seconds() -> None:
    issuer = Changing()
    assert issuer.accepts(issuer.signer.token())
    stranger = Signer("stranger", now).token()

    for _ in range(10):
        issuer.seconds += 10
        assert not issuer.accepts(stranger)

    assert issuer.asked <= 1 + 4


def test_while_the_issuer_is_away_known_keys_go_on_and_it_is_not_asked_more_often() -> None:
    issuer = Changing()
    known = issuer.signer.token()
    assert issuer.accepts(known)
    issuer.away = True
    issuer.seconds += 31

    assert not any(issuer.accepts(Signer("stranger", now).token()) for _ in range(10))
    assert issuer.accepts(known)

    assert issuer.asked == 2


def test_an_issuer_that_was_never_reached_is_said_and_asked_again() -> None:
    issuer = Changing()
    issuer.away = True
    with pytest.raises(IssuerAway) as refused:
        issuer.tokens.claims(issuer.signer.token())
    assert refused.value.status == 503

    issuer.away = False

    assert issuer.accepts(issuer.signer.token())
