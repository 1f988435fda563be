"""The machinery on its real parts: PostgreSQL, Kafka, and the services over both."""
