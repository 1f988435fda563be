"""The chassis over a real PostgreSQL and a real Kafka."""

import pytest

# What these modules assert is asserted in the name of tests: it is to be explained as in tests.
pytest.register_assert_rewrite("tests.chassis.feeds.feed_contract", "tests.chassis.running")
