"""Feeds from event logs and from Kafka: one contract, both kept to it."""
