"""The dashboards as files: whole, readable, over metrics that exist, with none left out."""

import json
import re
from itertools import combinations
from typing import Any, Final

import pytest

from tests.deploy.files import GRAFANA, own_metrics, yaml

BOARDS: Final[dict[str, dict[str, Any]]] = {
    file.stem: json.loads(file.read_text("utf-8"))
    for file in sorted((GRAFANA / "dashboards").glob("*.json"))
}
PANELS: Final = [
    pytest.param(panel, id=f"{name}: {panel['id']}")
    for name, board in BOARDS.items()
    for panel in board["panels"]
    if panel["type"] != "row"
]


def shown() -> set[str]:
    """Every metric of our own that a query of a dashboard names."""
    named = {
        name
        for panel in PANELS
        for target in panel.values[0]["targets"]  # type: ignore[index]  # pytest calls it object
        for name in re.findall(r"sausat_\w+", target["expr"])
    }
    return {name.removesuffix("_bucket") for name in named}


def test_there_is_one_for_the_machinery_and_one_for_the_business() -> None:
    assert set(BOARDS) == {"business", "machinery"}
    assert len({board["uid"] for board in BOARDS.values()}) == len(BOARDS)


def test_every_metric_of_ours_is_shown_and_nothing_else_is_asked_for() -> None:
    assert shown() == set(own_metrics())


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_says_what_it_shows_and_in_which_unit(panel: dict[str, Any]) -> None:
    assert panel["title"]
    assert panel["description"]
    assert panel["fieldConfig"]["defaults"]["unit"]
    assert panel["targets"]


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_asks_the_prometheus_that_is_provisioned(panel: dict[str, Any]) -> None:
    (source,) = yaml(GRAFANA / "provisioning" / "datasources" / "prometheus.yml")["datasources"]
    asked = [panel["datasource"], *(target["datasource"] for target in panel["targets"])]

    assert all(one == {"type": source["type"], "uid": source["uid"]} for one in asked)


@pytest.mark.parametrize("name", BOARDS)
def test_no_two_panels_have_one_id_or_lie_upon_each_other(name: str) -> None:
    panels = BOARDS[name]["panels"]
    places = [panel["gridPos"] for panel in panels]

    assert len({panel["id"] for panel in panels}) == len(panels)
    assert [pair for pair in combinations(places, 2) if _overlap(*pair)] == []
    assert all(place["x"] + place["w"] <= 24 for place in places)


def _overlap(one: dict[str, int], other: dict[str, int]) -> bool:
    return (
        one["x"] < other["x"] + other["w"]
        and other["x"] < one["x"] + one["w"]
        and one["y"] < other["y"] + other["h"]
        and other["y"] < one["y"] + one["h"]
    )
