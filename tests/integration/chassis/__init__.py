"""The chassis over a real PostgreSQL and a real Kafka."""
