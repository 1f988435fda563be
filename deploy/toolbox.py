"""Where the parts that no Python wheel brings are kept, and how two processes share that place.

Parts (Kafka's jars, the pages' styles and scripts, promtool, a browser) are fetched once into one
folder: `.tools` beside the sources, or the folder that `SAUSAT_TOOLS` names. Every fetch goes
through `alone_in`, so two test runs started together fetch once and neither sees half a part.
"""

import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent


class PartUnavailable(RuntimeError):
    """A part could not be had; the message is one sentence that says how to get it."""


def tools_folder(part: str) -> Path:
    """The folder of one part, created when absent."""
    folder = Path(os.environ.get("SAUSAT_TOOLS") or SOURCES / ".tools").resolve() / part
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PartUnavailable(
            f"The folder {folder} for fetched parts cannot be written ({error.strerror}): "
            "give SAUSAT_TOOLS a folder with rights."
        ) from error
    return folder


@contextmanager
def alone_in(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Holds the folder for this process. A killed holder frees it at once.

    Others wait, or get BlockingIOError when they do not want to `wait`.
    """
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def sha256(*files: Path) -> str:
    """One digest over the contents of the files, in the given order."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def wait_until(reached: Callable[[], bool], *, within: float) -> bool:
    """Asks every 50 ms whether something is reached; gives up after `within` seconds.

    True when it was reached. What the question raises ends the wait.
    """
    deadline = time.monotonic() + within
    while not reached():
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.05)
    return True
