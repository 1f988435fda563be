"""What every test may ask for: a real PostgreSQL, a real Kafka, a real browser, a real system."""

pytest_plugins = [
    "tests.support.browser",
    "tests.support.kafka",
    "tests.support.postgres",
    "tests.support.prometheus",
    "tests.support.system",
    "tests.support.town",
]
