"""What every test may ask for: a real PostgreSQL, a real Kafka, a real browser, a real system."""

pytest_plugins = [
    "tests.support.servers.browser",
    "tests.support.servers.kafka",
    "tests.support.servers.postgres",
    "tests.support.servers.prometheus",
    "tests.support.servers.system",
    "tests.support.town",
]
