"""What the next briefing of a zone has before it: what is to be reported, and to be announced."""

from contracts.petition import petitions as p
from contracts.read.briefings import ListedAnswer
from services.projection.read_models.petitions.queries import briefing_lists as at_briefings, life
from tests.projection.petitions.histories import WHEN, Story, march
from tests.support.histories.worlds import identity
from tests.support.read_models import ReadModels


def to_report(models: ReadModels, story: Story, day: int) -> set[str]:
    models.fold(story.history.envelopes)
    rows = at_briefings.to_report(
        models.read_database, identity("Z1"), march(day), WHEN, masked=False
    )
    return {row.text for row in rows}


def test_a_commune_has_to_report_on_what_it_kept_and_on_what_it_has_not_passed_on(
    read_models: ReadModels,
) -> None:
    story = Story()
    story.raise_("chưa làm gì")
    kept, passed, done, disputed = map(story.raise_, ("giữ", "chuyển", "xong", "chưa xong"))
    story.raise_("khu khác", cell="c4")
    story.tell(kept, p.PetitionKeptAtBase, commune_id=identity("C1"), kept_on=march(8))
    story.escalate(passed, march(9))
    solved = {"solved_on": march(10), "what": "đã làm", "seen_by": "bí thư"}
    for petition_id in (done, disputed):
        story.tell(petition_id, p.SolutionReported, **solved, reported_on=march(12))
    story.tell(disputed, p.SolutionDisputed, disputed_on=march(15), reason="chưa")

    assert to_report(read_models, story, 7) == set()
    everything = {"Sửa chưa làm gì", "Sửa giữ", "Sửa chuyển", "Sửa xong", "Sửa chưa xong"}
    assert to_report(read_models, story, 8) == everything
    assert to_report(read_models, story, 11) == everything - {"Sửa chuyển"}
    assert to_report(read_models, story, 13) == {"Sửa chưa làm gì", "Sửa giữ"}
    assert to_report(read_models, story, 20) == {"Sửa chưa làm gì", "Sửa giữ", "Sửa chưa xong"}


def test_what_was_split_has_its_parts_to_report_on_from_that_day(read_models: ReadModels) -> None:
    story = Story()
    whole = story.raise_("hai việc")
    parts = [
        story.raise_(name, source="split", source_id=whole, briefing_id=None)
        for name in ("một", "hai")
    ]
    story.tell(whole, p.PetitionSplit, part_ids=parts, split_on=march(10), reason="hai việc")

    assert to_report(read_models, story, 9) == {"Sửa hai việc"}
    assert to_report(read_models, story, 10) == {"Sửa một", "Sửa hai"}


def test_what_is_answered_and_not_announced_waits_for_the_next_briefing(
    read_models: ReadModels,
) -> None:
    story = Story()
    waiting, told = story.raise_("chờ"), story.raise_("đã nghe")
    for petition_id in (waiting, told):
        story.escalate(petition_id)
        story.assign(petition_id, march(8), due_on=march(20))
        story.draft(petition_id, march(9), "Sẽ sửa")
        story.answer(petition_id, march(10))
    story.publish(told, march(11))
    read_models.fold(story.history.envelopes)

    (row,) = at_briefings.to_announce(read_models.read_database, identity("Z1"), WHEN)

    assert (row.petition_id, row.answer) == (waiting, "Sẽ sửa")
    assert (row.document_number, row.answered_on) == ("1-CV/HU", march(10))
    listed = ListedAnswer(petition_id=told, round=1, late=False, announced=True)
    (given,) = life.answers(read_models.read_database, [listed], WHEN)
    assert (given.late, given.announced) == (False, True)
    assert (given.petition, given.text, given.lead_name) == (
        "Sửa đã nghe",
        "Sẽ sửa",
        "Phòng nông nghiệp",
    )
