"""An opinion on its way from the command to the page, in whichever house this is run in.

Gets JSON and prints JSON, so it need not know which fields an opinion has.
"""

import json
import sys
from types import SimpleNamespace
from typing import Any

import msgspec

from chassis.eventstore.event_log import EventLog
from chassis.feeds.published_log import PublishedLog
from chassis.postgres.database import Database
from chassis.projection.generations import Generations
from contracts.envelope import Envelope
from contracts.read.meetings import Meeting, Opinion
from contracts.registry import TYPES, encode
from services.attendance.published import translate
from services.attendance.service import SERVICE as ATTENDANCE
from services.portal.web.rendering import environment
from services.projection.folds import FOLDS
from services.projection.service import SERVICE as PROJECTION
from tests.architecture.contributing.given import ACCOUNT, NOW, province
from tests.support.service_harness import MOST, Api, fold_all


def record(database_url: str, meeting: str, opinion: object) -> None:
    api = Api(ATTENDANCE, database_url, NOW)
    api.caller(ACCOUNT).does(f"/meetings/{meeting}/opinions", opinion)
    api.close()


def published(database_url: str) -> list[Envelope]:
    """Everything in the log, as it is published."""
    log = EventLog(ATTENDANCE.name, database_url)
    records = PublishedLog(log, translate).read(0, MOST)
    log.close()
    return [record.event for record in records if isinstance(record.event, Envelope)]


def answer(database_url: str, envelopes: list[Envelope], meeting: str) -> Any:
    """The meeting, asked over HTTP when these have been folded."""
    api, database = Api(PROJECTION, database_url, NOW), Database(database_url)
    fold_all(database, Generations(database, "read").live(), FOLDS, envelopes)
    found = api.client.get(f"/meetings/{meeting}", headers=api.signer.header(ACCOUNT))
    api.close()
    database.close()
    return found.json()


def page(meeting: Meeting, opinion: Opinion) -> str:
    return (
        environment()
        .get_template("meetings/opinion.html")
        .render(
            row=opinion,
            meeting=meeting,
            organization=SimpleNamespace(path=[]),
            keeps=False,
            trails=False,
            may=SimpleNamespace(records=False),
        )
    )


def main(said: dict[str, Any]) -> dict[str, Any]:
    record(said["attendance"], said["meeting"], said["opinion"])
    own = published(said["attendance"])
    found = answer(said["projection"], [*province(), *own], said["meeting"])
    meeting = msgspec.convert(found, Meeting)
    old = TYPES["OpinionRecorded.v1"]
    return {
        "published": [json.loads(one.data) for one in own if one.type == "OpinionRecorded.v1"],
        "answered": found["opinions"],
        "pages": [page(meeting, opinion) for opinion in meeting.opinions],
        "read": json.loads(encode(msgspec.convert(said["example"], old))),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.load(sys.stdin))) + "\n")
