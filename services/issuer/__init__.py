"""A small OpenID Connect issuer for demo accounts on one machine. A province brings its own.

It speaks the authorization code flow with PKCE, for people, and the password grant, for scripts.
It refuses to be reached from anywhere but the machine itself unless it is told otherwise: the
accounts are known by everybody who read the documentation.
"""

from services.issuer.local import Account, LocalIssuer
from services.issuer.pages import NotOnLoopback, is_loopback, issuer_app

__all__ = ["Account", "LocalIssuer", "NotOnLoopback", "is_loopback", "issuer_app"]
