"""What every test may ask for: a real PostgreSQL, a real Kafka, a real browser, a real promtool."""

pytest_plugins = [
    "tests.support.browser",
    "tests.support.kafka",
    "tests.support.postgres",
    "tests.support.prometheus",
]
