"""Every query of every dashboard, asked of a real Prometheus that scrapes the running system."""

import json
from typing import Any, Final

import pytest

from deploy.toolbox import wait_until
from tests.deploy.operations.compose import ROOT, parts
from tests.deploy.operations.running import System
from tests.deploy.operations.scraping import Prometheus

DASHBOARDS: Final = ROOT / "deploy" / "grafana" / "dashboards"

ANSWERED_WITHIN: Final = 60.0
"""Two looks of the monitor, and two scrapes."""


def queries() -> list[Any]:
    """Each query with the dashboard and the panel that shows it."""
    return [
        pytest.param(target["expr"], id=f"{board.stem}: {panel['title']} {target['refId']}")
        for board in sorted(DASHBOARDS.glob("*.json"))
        for panel in json.loads(board.read_text("utf-8"))["panels"]
        for target in panel.get("targets", [])
    ]


@pytest.mark.parametrize("expression", queries())
def test_a_query_of_a_dashboard_has_series_with_numbers(
    scraped: Prometheus, expression: str
) -> None:
    def answered() -> bool:
        found = scraped.query(expression)
        return bool(found) and all(series["value"][1] != "NaN" for series in found)

    assert wait_until(answered, within=ANSWERED_WITHIN), scraped.query(expression)


def test_a_query_for_what_nobody_exports_has_no_series(scraped: Prometheus) -> None:
    assert scraped.query("rate(sausat_made_up_total[5m])") == []


def test_every_part_but_the_demo_issuer_is_asked_and_answers(
    scraped: Prometheus, composed: System
) -> None:
    asked = {f"127.0.0.1:{composed.ports[name]}" for name in parts() if name != "issuer"}

    assert wait_until(lambda: "unknown" not in scraped.targets().values(), within=30)
    assert scraped.targets() == dict.fromkeys(asked, "up")


def test_every_alert_is_evaluated_and_none_is_due_while_all_is_well(scraped: Prometheus) -> None:
    of_a_busy_machine = {"SlowAnswers", "ServerErrors"}

    def calm() -> bool:
        rules = scraped.rules()
        due = {name for name, rule in rules.items() if rule["state"] != "inactive"}
        return {rule["health"] for rule in rules.values()} == {"ok"} and due <= of_a_busy_machine

    assert wait_until(calm, within=30), scraped.rules()


def test_the_business_metrics_say_what_was_entered(scraped: Prometheus) -> None:
    made = 'max by (name, level) (sausat_quota_made_ratio{depth="1", level="district"})'

    assert wait_until(lambda: bool(scraped.query(made)), within=ANSWERED_WITHIN)
    (district,) = scraped.query(made)
    assert district["metric"] == {"name": "Huyện ủy Đình Lập", "level": "district"}
    assert wait_until(lambda: scraped.query(made)[0]["value"][1] == "0.5", within=ANSWERED_WITHIN)


def test_what_was_published_is_folded(scraped: Prometheus) -> None:
    published = "sum(sausat_relay_events_total)"
    folded = 'sum(sausat_projector_events_total{projector="projection"})'

    def all_folded() -> bool:
        return scraped.query(f"{published} > 0 and {published} == {folded}") != []

    assert wait_until(all_folded, within=30), (scraped.query(published), scraped.query(folded))
