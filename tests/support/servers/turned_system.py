"""The whole system by a turned clock: ``python -m tests.support.servers.turned_system FILE``."""

import sys
from pathlib import Path

from chassis import logs
from chassis.runtime import bind, serve
from chassis.settings import read_settings
from services.embedded import embedded
from tests.support.servers.turned_clock import TurnedClock


def main() -> None:
    """Says what ``services run`` says when it has started."""
    settings = read_settings()
    logs.configure(settings.log_level)
    listening = bind(settings.host, settings.port)
    with embedded(settings, TurnedClock(Path(sys.argv[1]))) as everything:
        serve(
            everything.app,
            everything.workers,
            listening,
            prepare=lambda: everything.upgrade(lambda line: None),
            started=_started,
        )


def _started() -> None:
    sys.stdout.write("Ctrl-C stops it.\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
