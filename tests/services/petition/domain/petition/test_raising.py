"""How a petition begins, and what may be written of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kernel.errors import OrganizationNotThereThen, RuleBroken
from kernel.text import TextHasControlCharacters, TextIsBlank, TextIsTooLong
from kernel.vocabulary import PetitionerKind
from services.petition.domain import errors
from services.petition.domain.petition import errors as petition_errors
from services.petition.domain.petition.content import PetitionContent, Petitioner, require_unnamed
from services.petition.domain.petition.origin import FromBriefing, FromMatter, FromOpinion, Origin
from services.petition.domain.petition.petition import Petition
from services.petition.domain.snapshots import BriefingState, MatterSnapshot, OpinionSnapshot
from tests.services.petition.domain.petition.petitions_given import (
    A_CELL,
    BRIEFING,
    BY_THE_CELL,
    CELL,
    COMMUNE,
    OTHER_PETITION,
    OTHER_ZONE,
    PART,
    PETITION,
    PUT,
    THE_REGULATION,
    THE_WORDS,
    TODAY,
    TOMORROW,
    ZONE,
    a_briefing,
    a_raised_petition,
    happened,
)

AT_THE_BRIEFING = FromBriefing(briefing=a_briefing())


def raised(**given: Any) -> Petition:
    usual: dict[str, Any] = {
        "cell": A_CELL,
        "zone_id": ZONE,
        "origin": AT_THE_BRIEFING,
        "raised_on": PUT,
        "content": THE_WORDS,
        "petitioner": BY_THE_CELL,
        "regulation": THE_REGULATION,
        "today": TODAY,
    }
    return Petition.raise_(PETITION, **usual | given)


def an_opinion(**given: Any) -> Origin:
    usual: dict[str, Any] = {
        "opinion_id": OTHER_PETITION,
        "organization_id": CELL,
        "raised_on": PUT,
    }
    return FromOpinion(opinion=OpinionSnapshot(**usual | given))


def a_matter(**given: Any) -> Origin:
    usual: dict[str, Any] = {
        "matter_id": PART,
        "organization_id": CELL,
        "found_on": PUT,
        "is_revoked": False,
    }
    return FromMatter(matter=MatterSnapshot(**usual | given))


def test_a_petition_is_put_at_a_briefing() -> None:
    petition = raised()

    assert petition.id == PETITION
    assert happened(petition) == [
        (
            "PetitionRaised",
            {
                "cell_id": CELL,
                "commune_id": COMMUNE,
                "zone_id": ZONE,
                "briefing_id": BRIEFING,
                "raised_on": PUT,
                "field": "agriculture",
                "text": "Đề nghị nạo vét kênh mương",
                "address": "Thôn Cao Duệ, xã Nhật Tân",
                "petitioner": "cell",
                "petitioner_name": None,
                "source": "briefing",
                "source_id": None,
            },
        )
    ]


def test_a_petition_grows_out_of_an_opinion_which_it_names() -> None:
    [(_, event)] = happened(raised(origin=an_opinion(), zone_id=None, raised_on=date(2024, 3, 8)))

    assert (event["source"], event["source_id"]) == ("opinion", OTHER_PETITION)
    assert (event["briefing_id"], event["zone_id"]) == (None, None)


def test_a_petition_grows_out_of_a_matter_which_it_names() -> None:
    [(_, event)] = happened(raised(origin=a_matter()))

    assert (event["source"], event["source_id"], event["briefing_id"]) == ("matter", PART, None)


@pytest.mark.parametrize("grown", [an_opinion, a_matter])
def test_what_is_of_the_committee_above_will_do(grown: Callable[..., Origin]) -> None:
    assert raised(origin=grown(organization_id=COMMUNE)).state == "raised"


def test_a_planned_briefing_whose_day_has_come_will_do() -> None:
    assert raised(origin=FromBriefing(briefing=a_briefing(state="planned"))).state == "raised"


@pytest.mark.parametrize(
    ("given", "rule", "field"),
    [
        (
            {"cell": replace(A_CELL, kind="grassroots_committee")},
            petition_errors.OnlyACellRaisesPetitions,
            "cell_id",
        ),
        ({"cell": replace(A_CELL, exists=False)}, OrganizationNotThereThen, "cell_id"),
        ({"zone_id": OTHER_ZONE}, petition_errors.CellNotOfTheZone, "cell_id"),
        ({"zone_id": None}, petition_errors.CellNotOfTheZone, "cell_id"),
        ({"raised_on": TODAY}, petition_errors.RaisedOnAnotherDay, "raised_on"),
        (
            {"origin": an_opinion(organization_id=PETITION)},
            petition_errors.OpinionOfAnotherCell,
            "opinion_id",
        ),
        (
            {"origin": an_opinion(), "raised_on": date(2024, 3, 5)},
            petition_errors.RaisedBeforeTheOpinion,
            "raised_on",
        ),
        (
            {"origin": an_opinion(), "raised_on": TOMORROW},
            errors.StepInTheFuture,
            "raised_on",
        ),
        (
            {"origin": a_matter(organization_id=PETITION)},
            petition_errors.MatterOfAnotherCell,
            "matter_id",
        ),
        ({"origin": a_matter(is_revoked=True)}, petition_errors.MatterWasRevoked, "matter_id"),
        (
            {"origin": a_matter(), "raised_on": date(2024, 3, 5)},
            petition_errors.RaisedBeforeTheMatter,
            "raised_on",
        ),
        ({"origin": a_matter(), "raised_on": TOMORROW}, errors.StepInTheFuture, "raised_on"),
        (
            {"content": replace(THE_WORDS, field="industry")},
            petition_errors.FieldNotInTheRegulation,
            "field",
        ),
        ({"content": replace(THE_WORDS, text=" \n ")}, TextIsBlank, "text"),
        ({"content": replace(THE_WORDS, text="x" * 4_001)}, TextIsTooLong, "text"),
        ({"content": replace(THE_WORDS, address="")}, TextIsBlank, "address"),
        (
            {"content": replace(THE_WORDS, address="a\nb")},
            TextHasControlCharacters,
            "address",
        ),
    ],
)
def test_what_a_petition_cannot_begin_with(
    given: dict[str, Any], rule: type[RuleBroken], field: str
) -> None:
    with pytest.raises(rule) as refused:
        raised(**given)
    assert type(refused.value) is rule
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("state", "day", "rule"),
    [
        ("cancelled", PUT, petition_errors.BriefingIsCancelled),
        ("planned", TOMORROW, petition_errors.BriefingStillToCome),
    ],
)
def test_nothing_is_put_at_a_briefing_that_did_not_take_place(
    state: BriefingState, day: date, rule: type[RuleBroken]
) -> None:
    with pytest.raises(rule) as refused:
        raised(origin=FromBriefing(briefing=a_briefing(day, state=state)), raised_on=day)
    assert refused.value.field == "briefing_id"


def test_the_name_of_a_named_petitioner_is_in_the_event() -> None:
    [(_, event)] = happened(raised(petitioner=Petitioner(petitioner="named", name=" Lê Thị Lan ")))
    assert (event["petitioner"], event["petitioner_name"]) == ("named", "Lê Thị Lan")


def test_the_name_of_a_confidential_petitioner_is_in_no_event_and_not_in_the_petition() -> None:
    petition = raised(petitioner=Petitioner(petitioner="confidential", name="Lê Thị Lan"))

    assert "Lan" not in str(happened(petition))
    assert "Lan" not in str(vars(petition))


@pytest.mark.parametrize("petitioner", ["named", "confidential"])
@pytest.mark.parametrize("name", [None, "", "  "])
def test_a_named_or_confidential_petitioner_has_a_name(
    petitioner: PetitionerKind, name: str | None
) -> None:
    with pytest.raises(petition_errors.PetitionerNameMissing):
        raised(petitioner=Petitioner(petitioner=petitioner, name=name))


@pytest.mark.parametrize("petitioner", ["cell", "anonymous"])
def test_nobody_else_s_name_is_wanted(petitioner: PetitionerKind) -> None:
    with pytest.raises(petition_errors.PetitionerNameNotWanted):
        raised(petitioner=Petitioner(petitioner=petitioner, name="Lê Thị Lan"))
    assert raised(petitioner=Petitioner(petitioner=petitioner, name=" ")).petitioner == petitioner


@pytest.mark.parametrize("field", ["text", "address"])
def test_a_confidential_petition_does_not_name_the_petitioner(field: str) -> None:
    words = replace(THE_WORDS, **{field: "Nhà bà Lê Thị Lan bị ngập"})
    hidden = Petitioner(petitioner="confidential", name="Lê Thị Lan")

    with pytest.raises(petition_errors.PetitionerNamedInText) as refused:
        raised(content=words, petitioner=hidden)

    assert refused.value.field == field
    named = Petitioner(petitioner="named", name="Lê Thị Lan")
    assert raised(content=words, petitioner=named).petitioner_name == "Lê Thị Lan"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Lê Thị Lan", "bà LÊ  THỊ\nLAN, thôn 3"),
        ("Lê Thị Lan", "ba le thi lan o thon 3"),
        ("Nguyễn Văn Hòa", "ông Nguyễn Văn Hoà"),
        ("Đỗ Đức", "do duc"),
        ("Hòa", "ông Hoà"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(name: str, written: str) -> None:
    with pytest.raises(petition_errors.PetitionerNamedInText):
        require_unnamed(name, text=written)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Lê Thị Lan", "bà Lê Thị Hoa và bà Lan"),
        ("Hoa", "hoa màu bị ngập"),
        ("Lan", "nhà ông Lân, thôn Lang"),
        (None, "Lê Thị Lan"),
    ],
)
def test_other_words_are_no_name(name: str | None, written: str) -> None:
    require_unnamed(name, text=written, reason=None)


def test_a_correction_gives_the_words_anew() -> None:
    petition = a_raised_petition()
    words = PetitionContent(field="land", text="Đo lại đất", address="Thôn Cao Duệ")

    petition.correct(words, "Ghi nhầm", THE_REGULATION)

    assert happened(petition) == [
        (
            "PetitionCorrected",
            {
                "field": "land",
                "text": "Đo lại đất",
                "address": "Thôn Cao Duệ",
                "reason": "Ghi nhầm",
            },
        )
    ]
    assert petition.content == words


@pytest.mark.parametrize(
    ("words", "reason", "rule"),
    [
        (THE_WORDS, "Ghi nhầm", petition_errors.NothingCorrected),
        (
            replace(THE_WORDS, field="industry"),
            "Ghi nhầm",
            petition_errors.FieldNotInTheRegulation,
        ),
        (replace(THE_WORDS, text=""), "Ghi nhầm", TextIsBlank),
        (replace(THE_WORDS, text="Khác"), " ", TextIsBlank),
    ],
)
def test_what_is_no_correction(words: PetitionContent, reason: str, rule: type[RuleBroken]) -> None:
    petition = a_raised_petition()
    with pytest.raises(rule):
        petition.correct(words, reason, THE_REGULATION)
    assert petition.pending_events == []


def test_a_field_that_is_no_longer_known_may_stay() -> None:
    petition = a_raised_petition()
    regulation = replace(THE_REGULATION, fields={"other": "Khác"})

    petition.correct(replace(THE_WORDS, text="Khác"), "Ghi nhầm", regulation)

    assert petition.content.text == "Khác"


def test_a_part_is_asked_for_by_the_same_on_the_same_day() -> None:
    whole = a_raised_petition(asked_by=Petitioner(petitioner="named", name="Lê Thị Lan"))

    part = whole.part(
        PART,
        PetitionContent(field="land", text="Đo lại đất", address="X"),
        THE_REGULATION,
        None,
    )

    [(_, event)] = happened(part)
    assert event == {
        "cell_id": CELL,
        "commune_id": COMMUNE,
        "zone_id": ZONE,
        "briefing_id": BRIEFING,
        "raised_on": PUT,
        "field": "land",
        "text": "Đo lại đất",
        "address": "X",
        "petitioner": "named",
        "petitioner_name": "Lê Thị Lan",
        "source": "split",
        "source_id": PETITION,
    }


def test_a_part_does_not_name_the_confidential_petitioner_of_the_whole() -> None:
    whole = a_raised_petition(asked_by=Petitioner(petitioner="confidential", name="Lê Thị Lan"))
    words = PetitionContent(field="land", text="Đất bà Lê Thị Lan", address="X")

    with pytest.raises(petition_errors.PetitionerNamedInText):
        whole.part(PART, words, THE_REGULATION, "Lê Thị Lan")
