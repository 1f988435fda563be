"""A confidential petitioner's name, looked for everywhere that anybody can look."""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx
import mammoth
import psycopg
import pytest
from playwright.sync_api import Browser
from psycopg import sql

from chassis.eventstore.event_log import EventLog
from chassis.feeds.feed import Record
from chassis.feeds.published_log import PublishedLog
from contracts.envelope import Envelope
from services.demo.accounts import PASSWORD
from services.demo.client import Caller, Refused
from services.petition.published import translate
from services.projection.documents.templates import MEDIA_TYPE
from tests.support.petition_district import BRIEFINGS, District, Entering, build
from tests.support.servers.postgres import fresh_database
from tests.support.servers.system import System, running_system

HIDDEN = "Nguyễn Thị Kín"
SHOWN = "Trần Văn Lộ"
SERVICES = ("assignment", "attendance", "petition", "projection")
MOST_PAGES = 80


@dataclass(frozen=True)
class Reader:
    """A demo account with the grant it gets, an index among the district's places."""

    account: str
    role: str
    place: str


READERS = (
    Reader("kiem-tra", "auditor", "district"),
    Reader("theo-doi", "viewer", "district"),
    Reader("thuong-vu-gia-loc", "standing_committee", "district"),
    Reader("van-phong-doan-thuong", "commune_office", "commune"),
    Reader("phong-nong-nghiep", "answering_office", "board"),
    Reader("bi-thu-thon-1", "cell_secretary", "other cell"),
)


@dataclass(frozen=True)
class Story:
    """A district in which both names were given, and all was done that can be done."""

    system: System
    district: District
    confidential: str
    named: str


@pytest.fixture(scope="module")
def story(postgres_server: str) -> Iterator[Story]:
    settings = {"LOG_LEVEL": "DEBUG"}
    with fresh_database(postgres_server) as url, running_system(url, settings) as system:
        district = build(system)
        province = Entering(system.caller(district.province))
        places = {
            "district": district.id,
            "commune": district.communes[0],
            "board": district.boards[0],
            "other cell": district.cells[1],
        }
        for reader in READERS:
            province.grant(reader.account, reader.role, places[reader.place])
        confidential = put(system, district, "confidential", HIDDEN)
        named = put(system, district, "named", SHOWN)
        put_by_sheet(system, district)
        live(system, district, confidential, announced_at=1)
        live(system, district, named, announced_at=2)
        # So that there is a reading to be told of.
        system.caller(district.office).get(f"/petition/petitions/{confidential}/petitioner")
        yield Story(system, district, confidential, named)


def put(system: System, district: District, petitioner: str, name: str) -> str:
    office = system.caller(district.office)
    body = {
        "cell_id": district.cells[0],
        "briefing_id": district.briefings[0],
        "field": "land",
        "text": "Đề nghị xem lại việc thu hồi đất.",
        "address": "thôn 1",
        "petitioner": petitioner,
        "petitioner_name": name,
    }
    if petitioner == "confidential":
        # What is refused must not be remembered anywhere either.
        with pytest.raises(Refused, match="PetitionerNamedInText"):
            office.post("/petition/petitions", body | {"text": f"Nhà bà {name} mất đất."})
    return str(office.post("/petition/petitions", body)["id"])


def put_by_sheet(system: System, district: District) -> None:
    """The same from a workbook, with a life; before, two sheets that are refused."""
    office = system.caller(district.office)
    row = {
        "Khu": district.zone,
        "Giao ban": "1/2024",
        "Chi bộ": district.cells[0],
        "Lĩnh vực": "land",
        "Nội dung": "Đề nghị đo lại đất.",
        "Địa chỉ": "thôn 1",
        "Người kiến nghị": "Giữ kín tên",
        "Họ và tên": HIDDEN,
        "Xã nhận ngày": "10/1/2024",
        "Giải quyết ngày": "11/1/2024",
        "Kết quả": "Đã đo.",
        "Người chứng kiến": "Bí thư chi bộ",
    }
    named = row | {"Kết quả": f"Đã đo cho bà {HIDDEN}."}
    in_the_wrong_column = row | {"Người kiến nghị": HIDDEN}
    for wrong, rule in ((named, "PetitionerNamedInText"), (in_the_wrong_column, "NotAWord")):
        with pytest.raises(Refused, match=rule) as refused:
            send(office, row, wrong)
        assert not has(str(refused.value), HIDDEN)
    assert send(office, row, row)["stored"] == "2"


