"""The alerts, judged by the real promtool: each fires when it must, and only then."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from tests.deploy.files import PROMETHEUS, RUNBOOK, alerts, anchor, headings, own_metrics, yaml

FILES: Final = ("prometheus.yml", "rules.yml", "rules_test.yml")
ALERTS: Final = sorted(alerts())


def asked(promtool: Path, *arguments: str, folder: Path = PROMETHEUS) -> tuple[int, str]:
    done = subprocess.run(
        [str(promtool), *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def expectations(alert: str) -> list[list[Any]]:
    """What each test of the alert expects to fire at its moment."""
    return [
        expected["exp_alerts"]
        for test in yaml(PROMETHEUS / "rules_test.yml")["tests"]
        for expected in test["alert_rule_test"]
        if expected["alertname"] == alert
    ]


def test_prometheus_takes_the_configuration(promtool: Path) -> None:
    code, said = asked(promtool, "check", "config", "--lint=all", "--lint-fatal", "prometheus.yml")

    assert code == 0, said


def test_prometheus_takes_the_rules(promtool: Path) -> None:
    code, said = asked(promtool, "check", "rules", "--lint=all", "--lint-fatal", "rules.yml")

    assert code == 0, said


def test_every_alert_fires_when_it_must_and_only_then(promtool: Path) -> None:
    code, said = asked(promtool, "test", "rules", "rules_test.yml")

    assert code == 0, said


@pytest.mark.parametrize("alert", ALERTS)
def test_an_alert_has_a_day_on_which_it_fires_and_one_on_which_it_does_not(alert: str) -> None:
    fires = [bool(expected) for expected in expectations(alert)]

    assert any(fires)
    assert not all(fires)


@pytest.mark.parametrize("expression", ["vector(1) < 0", "vector(1)"], ids=["never", "always"])
def test_the_tests_would_see_alerts_that_never_fire_or_always_do(
    promtool: Path, tmp_path: Path, expression: str
) -> None:
    for name in FILES:
        shutil.copy(PROMETHEUS / name, tmp_path)
    rules = (PROMETHEUS / "rules.yml").read_text("utf-8")
    broken = re.sub(r"(\n *expr: ).*?(\n *for:)", rf"\g<1>{expression}\2", rules, flags=re.DOTALL)
    (tmp_path / "rules.yml").write_text(broken, "utf-8")

    code, said = asked(promtool, "test", "rules", "rules_test.yml", folder=tmp_path)

    assert code != 0
    assert set(re.findall(r"alertname: (\w+), time", said)) == set(ALERTS)


@pytest.mark.parametrize("alert", ALERTS)
def test_an_alert_says_what_it_means_and_where_it_is_told_what_to_do(alert: str) -> None:
    annotations = alerts()[alert]["annotations"]
    page, _, place = annotations["runbook"].partition("#")

    assert annotations["summary"]
    assert annotations["description"]
    assert page == "docs/runbook.md"
    assert place in {anchor(heading) for heading in headings(RUNBOOK.read_text("utf-8"))}
    assert place == anchor(alert)


@pytest.mark.parametrize("alert", ALERTS)
def test_an_alert_asks_for_metrics_that_exist(alert: str) -> None:
    named = set(re.findall(r"sausat_\w+", alerts()[alert]["expr"]))
    exported = {
        name if metric._type != "histogram" else f"{name}_bucket"
        for name, metric in own_metrics().items()
    }

    assert named <= exported
