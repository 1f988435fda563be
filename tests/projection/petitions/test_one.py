"""One petition: its words, rounds and life, what it is bound to, what a cell sees of it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from contracts.attendance import MeetingHeld, MeetingScheduled, OpinionRecorded
from contracts.petition import petitions as p, rounds as r
from contracts.read.petitions import LinkedPetition, NamedBriefing, Petition, ReturnedDraft
from services.projection.read_models.meetings import queries as meetings
from services.projection.read_models.petitions.queries import life
from tests.projection.briefings.test_briefings import hold
from tests.projection.petitions.histories import DAY, LEAD, WHEN, Story, march
from tests.support.histories.worlds import identity
from tests.support.read_models import ReadModels


def seen(models: ReadModels, story: Story, petition_id: UUID, *, masked: bool = False) -> Petition:
    models.fold(story.history.envelopes)
    found = life.petition(models.read_database, petition_id, WHEN, masked=masked)
    assert found is not None
    return found


def two_rounds() -> tuple[Story, UUID]:
    """Answered on the 10th, rejected on the 12th, answered again on the 20th and accepted."""
    story = Story()
    petition_id = story.raise_()
    story.escalate(petition_id)
    story.assign(petition_id, march(8), due_on=march(15))
    story.draft(petition_id, march(9), "Nháp")
    story.tell(petition_id, r.AnswerReturned, round=1, returned_on=march(9), reason="chưa rõ")
    story.draft(petition_id, march(10), "Đang xem xét")
    story.answer(petition_id, march(10))
    story.publish(petition_id, march(11))
    story.tell(petition_id, r.AnswerRejected, round=1, rejected_on=march(12), reason="nói chung")
    story.whole_round(petition_id, march(20), number=2)
    story.tell(petition_id, r.AnswerAccepted, round=2, accepted_on=march(21))
    return story, petition_id


def test_a_petition_is_told_with_the_names_of_its_places_and_of_its_field(
    read_models: ReadModels,
) -> None:
    story = Story()
    found = seen(read_models, story, story.raise_())

    assert (found.cell_name, found.commune_name) == ("Tổ chức c1", "Tổ chức C1")
    assert (found.zone_name, found.field_name) == ("Khu Z1", "Lĩnh vực khac")
    assert (found.state, found.round, found.rounds) == ("raised", 0, [])


def test_the_words_that_were_corrected_last_hold(read_models: ReadModels) -> None:
    story = Story()
    petition_id = story.raise_()
    for field, text in (("dat_dai", "Sửa cầu"), ("nong_nghiep", "Sửa kênh")):
        said = {"field": field, "text": text, "address": "xóm", "reason": "ghi nhầm"}
        story.tell(petition_id, p.PetitionCorrected, **said)

    found = seen(read_models, story, petition_id)

    assert (found.field, found.text, found.address) == ("nong_nghiep", "Sửa kênh", "xóm")


def test_each_round_has_its_offices_its_drafts_and_what_came_of_it(
    read_models: ReadModels,
) -> None:
    first, second = seen(read_models, *two_rounds()).rounds

    assert (first.lead_id, first.lead_name) == (LEAD, "Phòng nông nghiệp")
    assert [office.name for office in first.offices] == [
        "Phòng nông nghiệp",
        "Phòng địa chính",
    ]
    assert [draft.text for draft in first.drafts] == ["Nháp", "Đang xem xét"]
    assert first.returned == [ReturnedDraft(returned_on=march(9), reason="chưa rõ")]
    assert (first.document_number, first.answered_on) == ("1-CV/HU", march(10))
    assert (first.text, first.rejected_on) == ("Đang xem xét", march(12))
    assert (first.reason, first.accepted_on) == ("nói chung", None)
    assert (second.round, second.text) == (2, "Trả lời lần 2")
    assert (second.accepted_on, second.rejected_on) == (march(21), None)


def test_the_life_has_every_step_with_its_day_its_event_and_who_recorded_it(
    read_models: ReadModels,
) -> None:
    story, petition_id = two_rounds()

    told = seen(read_models, story, petition_id).life

    recorded = [e for e in story.history.envelopes if e.aggregate_id == petition_id]
    assert [step.event_id for step in told] == [envelope.id for envelope in recorded]
    assert [step.type for step in told] == [envelope.type for envelope in recorded]
    assert [step.recorded_at for step in told] == [envelope.time for envelope in recorded]
    assert {step.actor for step in told} == {"van-phong"}
    assert [step.on for step in told] == sorted(step.on for step in told)


def test_the_briefings_at_which_it_was_put_and_announced_are_named(
    read_models: ReadModels,
) -> None:
    story = Story()
    put, announced = hold(story.history, 3, "C1"), hold(story.history, 4, "C2")
    petition_id = story.raise_(briefing_id=put)
    story.escalate(petition_id)
    story.assign(petition_id, march(8), due_on=march(15))
    story.draft(petition_id, march(9), "Sẽ sửa")
    story.answer(petition_id, march(10))
    said = {"briefing_id": announced, "published_on": date(2021, 4, 7)}
    story.tell(petition_id, r.AnswerPublished, round=1, **said)

    assert seen(read_models, story, petition_id).briefings == [
        NamedBriefing(briefing_id=put, name="Giao ban tháng 3/2021, Khu Z1"),
        NamedBriefing(briefing_id=announced, name="Giao ban tháng 4/2021, Khu Z1"),
    ]


def test_the_clock_of_a_round_tells_when_it_stood(read_models: ReadModels) -> None:
    story = Story()
    petition_id = story.raise_()
    story.escalate(petition_id)
    story.assign(petition_id, march(8), due_on=march(15))
    cause = {"cause": "waiting_for_petitioner", "reason": "chờ hồ sơ"}
    story.tell(petition_id, r.ClockStopped, round=1, stopped_on=march(10), **cause)

    standing = seen(read_models, story, petition_id)

    times = {"due_on": march(20), "remind_on": march(18), "escalate_on": march(25)}
    story.tell(petition_id, r.ClockResumed, round=1, resumed_on=march(15), **times)
    running = seen(read_models, story, petition_id)
    assert (standing.stopped_on, standing.overdue) == (march(10), False)
    assert (running.stopped_on, running.overdue) == (None, True)
    (stop,) = running.rounds[0].stops
    assert (stop.stopped_on, stop.resumed_on) == (march(10), march(15))
    assert running.rounds[0].due_on == march(20)


def solve(story: Story, petition_id: UUID) -> None:
    done = {"solved_on": march(20), "what": "đã rải đá", "seen_by": "trưởng thôn"}
    story.tell(petition_id, p.SolutionReported, **done, reported_on=march(21))
    story.tell(petition_id, p.SolutionConfirmed, confirmed_on=march(22))


def test_a_petition_that_was_reopened_waits_for_its_next_round_or_for_its_first_decision(
    read_models: ReadModels,
) -> None:
    story = Story()
    answered, kept = story.raise_("đường"), story.raise_("cầu")
    story.escalate(answered)
    story.whole_round(answered, march(10))
    story.tell(kept, p.PetitionKeptAtBase, commune_id=identity("C1"), kept_on=march(8))
    for petition_id in (answered, kept):
        solve(story, petition_id)
        story.tell(petition_id, p.PetitionReopened, reopened_on=march(25), reason="lại hỏng")

    assert seen(read_models, story, answered).state == "rejected"
    assert seen(read_models, story, kept).state == "raised"


def test_before_an_answer_is_announced_a_cell_sees_nothing_of_it(read_models: ReadModels) -> None:
    story = Story()
    petition_id = story.raise_()
    story.escalate(petition_id)
    story.assign(petition_id, march(8), due_on=march(15))
    story.draft(petition_id, march(9), "Bí mật")
    story.answer(petition_id, march(10))

    found = seen(read_models, story, petition_id, masked=True)

    assert found.state == "assigned"
    assert found.due_on == march(15)
    (only,) = found.rounds
    assert (only.text, only.document_number, only.drafts) == (None, None, [])
    assert [step.type for step in found.life] == [
        "PetitionRaised.v1",
        "PetitionEscalated.v1",
        "PetitionAssigned.v1",
    ]
    assert "Bí mật" not in str(found)
    assert "1-CV/HU" not in str(found)


def test_when_an_answer_is_announced_a_cell_sees_all_of_its_round(read_models: ReadModels) -> None:
    story, petition_id = two_rounds()

    assert seen(read_models, story, petition_id, masked=True) == seen(
        read_models, story, petition_id
    )


def test_petitions_that_are_bound_to_each_other_name_each_other(read_models: ReadModels) -> None:
    story = Story()
    letter, same = story.raise_("thư"), story.raise_("thư nữa")
    story.tell(same, p.PetitionMerged, into_id=letter, merged_on=DAY, reason="trùng")
    story.tell(letter, p.PetitionAbsorbed, merged_id=same, merged_on=DAY)
    parts = [identity("đường"), identity("điện")]
    story.tell(letter, p.PetitionSplit, part_ids=parts, split_on=DAY, reason="hai việc")
    for name in ("đường", "điện"):
        story.raise_(name, source="split", source_id=letter, briefing_id=None)

    of_letter = seen(read_models, story, letter).links

    assert of_letter.absorbed == [LinkedPetition(petition_id=same, text="Sửa thư nữa")]
    assert [part.text for part in of_letter.parts] == ["Sửa đường", "Sửa điện"]
    whole = LinkedPetition(petition_id=letter, text="Sửa thư")
    assert seen(read_models, story, same).links.merged_into == whole
    assert seen(read_models, story, parts[0]).links.part_of == whole


def test_a_cell_does_not_read_the_words_of_another_cell_that_asked_for_the_same(
    read_models: ReadModels,
) -> None:
    story = Story()
    ours, theirs = story.raise_("đường"), story.raise_("đường xã bên", cell="c3")
    story.tell(ours, p.PetitionMerged, into_id=theirs, merged_on=DAY, reason="trùng")

    def merged_into(*, masked: bool) -> LinkedPetition | None:
        return seen(read_models, story, ours, masked=masked).links.merged_into

    assert merged_into(masked=True) == LinkedPetition(petition_id=theirs, text=None)
    assert merged_into(masked=False) == LinkedPetition(petition_id=theirs, text="Sửa đường xã bên")


def test_an_opinion_and_the_petition_grown_out_of_it_are_linked_both_ways(
    read_models: ReadModels,
) -> None:
    story = Story()
    meeting, opinion = identity("họp"), identity("ý kiến")
    for event in (
        MeetingScheduled(
            meeting_id=meeting,
            organization_id=identity("c1"),
            body="cell",
            kind="regular",
            planned_on=march(3),
        ),
        MeetingHeld(meeting_id=meeting, held_on=march(3)),
        OpinionRecorded(meeting_id=meeting, opinion_id=opinion, text="Cây giống kém"),
    ):
        story.history.add(meeting, event)
    petition_id = story.raise_(source="opinion", source_id=opinion, briefing_id=None)

    found = seen(read_models, story, petition_id)
    assert found.source_id == opinion
    there = meetings.opinion(read_models.read_database, opinion, WHEN)
    held = meetings.meeting(read_models.read_database, meeting, WHEN)

    assert there is not None
    assert (there.meeting_id, there.text) == (meeting, "Cây giống kém")
    assert held is not None
    (told,) = held.opinions
    assert (told.petition_id, told.petition_raised_on) == (petition_id, DAY)


def test_as_of_a_moment_a_petition_is_as_it_was_recorded_then(read_models: ReadModels) -> None:
    story, petition_id = two_rounds()
    read_models.fold(story.history.envelopes)
    rejected = next(e for e in story.history.envelopes if e.type == "AnswerRejected.v1")

    then = life.petition(
        read_models.read_database, petition_id, replace(WHEN, as_of=rejected.time), masked=False
    )

    assert then is not None
    assert (then.state, len(then.rounds)) == ("rejected", 1)


def test_of_a_petition_nobody_knows_nothing_is_said(read_models: ReadModels) -> None:
    read_models.fold(Story().history.envelopes)

    assert (
        life.petition(read_models.read_database, identity("không có"), WHEN, masked=False) is None
    )
    assert life.places(read_models.read_database, identity("không có")) is None


def test_a_petition_is_seen_through_its_cell_and_the_offices_that_answer_it(
    read_models: ReadModels,
) -> None:
    story, petition_id = two_rounds()
    read_models.fold(story.history.envelopes)

    places = life.places(read_models.read_database, petition_id)

    assert places is not None
    assert (places.cell_id, places.zone_id) == (identity("c1"), identity("Z1"))
    assert places.offices == [identity("D1")]
