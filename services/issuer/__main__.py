"""The demo issuer as a process of its own: ``python -m services.issuer PORTAL_URL``."""

import sys

from chassis import logs
from chassis.runtime import bind, serve
from chassis.settings import WrongSetting, read_settings
from services.issuer import NotOnLoopback, issuer_app
from services.issuer.demo import local_issuer


def main() -> None:
    """Serve the demo accounts for the portal whose address is the one argument."""
    if len(sys.argv) != 2:
        sys.exit("name the portal: python -m services.issuer PORTAL_URL")
    (portal_url,) = sys.argv[1:]
    try:
        settings = read_settings()
        logs.configure(settings.log_level)
        url = settings.public_url or f"http://{settings.host}:{settings.port}"
        issuer = local_issuer(settings, url, portal_url=portal_url)
        serve(issuer_app(issuer, settings.host), {}, bind(settings.host, settings.port))
    except (WrongSetting, NotOnLoopback) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