def send(office: Caller, *rows: dict[str, str]) -> dict[str, Any]:
    return office.post_sheet(
        "/petition/imports/petitions", list(rows[0]), [list(row.values()) for row in rows]
    )


def live(system: System, district: District, petition: str, announced_at: int) -> None:
    """From being raised to its answer being announced and rejected, and a second round begun."""
    office, committee = system.caller(district.office), system.caller(district.committee)
    path, on = f"/petition/petitions/{petition}", BRIEFINGS[0]
    office.post(f"{path}/escalation", {"to_organization_id": district.id, "escalated_on": on})
    office.post(f"{path}/assignment", {"lead_id": district.lead, "assigned_on": on})
    office.post(f"{path}/draft", {"text": "Đã xem xét.", "drafted_on": on})
    committee.post(f"{path}/approval", {"approved_on": on})
    office.post(f"{path}/answer", {"document_number": "5-CV/HU", "answered_on": on})
    briefing = f"/petition/briefings/{district.briefings[announced_at]}"
    for step in ("compilation", "sending", "announcement"):
        office.post(f"{briefing}/{step}", {})
    office.post(f"{path}/rejection", {"reason": "Chưa rõ", "rejected_on": BRIEFINGS[3]})
    office.post(f"{path}/assignment", {"lead_id": district.lead, "assigned_on": BRIEFINGS[3]})


def has(text: str, name: str) -> bool:
    """Whether the name is there, however it is composed, escaped or stripped of its accents."""
    escaped = text.encode().decode("unicode_escape", "replace") if "\\u" in text else ""
    return any(plain(name) in plain(one) for one in (text, escaped))


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text).replace("đ", "d").casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def tables_with(url: str, name: str) -> set[str]:
    """Every table of the database that has the name in a row; events are bytes of text."""
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables"
            " WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
            " AND table_type = 'BASE TABLE'"
        ).fetchall()
        return {
            table
            for schema, table in tables
            for row in connection.execute(
                sql.SQL("SELECT * FROM {}").format(sql.Identifier(schema, table))
            )
            if any(has(as_text(value), name) for value in row)
        }


def as_text(value: Any) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def test_of_all_tables_one_has_the_name(story: Story) -> None:
    found = {s: tables_with(story.system.database_url(s), HIDDEN) for s in SERVICES}

    assert found == {
        "assignment": set(),
        "attendance": set(),
        "petition": {"petitioner_identity"},
    } | {"projection": set()}
    assert "petition" in tables_with(story.system.database_url("projection"), SHOWN)


def test_what_is_published_does_not_have_the_name(story: Story) -> None:
    log = EventLog("petition", story.system.database_url("petition"), pool_size=1)
    published = PublishedLog(log, translate)
    told = " ".join(published_text(record) for record in published.read(0, 100_000))
    log.close()

    assert story.confidential in told
    assert not has(told, HIDDEN)
    assert has(told, SHOWN)


def published_text(record: Record) -> str:
    assert isinstance(record.event, Envelope)
    return f"{record.event} {record.event.data.decode()}"


def test_the_log_does_not_have_the_name(story: Story) -> None:
    printed = story.system.log.read_text()

    assert '"level": "info"' in printed
    assert not has(printed, HIDDEN)


