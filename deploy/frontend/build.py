"""The styles and scripts that the pages use, put where the portal serves them.

`python -m deploy.frontend.build` does it in seconds, and in none when nothing has changed.
Nothing comes from another host when a page is opened. Each file has its licence beside it.
"""

import shutil
from pathlib import Path

from deploy.frontend.packages import DECLARED, HERE, install
from deploy.toolbox import SOURCES, PartUnavailable, alone_in, sha256

VENDOR = SOURCES / "services" / "portal" / "static" / "vendor"
SERVED = {
    "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler.min.js": "@tabler/core/dist/js/tabler.min.js",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "htmx.LICENSE.txt": "htmx.org/LICENSE",
    "echarts.min.js": "echarts/dist/echarts.min.js",
    "echarts.LICENSE.txt": "echarts/LICENSE",
    "echarts.NOTICE.txt": "echarts/NOTICE",
}
# Tabler's package comes without the text of its licence.
LICENSES = {"tabler.LICENSE.txt": HERE / "licenses" / "tabler.txt"}


def build() -> Path:
    """The folder of the served files, made anew when the lock or this list has changed.

    Raises PartUnavailable when npm cannot have a package.
    """
    VENDOR.mkdir(parents=True, exist_ok=True)
    stamp = VENDOR / ".made-from"
    digest = sha256(*DECLARED, Path(__file__))
    with alone_in(VENDOR):
        if not stamp.exists() or stamp.read_text() != digest:
            packages = install(browser=False)
            for name, file in ({n: packages / f for n, f in SERVED.items()} | LICENSES).items():
                shutil.copyfile(file, VENDOR / name)
            stamp.write_text(digest)
    return VENDOR


def main() -> None:
    try:
        print(f"The pages' styles and scripts are in {build().relative_to(SOURCES)}")  # noqa: T201
    except PartUnavailable as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
