"""The runbook: every metric and every alert is in it, and nothing that does not exist."""

import re
from typing import Final

import pytest

from tests.deploy.files import RUNBOOK, alerts, anchor, headings, own_metrics

TEXT: Final = RUNBOOK.read_text("utf-8")


def section(heading: str) -> str:
    """What stands under the heading, until the next one."""
    _, _, rest = TEXT.partition(f"# {heading}\n")
    return re.split(r"^#+ ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def rows(heading: str) -> list[list[str]]:
    """The cells of the tables under the heading, without their heads."""
    lines = [line for line in section(heading).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_every_metric_is_told_with_its_type_and_its_labels() -> None:
    told = {
        name.strip("`"): (kind, re.findall(r"`(\w+)`", labels))
        for name, kind, labels, _ in rows("Metrics")
    }

    assert told == {
        name: (metric._type, list(metric._labelnames)) for name, metric in own_metrics().items()
    }


@pytest.mark.parametrize("row", rows("Metrics"), ids=lambda row: row[0])
def test_a_metric_is_told_with_its_meaning(row: list[str]) -> None:
    assert len(row[3].split()) > 2


def test_every_alert_has_its_section_and_no_other_is_told_of() -> None:
    told = re.findall(r"^### (.+)$", TEXT, re.MULTILINE)

    assert sorted(told) == sorted(alerts())


@pytest.mark.parametrize("alert", sorted(alerts()))
def test_an_alert_is_told_with_its_weight_and_what_to_do(alert: str) -> None:
    told = section(alert).strip()

    assert told.startswith(f"*{alerts()[alert]['labels']['severity']}.*")
    assert len(told.split()) > 20


def test_every_link_within_the_page_leads_somewhere() -> None:
    places = {anchor(heading) for heading in headings(re.sub(r"```.*?```", "", TEXT, flags=re.S))}
    linked = set(re.findall(r"\]\(#([\w-]+)\)", TEXT))

    assert linked
    assert linked <= places


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:deploy|tests)/[\w./]+)`", TEXT))))
def test_every_file_that_is_named_is_there(path: str) -> None:
    assert (RUNBOOK.parents[1] / path).exists()
