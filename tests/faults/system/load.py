"""The load: writers that give one command after another, each chosen by the seed."""

import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from tests.faults.system.commands import Client, Command, Step, Told
from tests.faults.system.world import CELLS, MEMBERS, World

WRITERS: Final = 4
_PAUSE: Final = 0.02
_FIRST_DAY: Final = date(2016, 1, 1)
_DAYS: Final = 2500
_LOOKED_AT: Final = 0.1
"""The part of what they entered that writers read at once."""
_LATEST: Final = 20
"""So many of the meetings that it entered does a writer still speak about."""
_KINDS: Final = ("regular", "thematic", "extraordinary")


@dataclass
class _Meeting:
    """A meeting that this writer entered, as far as it knows."""

    id: UUID
    attended: dict[UUID, Step] = field(default_factory=dict)


class Writer:
    """One of the writers. Two never enter a meeting at the same place, unless they mean to."""

    def __init__(self, number: int, seed: int, client: Client, world: World) -> None:
        self._number = number
        self._client = client
        self._world = world
        self._chance = random.Random(f"{seed}:writer:{number}")  # noqa: S311  (must be repeatable)
        self._given = 0
        self._places = 0
        self._meetings: list[_Meeting] = []
        self._members = [world.id(name) for name in MEMBERS]
        # A meeting that all writers speak about at once.
        self._shared = _Meeting(world.id("shared"))

    def run(self, stopping: threading.Event) -> None:
        """Give commands until told to stop; the last one is answered too."""
        while not stopping.wait(_PAUSE):
            (choice,) = self._chance.choices(*_CHOICES)
            choice(self)

    def _enter(self) -> None:
        place = self._places * WRITERS + self._number
        self._places += 1
        came = self._chance.sample(self._members, self._chance.randint(0, 3))
        last = max(came, key=self._members.index, default=None)
        command = _record(self._key(), self._own_id("meeting"), self._world, place, came)
        told = self._give(replace(command, wait_for=self._appointed(last)))
        if told.aggregate is not None:
            self._meetings.append(_Meeting(told.aggregate, dict.fromkeys(came, "confirmed")))

    def _enter_again(self) -> None:
        """At a place that is taken: to be refused, whatever happens meanwhile."""
        if self._places:
            place = self._chance.randrange(self._places) * WRITERS + self._number
            self._give(_record(self._key(), None, self._world, place, []))

    def _attend(self) -> None:
        meeting = self._some_meeting()
        member = self._chance.choice(self._members)
        if meeting is not None:
            body = {"member_id": str(member)}
            self._change(meeting, "", body, member, "recorded")

    def _confirm(self) -> None:
        self._change_known("recorded", "confirmation", {}, "confirmed")

    def _revoke(self) -> None:
        reason = {"reason": "Ghi nhầm người dự"}
        self._change_known("confirmed", "revocation", reason, "revoked")

    def _register(self) -> None:
        """A new member, with a post, whom the next commands may name."""
        member = self._world.member(f"mới {self._number} {self._given}", self._own_id("member"))
        told = self._give(Command(self._key(), "assignment", "/members", member))
        path = f"/members/{told.aggregate}/posts"
        post = self._world.post(self._chance.choice(("A", "B", "D")))
        if told.aggregate is not None:
            told = self._give(Command(self._key(), "assignment", path, post))
            if told.aggregate is not None:
                self._members.append(told.aggregate)

    def _change_known(self, known: Step, what: str, body: dict[str, str], step: Step) -> None:
        """Of somebody who is, as far as this writer knows, still as said."""
        meetings = [self._shared, *self._meetings[-_LATEST:]]
        there = [
            (m, who) for m in meetings for who, is_now in m.attended.items() if is_now == known
        ]
        if there:
            meeting, member = self._chance.choice(there)
            self._change(meeting, f"/{member}/{what}", body, member, step)

    def _change(
        self, meeting: _Meeting, path: str, body: dict[str, str], member: UUID, step: Step
    ) -> None:
        command = Command(
            self._key(),
            "attendance",
            f"/meetings/{meeting.id}/attendances{path}",
            body,
            wait_for=self._appointed(member),
            steps=((member, step),),
        )
        if self._give(command).accepted or meeting is self._shared:
            meeting.attended[member] = step

    def _some_meeting(self) -> _Meeting | None:
        if self._chance.random() < 0.1:
            return self._shared
        return self._chance.choice(self._meetings[-_LATEST:]) if self._meetings else None

    def _appointed(self, member: UUID | None) -> str | None:
        """People name whom they have just registered: the position of the member's post."""
        return None if member is None or member in _FIRST else f"{member}:2"

    def _give(self, command: Command) -> Told:
        self._given += 1
        told = self._client.give(command)
        if told.accepted and self._chance.random() < _LOOKED_AT:
            self._client.see(told)
        return told

    def _own_id(self, what: str) -> UUID | None:
        """Half of what is new bears an id of the caller's choice, the others get one."""
        if self._chance.random() < 0.5:
            return None
        return self._world.id(f"{what} {self._number} {self._given}")

    def _key(self) -> str:
        return f"writer-{self._number}-{self._given}"


_FIRST: Final = frozenset(World().id(name) for name in MEMBERS)

_CHOICES: Final[tuple[Sequence[Callable[[Writer], None]], Sequence[int]]] = (
    (
        Writer._enter,
        Writer._enter_again,
        Writer._attend,
        Writer._confirm,
        Writer._revoke,
        Writer._register,
    ),
    (50, 5, 18, 10, 7, 10),
)


def shared_meeting(world: World) -> Command:
    """The command that enters the meeting about which all writers speak."""
    return _record("shared", world.id("shared"), world, _DAYS * len(CELLS) * len(_KINDS) - 1, [])


def _record(
    key: str, meeting_id: UUID | None, world: World, place: int, came: Sequence[UUID]
) -> Command:
    """The minutes of a meeting at the ``place``-th of all pairs of a cell and a day."""
    day, cell = divmod(place, len(CELLS))
    kind, day = divmod(day, _DAYS)
    held_on = _FIRST_DAY + timedelta(days=day)
    body = {
        "id": meeting_id and str(meeting_id),
        "organization_id": str(world.id(CELLS[cell])),
        "kind": _KINDS[kind],
        "held_on": held_on.isoformat(),
        "member_ids": [str(member) for member in came],
    }
    return Command(
        key,
        "attendance",
        "/meetings/record",
        body,
        events=2 + 2 * len(came),
        steps=tuple((member, "confirmed") for member in came),
        held_in=held_on.year,
    )
