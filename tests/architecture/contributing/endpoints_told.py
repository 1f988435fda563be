"""The endpoints of the read API, and those in the table of who may what, as JSON."""

import json
import sys
from dataclasses import fields
from typing import Any

from services.projection.service import SERVICE
from tests.architecture.contributing.given import NOW
from tests.e2e.security.doors import doors
from tests.support.service_harness import Api
from tests.support.town import Town
from tests.support.town_petitions import Petitions


def nowhere(kind: type[Any], **parts: object) -> Any:
    """Places without an id: the table is read, nobody knocks."""
    return kind(**{field.name: "" for field in fields(kind)} | parts)


def main(database_url: str) -> dict[str, list[str]]:
    api = Api(SERVICE, database_url, NOW)
    paths = api.service.app.openapi()["paths"]
    api.close()
    town = nowhere(Town, petitions=nowhere(Petitions))
    return {
        "answered": [f"{way.upper()} {path}" for path, ways in paths.items() for way in ways],
        "in_table": [door.operation for door in doors(town) if door.service == SERVICE.name],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.load(sys.stdin))) + "\n")
