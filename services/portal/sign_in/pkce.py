"""Proof Key for Code Exchange (RFC 7636): only who began a sign-in can finish it."""

import base64
import hashlib
import secrets


def new_secret() -> str:
    """A verifier, state or nonce: 256 bits nobody can guess, in 43 characters."""
    return secrets.token_urlsafe(32)


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a verifier."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")
