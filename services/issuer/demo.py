"""The demo issuer with the accounts of the demo."""

from argon2 import PasswordHasher

from chassis.keys import load_key
from chassis.settings import Settings
from services.demo.accounts import ACCOUNTS, PASSWORD
from services.issuer.local import Account, LocalIssuer


def local_issuer(settings: Settings, url: str, portal_url: str) -> LocalIssuer:
    """The demo issuer at ``url`` for the portal at ``portal_url``; it keeps its key in the data."""
    password_hash = PasswordHasher().hash(PASSWORD)
    return LocalIssuer(
        url=url,
        audience=settings.oidc_audience,
        accounts={a.account: Account(a.name, password_hash) for a in ACCOUNTS},
        redirects=frozenset({f"{portal_url}/signed-in"}),
        key=load_key(settings.data_dir / "issuer.pem"),
        anywhere=settings.local_issuer_anywhere,
    )