def questions(story: Story, service: str) -> list[str]:
    """Every question of a service, about everything that stands in the district."""
    district = story.district
    ids = {
        "organization_id": [district.id, district.communes[0], district.cells[0]],
        "zone_id": [district.zone],
        "briefing_id": list(district.briefings[:4]),
        "petition_id": [story.confidential, story.named],
        "aggregate_id": [story.confidential, story.named, *district.briefings[:3]],
        "office_id": [district.lead],
        "member_id": [district.head],
    }
    described = httpx.get(f"{story.system.url}/api/{service}/openapi.json").json()["paths"]
    paths = [path for path, operations in described.items() if "get" in operations]
    return [
        path.replace(f"{{{name}}}", one)
        for path in paths
        if not path.endswith("/petitioner")
        for name in (re.findall(r"{(\w+)}", path) or [""])[:1]
        for one in ids.get(name, [""])
    ]


def answers(story: Story, account: str) -> Iterator[tuple[str, str]]:
    """What each service answers to each question of this account, documents as their text."""
    headers = {"Authorization": f"Bearer {story.system.token(account)}"}
    with httpx.Client(base_url=story.system.url, headers=headers, timeout=30) as http:
        for service in SERVICES:
            for path in questions(story, service):
                answer = http.get(f"/api/{service}{path}")
                if answer.headers.get("content-type") == MEDIA_TYPE:
                    yield path, mammoth.extract_raw_text(io.BytesIO(answer.content)).value
                else:
                    yield path, answer.text


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.role)
def test_no_answer_and_no_document_has_the_name(story: Story, reader: Reader) -> None:
    found = {path for path, text in answers(story, reader.account) if has(text, HIDDEN)}

    assert found == set()


def test_who_needs_to_know_finds_it_where_it_is_kept_and_nowhere_else(story: Story) -> None:
    office = story.system.caller(story.district.office)
    told = dict(answers(story, story.district.office))

    assert office.get(f"/petition/petitions/{story.confidential}/petitioner") == {"name": HIDDEN}
    assert not [path for path, text in told.items() if has(text, HIDDEN)]
    assert has(told[f"/petitions/{story.named}"], SHOWN)


def test_an_auditor_is_told_who_read_the_name_and_not_the_name(story: Story) -> None:
    told = dict(answers(story, "kiem-tra"))

    for path in (
        f"/petitions/{story.confidential}/petitioner/readings",
        f"/organizations/{story.district.id}/name-readings",
    ):
        assert story.district.office in told[path]
        assert not has(told[path], HIDDEN)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.role)
def test_no_page_has_the_name(story: Story, browser: Browser, reader: Reader) -> None:
    pages = dict(crawled(story, browser, reader.account))

    assert len(pages) > 3
    assert not [path for path, text in pages.items() if has(text, HIDDEN)]


def crawled(story: Story, browser: Browser, account: str) -> Iterator[tuple[str, str]]:
    """Every page that links lead to from the account's first one, and those of the petition."""
    district = story.district
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(story.system.url)
        page.get_by_label("Tài khoản").fill(account)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        ahead = [
            f"/petitions/{story.confidential}",
            f"/trail/{story.confidential}",
            f"/briefings/{district.briefings[0]}",
            f"/zones/{district.zone}",
            f"/petitions/{story.confidential}/petitioner/readings",
            f"/organizations/{district.id}/name-readings",
            "/",
        ]
        seen: set[str] = set()
        while ahead and len(seen) < MOST_PAGES:
            path = ahead.pop(0)
            if path in seen:
                continue
            seen.add(path)
            answer = context.request.get(f"{story.system.url}{path}", max_retries=3)
            if "text/html" not in answer.headers.get("content-type", ""):
                continue
            text = answer.text()
            yield path, text
            ahead += [unescaped(link) for link in re.findall(r'href="(/[^"#]*)', text)]


def unescaped(link: str) -> str:
    parts = urlsplit(link.replace("&amp;", "&"))
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
