"""The real promtool and prometheus for tests."""

from pathlib import Path

import pytest

from deploy.prometheus import tools
from deploy.toolbox import PartUnavailable


@pytest.fixture(scope="session")
def promtool() -> Path:
    """The program that checks rules and runs their tests."""
    try:
        return tools.promtool()
    except PartUnavailable as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def prometheus() -> Path:
    """The server's program; the test starts it with a configuration and a folder of its own."""
    try:
        return tools.prometheus()
    except PartUnavailable as error:
        pytest.fail(str(error), pytrace=False)
