"""docker-compose.yml as data, and its addresses as they are where there is no Docker."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

ROOT: Final = Path(__file__).resolve().parents[3]
IMAGE: Final = "sausat"
"""The image of our own parts; the others bring their own programs."""

_VARIABLE: Final = re.compile(r"\$\{(\w+):-([^}]*)\}")


@dataclass(frozen=True)
class Part:
    """One of our own processes: what follows ``python -m``, its settings, its health check."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    health: tuple[str, ...]
    port: int


def services() -> dict[str, dict[str, Any]]:
    """Every service of the file, its variables replaced by their defaults."""
    text = (ROOT / "docker-compose.yml").read_text("utf-8")
    document = YAML(typ="safe").load(_VARIABLE.sub(lambda found: found[2], text))
    described: dict[str, dict[str, Any]] = document["services"]
    return described


def parts() -> dict[str, Part]:
    """What comes up by itself and runs from our image."""
    return {
        name: Part(
            name=name,
            command=tuple(service["command"]),
            environment=dict(service["environment"]),
            health=tuple(service["healthcheck"]["test"][1:]),
            port=int(service["environment"].get("PORT", 8000)),
        )
        for name, service in services().items()
        if service["image"] == IMAGE and "profiles" not in service
    }


def image_health() -> tuple[str, ...]:
    """The health check that deploy/Dockerfile gives to every part that has none of its own."""
    text = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
    (found,) = re.findall(r"^HEALTHCHECK .*? CMD (\[.*\])$", text, re.MULTILINE)
    return tuple(json.loads(found))


class Places:
    """Where on this machine each address of the file is."""

    def __init__(self, ports: Mapping[str, int], kafka: str, postgres_folder: str) -> None:
        """``ports``: of each part; ``postgres_folder``: where the server's socket is."""
        self._found = {"kafka:9092": kafka}
        for part in parts().values():
            for host in self._hosts(part.name):
                self._found[f"{host}:{part.port}"] = f"127.0.0.1:{ports[part.name]}"
        # People reach the portal by the name of their own machine.
        self._found["localhost:8000"] = f"127.0.0.1:{ports['portal']}"
        self._postgres_folder = postgres_folder

    def here(self, text: str) -> str:
        """The text with every address of the file replaced by the one on this machine."""
        text = re.sub(
            r"@postgres:5432/(\w+)", rf"@/\1?host={self._postgres_folder}&port=5432", text
        )
        for there, here in self._found.items():
            text = re.sub(rf"(?<![\w.-]){re.escape(there)}(?!\d)", here, text)
        return text

    @staticmethod
    def _hosts(name: str) -> list[str]:
        networks = services()[name].get("networks", {"default": {}})
        return [name, *networks["default"].get("aliases", [])]
