"""Targets that Prometheus scrapes, the alerts it raises, and the Prometheus that tests them."""
