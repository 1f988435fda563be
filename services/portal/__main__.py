"""The portal as its own process. Settings come from the environment."""

import hashlib
import sys

import uvicorn

from chassis import logs
from chassis.keys import load_key
from chassis.settings import Settings, WrongSetting, read_settings
from services.portal.app import PortalSettings, build


def main() -> None:
    """Serve until stopped; one line and exit code 2 when a setting cannot be used."""
    try:
        settings = read_settings()
        portal = portal_settings(settings)
    except (WrongSetting, OSError) as error:
        sys.exit(f"sausat: {error}")
    logs.configure(settings.log_level)
    uvicorn.run(
        build(portal),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=10,
    )


def portal_settings(settings: Settings) -> PortalSettings:
    """Settings of the portal. Raises WrongSetting when one is missing that it cannot do without."""
    return PortalSettings(
        public_url=settings.public_url or f"http://{settings.host}:{settings.port}",
        issuer=_needed(settings.oidc_issuer, "OIDC_ISSUER"),
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret,
        cookie_key=_cookie_key(settings),
        assignment_url=_needed(settings.assignment_url, "ASSIGNMENT_URL"),
        attendance_url=_needed(settings.attendance_url, "ATTENDANCE_URL"),
        petition_url=_needed(settings.petition_url, "PETITION_URL"),
        projection_url=_needed(settings.projection_url, "PROJECTION_URL"),
        audience=settings.oidc_audience,
    )


def _cookie_key(settings: Settings) -> bytes:
    """Key drawn once and kept in the data folder: a restart signs nobody out."""
    key = load_key(settings.data_dir / "portal.pem").as_bytes(private=True)
    return hashlib.sha256(b"cookie" + key).digest()


def _needed(value: str | None, name: str) -> str:
    if not value:
        raise WrongSetting(f"{name} is not set: the portal on its own cannot do without it")
    return value.rstrip("/")


if __name__ == "__main__":
    main()
