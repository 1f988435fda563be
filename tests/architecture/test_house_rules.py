"""Every file keeps the house rules, and every rule is seen to catch what breaks it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from inspect import cleandoc

import pytest

from tests.architecture import house_rules as rules
from tests.architecture.sources import WRITTEN, Source, sources

CODE = ("kernel", "contracts", "chassis", "services", "deploy")
TESTS = ("tests",)
EVERYWHERE = (*CODE, *TESTS, "benchmarks", "docs", ".ci")
FILES = tuple(sources())

PLAIN = ("kernel", "contracts", "deploy", "benchmarks")
"""Rooms whose docstrings begin with a noun or a verb; a room is added when all of its do."""
ROAD = "class Road(Aggregate):\n    def mend(self) -> None:\n        self.trigger_event(Mended)\n"
SHORT = "def short() -> None:\n    pass\n"
LONG_FUNCTION = "def long() -> None:\n" + "    pass\n" * 45
PUT_OFF = "# TO" + "DO: later\n"
METRICS = "from prometheus_client import Counter, Gauge, Histogram\n"


@dataclass(frozen=True)
class Rule:
    """A rule, the rooms it holds in, a made-up file that keeps it and some that break it."""

    offences: Callable[[Source], Iterator[str]]
    rooms: tuple[str, ...]
    kept_by: str = field(repr=False)
    broken_by: tuple[str, ...] = field(repr=False)
    file: str = "chassis/made_up.py"
    suffixes: frozenset[str] = frozenset({".py"})
    only_below: str = ""

    def holds_for(self, source: Source) -> bool:
        reads = source.path.suffix in self.suffixes
        return reads and source.room in self.rooms and self.only_below in source.name


RULES = (
    Rule(
        rules.an_aggregate_is_one_class_in_one_file,
        ("services",),
        f"class RoadEvent(Aggregate.Event): ...\n{ROAD}\nclass Side: ...\n" + "\n" * 480,
        (
            f"{ROAD}\n{ROAD}",
            ROAD.replace("(Aggregate)", "(RoadSteps)"),
            ROAD.replace("(Aggregate)", "(RoadState, Aggregate)"),
            ROAD.replace("(Aggregate)", ""),
            ROAD + "\n" * 520,
        ),
        file="services/made/domain/road/road.py",
        only_below="/domain/",
    ),
    Rule(
        rules.a_docstring_says_what_it_is_about,
        PLAIN,
        '"""Roads of a commune."""\ndef mend() -> None:\n    """Mends what is broken."""\n',
        (
            '"""What roads are."""',
            'class Road:\n    """Whose it is."""',
            'def mend() -> None:\n    """Of a commune, the worst."""',
            'async def mend() -> None:\n    """Who mends it: the commune."""',
        ),
        file="contracts/made_up.py",
    ),
    Rule(
        rules.a_function_fits_on_one_screen, CODE, SHORT, (LONG_FUNCTION, f"async {LONG_FUNCTION}")
    ),
    Rule(rules.nothing_is_put_off, EVERYWHERE, "# done\n", (PUT_OFF,), suffixes=WRITTEN),
    Rule(
        rules.no_test_is_skipped,
        TESTS,
        "pytest.fail('How to get it.')",
        ("pytest.skip('no')", "@pytest.mark.skipif(True)\ndef test_it(): ...", "mark.xfail()"),
        file="tests/made_up.py",
    ),
    Rule(
        rules.no_test_sleeps,
        TESTS,
        "wait_until(there, within=5)",
        ("time.sleep(1)", "await asyncio.sleep(1)", "sleep(1)", "page.wait_for_timeout(9)"),
        file="tests/made_up.py",
    ),
    Rule(
        rules.nothing_is_patched,
        TESTS,
        "clock = FixedClock(today)",
        (
            "from unittest import mock",
            "from unittest.mock import patch",
            "import unittest.mock",
            "import mock",
        ),
        file="tests/made_up.py",
    ),
    Rule(
        rules.catching_everything_has_a_reason,
        (*CODE, *TESTS, "benchmarks"),
        "try:\n    go()\n# It must not stop the others.\nexcept Exception:\n    park()\n"
        "try:\n    go()\nexcept BaseException:\n    stop()\n    raise\n"
        "try:\n    go()\nexcept OSError:\n    wait()\n",
        (
            "try:\n    go()\nexcept Exception:\n    pass\n",
            "try:\n    go()\nexcept:\n    pass\n",
            "try:\n    go()\nexcept (OSError, BaseException) as error:\n    log(error)\n",
        ),
    ),
    Rule(rules.no_rule_is_an_assertion, CODE, "raise NotAllowed", ("assert allowed",)),
    Rule(
        rules.a_package_says_what_it_is,
        (*CODE, *TESTS, "benchmarks"),
        '"""What is in here."""',
        ("", "import this"),
        file="services/made_up/__init__.py",
    ),
    Rule(
        rules.what_the_chassis_offers_is_promised,
        ("chassis",),
        'def go() -> None:\n    """Go."""\ndef _inside() -> None: ...\n',
        ("def go() -> None: ...\n", "class Clock: ...\n"),
    ),
    Rule(
        rules.the_domain_stands_alone,
        ("services",),
        "import re\nfrom datetime import date\nfrom eventsourcing.domain import Aggregate\n"
        "from kernel.period import Period\nfrom services.made.domain.post import Post\n",
        (
            "import httpx",
            "from chassis.eventstore.command import Order",
            "from eventsourcing.application import Application",
            "from services.made.application.codes import Code",
            "from services.made.domain_of_others import rule",
            "from ..application import codes",
        ),
        file="services/made/domain/up.py",
        only_below="/domain/",
    ),
    Rule(
        rules.the_kernel_stands_alone,
        ("kernel",),
        "import unicodedata\nfrom kernel import text\n",
        (
            "from eventsourcing.domain import Aggregate",
            "import msgspec",
            "from contracts.event import Event",
            "from services.made.domain.post import Post",
        ),
        file="kernel/made_up.py",
    ),
    Rule(
        rules.a_metric_can_be_read,
        CODE,
        f"{METRICS}Counter('sausat_events_total', 'Events.', ['service'])\n"
        "Histogram('sausat_wait_seconds', 'Time waited.', buckets=(1, 2))\n"
        "Gauge('sausat_dead_letters', 'Letters there.', WHOSE)\n",
        tuple(
            f"{METRICS}{metric}\n"
            for metric in (
                "Counter('sausat_events', 'Events.')",
                "Counter('events_total', 'Events.')",
                "Counter('sausat_events_total', '')",
                "Gauge('sausat_events_total', 'Events.')",
                "Gauge('sausat_age_minutes', 'Age.')",
                "Histogram('sausat_wait', 'Time waited.')",
                "Counter('sausat_visits_total', 'Visits.', ['member_id'])",
            )
        ),
    ),
)

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.offences.__name__)


@every_rule
def test_every_file_keeps_the_rule(rule: Rule) -> None:
    offences = [o for file in FILES if rule.holds_for(file) for o in rule.offences(file)]
    why = cleandoc(rule.offences.__doc__ or "")
    assert not offences, "\n".join([why, *offences])


@every_rule
def test_the_rule_is_seen_to_fail(rule: Rule) -> None:
    for text in rule.broken_by:
        broken = Source(rule.file, text)
        assert rule.holds_for(broken)
        assert list(rule.offences(broken)), text


@every_rule
def test_the_rule_lets_pass_what_keeps_it(rule: Rule) -> None:
    assert list(rule.offences(Source(rule.file, rule.kept_by))) == []


@every_rule
def test_the_rule_tells_why(rule: Rule) -> None:
    assert len((rule.offences.__doc__ or "").split()) > 15


@every_rule
def test_the_rule_has_files_to_hold_for(rule: Rule) -> None:
    assert any(rule.holds_for(file) for file in FILES)


def test_every_rule_is_held() -> None:
    written = {
        name
        for name, value in vars(rules).items()
        if callable(value)
        and getattr(value, "__module__", "") == rules.__name__
        and not name.startswith("_")
    } - {rules.crowded_folders.__name__}
    assert written == {rule.offences.__name__ for rule in RULES}


def test_a_folder_with_code_is_a_package() -> None:
    """An unnamed folder is no package: its modules are not found where it is installed, and
    import-linter does not look into it."""
    packages = {file.path.parent for file in FILES if file.path.name == "__init__.py"}
    modules = {file.path.parent for file in FILES if file.is_python}
    assert modules - packages == set()


HOUSED = [file for file in FILES if file.is_python and file.room in {*CODE, *TESTS}]


def test_a_folder_is_seen_at_a_glance() -> None:
    assert list(rules.crowded_folders(HOUSED)) == [], rules.crowded_folders.__doc__


def test_a_crowded_folder_is_seen() -> None:
    """Its package's own file is not counted."""
    names = [*(f"tests/made/test_{number}.py" for number in range(12)), "tests/made/__init__.py"]
    assert list(rules.crowded_folders([Source(name, "") for name in names])) == []
    names.append("tests/made/one_more.py")
    crowded = list(rules.crowded_folders([Source(name, "") for name in names]))
    assert crowded == ["tests/made: 13 modules"]
