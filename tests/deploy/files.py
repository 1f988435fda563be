"""The files of ``deploy`` and what is in them."""

import re
from pathlib import Path
from typing import Any, Final

from prometheus_client.metrics import MetricWrapperBase
from ruamel.yaml import YAML

from chassis import metrics
from services.projection import monitor

ROOT: Final = Path(__file__).resolve().parents[2]
PROMETHEUS: Final = ROOT / "deploy" / "prometheus"
GRAFANA: Final = ROOT / "deploy" / "grafana"
RUNBOOK: Final = ROOT / "docs" / "runbook.md"


def yaml(path: Path) -> Any:
    """The document in the file, in plain lists and dictionaries."""
    return YAML(typ="safe").load(path)


def alerts() -> dict[str, dict[str, Any]]:
    """Every alert rule by its name."""
    groups = yaml(PROMETHEUS / "rules.yml")["groups"]
    return {rule["alert"]: rule for group in groups for rule in group["rules"]}


def own_metrics() -> dict[str, MetricWrapperBase]:
    """Every metric of our own by the name under which Prometheus knows it."""
    defined = [*vars(metrics).values(), *vars(monitor).values()]
    found = [metric for metric in defined if isinstance(metric, MetricWrapperBase)]
    return {
        f"{metric._name}_total" if metric._type == "counter" else metric._name: metric
        for metric in found
    }


def headings(markdown: str) -> list[str]:
    """The headings of a page, in their order."""
    return re.findall(r"^#+ (.+)$", markdown, re.MULTILINE)


def anchor(heading: str) -> str:
    """The anchor that a heading gets where Markdown is shown."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
