"""What is told at the end: one line of JSON, and before it everything that is not as it must be."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.checks import Finding
from tests.faults.evidence import Evidence
from tests.faults.faults import KINDS, Strike

Say = Callable[[str], None]
_SHOWN = 20


@dataclass
class Report:
    """The sum over all rounds. A finding stays one, however many rounds see it.

    ``republished`` events were sent to Kafka more than once, ``fenced`` batches thrown away because
    another had folded them: both are the machinery at work. A ``crash`` is a process that ended by
    itself, which none may for a fault of another.
    """

    seed: int
    rounds: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    findings: dict[tuple[str, str], Finding] = field(default_factory=dict)
    commands: int = 0
    refused: int = 0
    reads: int = 0
    retries: int = 0
    events: int = 0
    republished: int = 0
    fenced: int = 0
    crashes: int = 0

    def add(
        self, strikes: Sequence[Strike], evidence: Evidence, findings: Sequence[Finding]
    ) -> None:
        """A round is over. Evidence is of everything since the beginning."""
        self.rounds += 1
        self.faults.update(fault.name for faults in strikes for fault in faults)
        for finding in findings:
            self.findings.setdefault((finding.kind, finding.where), finding)
        self.commands = len(evidence.told)
        self.refused = sum(not told.accepted for told in evidence.told)
        self.events = len(evidence.stored)
        self.republished = len(evidence.published) - len({e.id for e in evidence.published})

    @property
    def all_well(self) -> bool:
        return not self.findings and not self.crashes

    def tell(self, say: Say, logs: Path) -> None:
        """Say it; ``logs`` is the folder of the run, named when there is something to look for."""
        for finding in list(self.findings.values())[:_SHOWN]:
            say(f"{finding.kind.upper()}: {finding.where}: {finding.what}")
        if len(self.findings) > _SHOWN:
            say(f"... and {len(self.findings) - _SHOWN} more")
        if not self.all_well:
            say(f"Logs and data are kept in {logs}")
        say(json.dumps(self.as_json()))

    def as_json(self) -> dict[str, object]:
        kinds = Counter(finding.kind for finding in self.findings.values())
        names = [f"{how} {what}" for how, what in KINDS]
        return {
            "rounds": self.rounds,
            "seed": self.seed,
            "faults": {name: self.faults[name] for name in names},
            "commands": self.commands,
            "refused": self.refused,
            "reads": self.reads,
            "retries": self.retries,
            "events": self.events,
            "republished": self.republished,
            "fenced": self.fenced,
            "crashes": self.crashes,
            "lost": kinds["lost"],
            "twice": kinds["twice"],
            "wrong": kinds["wrong"],
            "equal": not kinds["unequal"],
        }
