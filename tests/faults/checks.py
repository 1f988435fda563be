"""The judgement, over evidence alone: nothing here asks a server."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from tests.faults.evidence import Event, Evidence, Sum, Tables
from tests.faults.system.commands import Step, Told


@dataclass(frozen=True)
class Finding:
    """Something that is not as it must be. ``where`` is an event's, command's or table's name."""

    kind: Literal["lost", "twice", "unequal", "wrong"]
    where: str
    what: str


def judge(evidence: Evidence) -> list[Finding]:
    """Every finding; none when nothing was lost, nothing counted twice and all is equal."""
    return [
        *_as_told(evidence.told, evidence.stored),
        *_whole(evidence.stored),
        *_published(evidence.stored, evidence.published),
        *_trailed(evidence.stored, evidence.trail),
        *_summed(evidence.told, evidence.sums),
        *(Finding("wrong", where, "waited for, then not there") for where in evidence.unseen),
        *(finding for tables in evidence.tables for finding in _folded(tables)),
    ]


def _as_told(told: Sequence[Told], stored: Sequence[Event]) -> Iterator[Finding]:
    """Each command left exactly the events that its answer speaks of, whatever its retries."""
    by_key = defaultdict(list)
    for event in stored:
        by_key[event.key].append(event.id)
    for one in told:
        key, found = one.command.key, Counter(by_key.pop(one.command.key, []))
        if one.status == 0:
            yield Finding("wrong", key, f"never answered; last: {one.said}")
            continue
        first = one.version - one.command.events + 1
        due = Counter(f"{one.aggregate}:{n}" for n in range(first, one.version + 1))
        if not one.accepted:
            due = Counter()
        for event_id in (due - found).elements():
            yield Finding("lost", event_id, f"answered to {key}, not stored")
        for event_id in (found - due).elements():
            said = f"{one.status} at {one.aggregate}:{one.version}"
            yield Finding("twice", event_id, f"stored for {key}, which was answered {said}")
    for key, ids in by_key.items():
        for event_id in ids:
            yield Finding("wrong", event_id, f"stored for {key}, which nobody ordered")


def _whole(stored: Sequence[Event]) -> Iterator[Finding]:
    """The versions of each aggregate are 1, 2, 3, ... in the order of the log."""
    last: dict[UUID, int] = defaultdict(int)
    for event in stored:
        if event.version != last[event.aggregate] + 1:
            yield Finding("wrong", event.id, f"stored after version {last[event.aggregate]}")
        last[event.aggregate] = event.version


def _published(stored: Sequence[Event], published: Sequence[Event]) -> Iterator[Finding]:
    """Every stored event went out, those of an aggregate in order; it may have gone twice."""
    last: dict[UUID, int] = defaultdict(int)
    for event in published:
        if event.version > last[event.aggregate] + 1:
            yield Finding("wrong", event.id, f"published after version {last[event.aggregate]}")
        last[event.aggregate] = max(last[event.aggregate], event.version)
    ids = {event.id for event in published}
    for event in stored:
        if event.id not in ids:
            yield Finding("lost", event.id, "stored, not published")
    for event_id in ids - {event.id for event in stored}:
        yield Finding("wrong", event_id, "published, not stored")


def _trailed(stored: Sequence[Event], trail: Sequence[str]) -> Iterator[Finding]:
    """The audit trail has every stored event once, and nothing else."""
    logged, rows = Counter(event.id for event in stored), Counter(trail)
    for event_id in (logged - rows).elements():
        yield Finding("lost", event_id, "stored, not in the trail")
    for event_id in (rows - logged).elements():
        yield Finding("twice", event_id, "in the trail more often than it was stored")


def _summed(told: Sequence[Told], sums: Sequence[Sum]) -> Iterator[Finding]:
    """The sums are what was answered, counted here without any fold."""
    due, found = _expected(told), {(s.year, s.member, s.level): s for s in sums}
    for place in sorted(due.keys() | found.keys(), key=str):
        wanted, shown = due.get(place, Counter()), found.get(place)
        for what in ("recorded", "confirmed"):
            number = getattr(shown, what) if shown else 0
            if number != wanted[what]:
                kind: Literal["lost", "twice"] = "lost" if number < wanted[what] else "twice"
                year, member, level = place
                where = f"quota_sum {year} {member} {level}"
                yield Finding(kind, where, f"{what}: {number} shown, {wanted[what]} answered")


def _expected(told: Sequence[Told]) -> dict[tuple[int, UUID, str], Counter[str]]:
    levels: dict[UUID | None, str] = {}
    held: dict[UUID | None, int] = {}
    state: dict[tuple[UUID | None, UUID], Step] = {}
    for one in sorted((one for one in told if one.accepted), key=lambda one: one.version):
        if one.command.path.endswith("/posts"):
            levels[one.aggregate] = one.command.body["level"]
        if one.command.held_in is not None:
            held[one.aggregate] = one.command.held_in
        for member, step in one.command.steps:
            state[one.aggregate, member] = step
    expected: dict[tuple[int, UUID, str], Counter[str]] = defaultdict(Counter)
    for (meeting, member), step in state.items():
        counts = {"recorded": int(step != "revoked"), "confirmed": int(step == "confirmed")}
        expected[held[meeting], member, levels[member]].update(counts)
    return expected


def _folded(tables: Tables) -> Iterator[Finding]:
    """Everything arrived, nothing was put aside, and the rows are those of a pure fold."""
    for aggregate in tables.stored.keys() | tables.seen.keys():
        due, seen = tables.stored.get(aggregate, 0), tables.seen.get(aggregate, 0)
        if due != seen:
            kind: Literal["lost", "wrong"] = "lost" if seen < due else "wrong"
            said = f"{seen} versions folded into {tables.name}, {due} stored"
            yield Finding(kind, str(aggregate), said)
    for letter in tables.dead_letters:
        yield Finding("wrong", letter, f"a dead letter of {tables.name}")
    for table in tables.differing:
        yield Finding("unequal", f"{tables.name}.{table}", "not what a pure fold of the logs gives")
