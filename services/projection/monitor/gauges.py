"""Gauges whose labels come and go."""

from collections.abc import Mapping

from prometheus_client import Gauge

from services.projection.monitor.districts import Labels


class Said:
    """Sets gauges, and takes back what was said with labels that are no more."""

    def __init__(self) -> None:
        self._said: dict[Gauge, set[Labels]] = {}

    def say(self, gauge: Gauge, values: Mapping[Labels, float]) -> None:
        """These values and no others."""
        for labels, value in values.items():
            gauge.labels(*labels).set(value)
        for gone in self._said.get(gauge, set()) - values.keys():
            gauge.remove(*gone)
        self._said[gauge] = set(values)
