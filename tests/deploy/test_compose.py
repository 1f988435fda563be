"""docker-compose.yml, held against what it speaks of: its schema, settings, modules, versions."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from typer.testing import CliRunner

from chassis.postgres.programs import PROGRAMS
from chassis.settings import Settings
from deploy.cluster import seats
from deploy.kafka.settings import Seat, server_properties
from services.__main__ import app
from tests.deploy.files import GRAFANA, PROMETHEUS, ROOT, yaml
from tests.deploy.operations.compose import IMAGE, parts, services

COMPOSE: Final = ROOT / "docker-compose.yml"
OURS: Final = {name: s for name, s in services().items() if s["image"] == IMAGE}

OF_ITS_PLACE: Final = {
    "controller.quorum.voters",
    "listeners",
    "advertised.listeners",
    "log.dirs",
}
"""Settings of the broker that say where it is."""


def judged(file: Path) -> tuple[int, str]:
    """What the schema of compose files says of the file."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", "vendor.compose-spec", str(file)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def tag(service: str) -> str:
    return str(services()[service]["image"]).partition(":")[2]


def test_compose_takes_the_file() -> None:
    code, said = judged(COMPOSE)

    assert code == 0, said


def test_the_schema_would_see_a_word_that_compose_does_not_know(tmp_path: Path) -> None:
    broken = tmp_path / "docker-compose.yml"
    text = COMPOSE.read_text("utf-8").replace("depends_on:", "depend_on:", 1)
    broken.write_text(text, "utf-8")

    code, said = judged(broken)

    assert code != 0
    assert "depend_on" in said


@pytest.mark.parametrize("service", OURS)
def test_every_setting_of_a_part_is_one_that_it_reads(service: str) -> None:
    known = {name.upper() for name in Settings.model_fields}

    assert set(OURS[service].get("environment", {})) <= known


@pytest.mark.parametrize("service", OURS)
def test_every_command_names_a_module_that_can_be_run(service: str) -> None:
    module = OURS[service]["command"][0]
    found = importlib.util.find_spec(module)

    assert found is not None
    if found.submodule_search_locations is not None:
        assert importlib.util.find_spec(f"{module}.__main__") is not None


def test_the_demo_is_loaded_by_a_command_of_the_operators_tool() -> None:
    module, *arguments = OURS["demo"]["command"]
    answer = CliRunner().invoke(app, [*arguments, "--help"])

    assert module == "services"
    assert answer.exit_code == 0


def test_what_comes_up_is_what_the_cluster_without_docker_runs() -> None:
    assert set(parts()) == {seat.name for seat in seats(8000)}


def test_prometheus_asks_every_part_that_has_metrics() -> None:
    (job,) = yaml(PROMETHEUS / "prometheus.yml")["scrape_configs"]
    (group,) = job["static_configs"]

    assert set(group["targets"]) == {
        f"{part.name}:{part.port}" for part in parts().values() if part.name != "issuer"
    }


def test_every_file_that_is_mounted_is_there() -> None:
    mounted = re.findall(r'"\./([^:"]+):', COMPOSE.read_text("utf-8"))

    assert mounted
    assert [name for name in mounted if not (ROOT / name).exists()] == []


def test_grafana_finds_its_dashboards_where_they_are_mounted() -> None:
    (provider,) = yaml(GRAFANA / "provisioning" / "dashboards" / "sausat.yml")["providers"]
    places = [volume.split(":")[1] for volume in services()["grafana"]["volumes"]]

    assert provider["options"]["path"] in places


@pytest.mark.parametrize("service", ["assignment", "attendance", "petition", "projection"])
def test_a_database_gets_the_password_that_its_service_gives(service: str) -> None:
    variable = f"{service.upper()}_PASSWORD"
    (default,) = set(re.findall(rf"\$\{{{variable}:-(\w+)}}", COMPOSE.read_text("utf-8")))

    assert services()["postgres"]["environment"][variable] == default
    assert f"//{service}:{default}@" in OURS[service]["environment"]["DATABASE_URL"]


def test_nothing_is_reachable_from_other_machines() -> None:
    published = [port for service in services().values() for port in service.get("ports", [])]

    assert published
    assert [port for port in published if not port.startswith("127.0.0.1:")] == []


def test_the_demo_sign_in_alone_is_told_to_listen_to_others() -> None:
    told = [name for name, s in OURS.items() if "LOCAL_ISSUER_ANYWHERE" in s.get("environment", {})]

    assert told == ["issuer"]


def test_the_programs_are_of_the_versions_that_are_tested_here() -> None:
    jars = (ROOT / "deploy" / "kafka" / "jars.lock").read_text("utf-8")
    modules = (PROMETHEUS / "go.mod").read_text("utf-8")
    (kafka,) = re.findall(r"kafka_2\.13:([\d.]+)", jars)
    (major, minor, patch) = re.findall(r"prometheus/prometheus v0\.(\d)(\d\d)\.(\d+)", modules)[0]

    assert tag("kafka") == kafka
    assert tag("prometheus") == f"v{major}.{int(minor)}.{patch}"
    assert f"pginstall{tag('postgres')}/" in PROGRAMS


def test_the_broker_is_set_up_as_the_one_that_is_tested_here() -> None:
    seat = Seat(number=1, folder=Path("/nowhere"), port=9092, controller_port=9093)
    tested = dict(line.split("=", 1) for line in server_properties(seat, [seat]).splitlines())
    given: dict[str, Any] = {
        name.removeprefix("KAFKA_").lower().replace("_", "."): value
        for name, value in services()["kafka"]["environment"].items()
    }

    assert {name: value for name, value in given.items() if name not in OF_ITS_PLACE} == {
        name: tested[name] for name in given if name not in OF_ITS_PLACE
    }
    assert given.keys() >= OF_ITS_PLACE
