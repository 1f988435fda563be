"""Whatever a sheet says, its rows tell what the single commands tell: so every read model, which is
folded from what is told, is the same.
"""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.services.petition.entries import OFFICE, ZONE, enter_rules, past_briefing
from tests.services.petition.house import House
from tests.services.petition.imports.workbooks import Row, a_workbook
from tests.services.petition.province import CELL, DISTRICT, KHANH, TAN, TAN_CELL, code

BY_CHANCE = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
HELD: Final = {"2019-02-06": KHANH, "2019-03-06": TAN, "2019-04-08": KHANH, "2019-05-08": TAN}
KINDS: Final = {
    "Chi bộ": "cell",
    "Nêu tên": "named",
    "Giữ kín tên": "confidential",
    "Không rõ tên": "anonymous",
}


@pytest.fixture
def by_month(house: House) -> dict[str, str]:
    """By its month, a briefing."""
    enter_rules(house)
    return {day[:7]: past_briefing(house, day, host) for day, host in HELD.items()}


@dataclass(frozen=True)
class Asked:
    """One petition, as a person would tell of it."""

    cell: UUID
    month: int
    kind: str
    name: str
    text: str
    by_id: bool
    kept: bool
    rounds: int
    announced: bool
    solved: bool


TEXTS: Final = st.text(
    # The two letters are drawn as nothing: no text may have them.
    alphabet=st.characters(
        whitelist_categories=("L", "Nd"), max_codepoint=0x1EFF, blacklist_characters="\u115f\u1160"
    ),
    min_size=1,
).map(lambda text: f"Đề nghị {text}")
ASKED: Final = st.builds(
    Asked,
    cell=st.sampled_from([CELL, TAN_CELL]),
    month=st.sampled_from([2, 3]),
    kind=st.sampled_from(list(KINDS)),
    name=st.sampled_from(["Lê Thị Lan", "Vi Văn Cừ"]),
    text=TEXTS,
    by_id=st.booleans(),
    kept=st.booleans(),
    rounds=st.integers(0, 2),
    announced=st.booleans(),
    solved=st.booleans(),
)


@BY_CHANCE
@given(asked=st.lists(ASKED, min_size=1, max_size=4))
def test_a_sheet_tells_what_its_rows_would_have_told_alone(
    house: House, by_month: dict[str, str], asked: list[Asked]
) -> None:
    district, before = house.caller("district"), house.stored()
    for one in asked:
        life = past_of(one, by_month)
        district.does("/petitions/record" if life else "/petitions", put_of(one, by_month) | life)
    alone, between = house.published(before), house.stored()
    names = kept(house)

    sheet = a_workbook(*(row for n, one in enumerate(asked) for row in rows_of(one, n)))
    answer = district.send("/imports/petitions", sheet)

    assert answer.status_code == 201, answer.text
    assert house.published(between) == alone
    assert answer.json()["stored"] == str(len(asked))
    assert sorted(kept(house)[len(names) :]) == sorted(
        one.name for one in asked if KINDS[one.kind] == "confidential"
    )


def kept(house: House) -> list[str]:
    """The names that are kept, in the order in which they came."""
    return [
        row["name"]
        for row in house.database.rows("SELECT name FROM petitioner_identity ORDER BY ctid")
    ]


def put_of(one: Asked, by_month: dict[str, str]) -> dict[str, Any]:
    """The body of the single command."""
    return {
        "cell_id": str(one.cell),
        "briefing_id": by_month[f"2019-{one.month:02}"],
        "field": "land",
        "text": one.text,
        "address": "Thôn Bình Đê",
        "petitioner": KINDS[one.kind],
        **({"petitioner_name": one.name} if has_name(one) else {}),
    }


def past_of(one: Asked, by_month: dict[str, str]) -> dict[str, Any]:
    """What became of it; nothing where nothing did."""
    life: dict[str, Any] = {}
    day = f"2019-{one.month:02}-09"
    if one.kept:
        life["kept_on"] = day
    if one.rounds:
        life |= {"escalated_to": str(DISTRICT), "escalated_on": day}
        life["rounds"] = [round_of(one, number, by_month) for number in range(one.rounds)]
    if solved(one):
        life["solved"] = {
            "solved_on": "2019-05-10",
            "what": "Đã cấp",
            "seen_by": "Bí thư",
            "reported_on": "2019-05-12",
        }
    return life


def round_of(one: Asked, number: int, by_month: dict[str, str]) -> dict[str, Any]:
    month, last = one.month + number, number + 1 == one.rounds
    judged: dict[str, Any] = {}
    if one.announced or not last:
        day = next(day for day in HELD if day.startswith(f"2019-{month + 1:02}"))
        judged = {
            "briefing_id": by_month[day[:7]],
            "accepted_on" if last else "rejected_on": day,
            "reason": "Đã đọc",
        }
    return {
        "lead_id": str(OFFICE),
        "assigned_on": f"2019-{month:02}-10",
        "text": "Sẽ cấp",
        "drafted_on": f"2019-{month:02}-20",
        "approved_on": f"2019-{month:02}-20",
        "document_number": f"{number + 1} cv/hu",
        "answered_on": f"2019-{month:02}-20",
        **judged,
    }


def rows_of(one: Asked, key: int) -> list[Row]:
    """The same, as rows of a sheet."""
    put: dict[str, Any] = {
        "Khu": str(ZONE) if one.by_id else "khu iii",
        "Giao ban": f"{one.month}/2019",
        "Chi bộ": str(one.cell) if one.by_id else code(one.cell),
        "Lĩnh vực": "land" if one.by_id else "ĐẤT ĐAI",
        "Nội dung": one.text,
        "Địa chỉ": "Thôn Bình Đê",
        "Người kiến nghị": one.kind,
        "Họ và tên": one.name if has_name(one) else None,
        "Mã kiến nghị": key,
        "Xã nhận ngày": f"9/{one.month}/2019" if one.kept else None,
        "Chuyển lên ngày": f"9/{one.month}/2019" if one.rounds else None,
    }
    found = [put | answer_row(one, number) for number in range(one.rounds)] or [put]
    if solved(one):
        found[-1] |= {
            "Giải quyết ngày": "10/5/2019",
            "Kết quả": "Đã cấp",
            "Người chứng kiến": "Bí thư",
            "Báo giải quyết ngày": "12/5/2019",
        }
    return [*found]


def answer_row(one: Asked, number: int) -> dict[str, Any]:
    month, last = one.month + number, number + 1 == one.rounds
    judged: dict[str, Any] = {}
    if one.announced or not last:
        verdict = "Chấp nhận" if last else "Không chấp nhận"
        judged = {"Công bố": f"{month + 1}/2019", "Ý kiến chi bộ": verdict, "Lý do": "Đã đọc"}
    return {
        "Cơ quan trả lời": "Phòng Tài nguyên và Môi trường",
        "Ngày giao": f"10/{month}/2019",
        "Trả lời": "Sẽ cấp",
        "Số văn bản": f"{number + 1} cv/hu",
        "Ngày trả lời": f"20/{month}/2019",
        **judged,
    }


def solved(one: Asked) -> bool:
    """Only what no office owes an answer to can be solved."""
    return one.solved and (one.announced or not one.rounds)


def has_name(one: Asked) -> bool:
    return KINDS[one.kind] in {"named", "confidential"}
