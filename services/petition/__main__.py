"""The petition service as a process of its own: ``python -m services.petition [PART ...]``."""

import sys

from chassis import logs
from chassis.runtime import run_alone
from chassis.settings import WrongSetting, read_settings
from services.petition.wiring import build


def main() -> None:
    try:
        settings = read_settings()
        logs.configure(settings.log_level)
        run_alone(build, settings, sys.argv[1:])
    except WrongSetting as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
