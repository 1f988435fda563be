"""Read models of the test's own."""

from collections.abc import Iterator

import pytest

from tests.support.read_models import ReadModels


@pytest.fixture
def read_models(database: str) -> Iterator[ReadModels]:
    models = ReadModels(database)
    yield models
    models.close()
