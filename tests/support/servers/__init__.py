"""Real servers and programs: PostgreSQL, Kafka, a browser, the whole system."""
