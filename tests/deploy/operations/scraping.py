"""A real Prometheus that asks a running system, with the configuration of deploy/prometheus."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from ruamel.yaml import YAML

from deploy.kafka.ports import free_ports
from deploy.toolbox import wait_until
from tests.deploy.operations.compose import ROOT
from tests.deploy.operations.running import System

SOURCE = ROOT / "deploy" / "prometheus"


@dataclass(frozen=True)
class Prometheus:
    """One that runs; it is asked as Grafana asks it."""

    url: str

    def query(self, expression: str) -> list[dict[str, Any]]:
        """The series that the expression has now."""
        return list(self._get("query", query=expression)["result"])

    def targets(self) -> dict[str, str]:
        """Each target's health, by its address."""
        active = self._get("targets")["activeTargets"]
        return {target["labels"]["instance"]: target["health"] for target in active}

    def rules(self) -> dict[str, dict[str, Any]]:
        """Each alert rule as it was last evaluated."""
        groups = self._get("rules")["groups"]
        return {rule["name"]: rule for group in groups for rule in group["rules"]}

    def _get(self, what: str, **parameters: str) -> dict[str, Any]:
        response = httpx.get(f"{self.url}/api/v1/{what}", params=parameters, timeout=30)
        body: dict[str, Any] = response.json()
        assert body["status"] == "success", body
        found: dict[str, Any] = body["data"]
        return found


@contextmanager
def prometheus(program: Path, system: System, folder: Path) -> Iterator[Prometheus]:
    """It asks every part each second, where a deployed one does so each fifteen."""
    folder.mkdir()
    text = system.places.here((SOURCE / "prometheus.yml").read_text("utf-8"))
    configuration = YAML(typ="safe").load(text)
    configuration["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
    YAML().dump(configuration, folder / "prometheus.yml")
    shutil.copy(SOURCE / "rules.yml", folder)
    (port,) = free_ports(1)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [
                str(program),
                f"--config.file={folder / 'prometheus.yml'}",
                f"--storage.tsdb.path={folder / 'data'}",
                f"--web.listen-address=127.0.0.1:{port}",
                "--log.level=warn",
            ],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        assert wait_until(lambda: _ready(url), within=60), (folder / "log").read_text("utf-8")
        yield Prometheus(url)
    finally:
        process.terminate()
        process.wait()


def _ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/-/ready").is_success
    except httpx.HTTPError:
        return False
