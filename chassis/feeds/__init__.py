"""Feeds: published events in order, from the logs themselves or from Kafka."""
