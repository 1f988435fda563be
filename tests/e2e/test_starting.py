"""What cannot be is said in one clear line, without a traceback."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.kafka.ports import free_ports


def start(tmp_path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PORT"}
    }
    environment |= {"DATA_DIR": str(tmp_path), "DEMO": "0", **settings}
    return subprocess.run(
        [sys.executable, "-m", "services", "run"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def said(ended: subprocess.CompletedProcess[str]) -> str:
    """The one line that a failed start printed."""
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    (line,) = ended.stderr.strip().splitlines()
    return line


@pytest.fixture
def free_port() -> int:
    (port,) = free_ports(1)
    return port


def test_a_port_that_is_taken(tmp_path: Path, free_port: int) -> None:

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", free_port))
        listening.listen()

        line = said(start(tmp_path, PORT=str(free_port)))

    assert f"PORT={free_port}" in line
    assert "choose another PORT" in line


def test_a_port_that_is_no_number(tmp_path: Path) -> None:
    assert "PORT='eight'" in said(start(tmp_path, PORT="eight"))


def test_a_data_folder_that_cannot_be_one(tmp_path: Path, free_port: int) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")

    line = said(start(tmp_path, PORT=str(free_port), DATA_DIR=str(file)))

    assert str(file) in line


def test_a_postgresql_that_does_not_answer(tmp_path: Path, free_port: int) -> None:
    (nobody,) = free_ports(1)
    url = f"postgresql://somebody@127.0.0.1:{nobody}/sausat"

    line = said(start(tmp_path, PORT=str(free_port), DATABASE_URL=url))

    assert "DATABASE_URL" in line


def test_a_demo_sign_in_that_could_be_reached_from_outside(tmp_path: Path, free_port: int) -> None:
    line = said(start(tmp_path, PORT=str(free_port), HOST="0.0.0.0"))  # noqa: S104

    assert "LOCAL_ISSUER_ANYWHERE=1" in line
