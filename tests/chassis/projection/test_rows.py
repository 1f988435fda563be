"""Named rows: each column is filled by what is declared, or the program does not start."""

from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import UUID

import pytest

from chassis.projection.fold import Fold
from chassis.projection.rows import Field, Made, Put, ids, put
from contracts.attendance import MeetingHeld
from contracts.envelope import Envelope

MEETING = UUID("0f2d1b5e-6a7c-4e8d-9b0a-1c2d3e4f5a6b")
HELD = MeetingHeld(meeting_id=MEETING, held_on=date(2021, 3, 5), present=21)
ENVELOPE = Envelope(
    id=f"{MEETING}:2",
    type="MeetingHeld.v1",
    source="/services/attendance",
    subject=str(MEETING),
    time=datetime(2021, 3, 5, 7, tzinfo=UTC),
    sequence=7,
    actor="bi-thu",
    correlation_id="c-1",
    causation_id=None,
    data=b"{}",
)


class Step(NamedTuple):
    """A row with a column from each source."""

    meeting_id: UUID
    version: int
    state: str
    day: date
    present: int | None
    words: str
    recorded_at: datetime
    reason: str | None = None


STEP = put(
    Step, state="held", day=Field("held_on"), words=Made(lambda event: f"{event.present} đồng chí")
)


def test_a_column_is_said_or_a_field_or_made_or_of_the_envelope_or_the_default() -> None:
    fold = Fold(name="steps", ddl="", tables={"step": STEP.row}, handlers={MeetingHeld: STEP})

    assert fold.columns == {"step": Step._fields}
    assert fold.rows(HELD, ENVELOPE) == [
        (
            "step",
            Step(
                meeting_id=MEETING,
                version=2,
                state="held",
                day=date(2021, 3, 5),
                present=21,
                words="21 đồng chí",
                recorded_at=ENVELOPE.time,
                reason=None,
            ),
        )
    ]


@pytest.mark.parametrize(
    ("declared", "says"),
    [
        (put(Step, day=Field("held_on"), words=""), "nothing in MeetingHeld fills Step.state"),
        (put(Step, state="held", day=Field("on"), words=""), r"MeetingHeld has no field \['on'\]"),
        (put(Step, stat="held"), r"Step has no column \['stat'\]"),
    ],
    ids=["a column that nothing fills", "a field that there is not", "a column that there is not"],
)
def test_what_cannot_be_filled_is_told_when_the_fold_is_made(declared: Put, says: str) -> None:
    with pytest.raises(TypeError, match=says):
        Fold(
            name="steps",
            ddl="",
            tables={"step": Step},
            handlers={MeetingHeld: declared},
        )


def test_several_rows_of_one_event_come_in_their_order() -> None:
    class Day(NamedTuple):
        held_on: date
        version: int

    fold = Fold(
        name="steps",
        ddl="",
        tables={"day": Day, "step": Step},
        handlers={MeetingHeld: (put(Day), STEP)},
    )

    assert [table for table, _ in fold.rows(HELD, ENVELOPE)] == ["day", "step"]


def test_the_ids_that_a_batch_wrote_are_found_by_the_columns_name() -> None:
    fold = Fold(name="steps", ddl="", tables={"step": Step}, handlers={MeetingHeld: STEP})
    rows = [row for _, row in fold.rows(HELD, ENVELOPE)]

    assert ids({"step": rows}, "meeting_id", "step", "another") == {MEETING}
