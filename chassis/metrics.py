"""Every metric, once, with its meaning. Base units; labels that cannot grow without bound."""

from prometheus_client import Counter, Gauge, Histogram

REQUESTS = Counter(
    "sausat_http_requests_total",
    "HTTP requests answered, by service, route template, method and status.",
    ["service", "route", "method", "status"],
)
REQUEST_SECONDS = Histogram(
    "sausat_http_request_duration_seconds",
    "Time from the request's arrival to the last byte of its answer.",
    ["service", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
RELAYED = Counter(
    "sausat_relay_events_total", "Events acknowledged by the broker, by service.", ["service"]
)
RELAY_AGE = Gauge(
    "sausat_relay_age_seconds",
    "Age of the oldest stored event that the broker has not acknowledged; 0 when there is none,"
    " and for a relay that does not lead.",
    ["service"],
)
FOLDED = Counter(
    "sausat_projector_events_total", "Events folded into read models, by projector.", ["projector"]
)
DUPLICATES = Counter(
    "sausat_projector_duplicates_total",
    "Events that had been folded before and were dropped, by projector.",
    ["projector"],
)
PROJECTION_LAG = Gauge(
    "sausat_projection_lag_seconds",
    "Age, when it was folded, of the last event of the last batch; 0 when nothing waits.",
    ["projector"],
)
LOOKED = Gauge(
    "sausat_projector_looked_timestamp_seconds",
    "When the projector last had an answer from its feed, in Unix time, by projector.",
    ["projector"],
)
PARKED = Counter(
    "sausat_projector_parked_total", "Events put into dead letters, by projector.", ["projector"]
)
DEAD_LETTERS = Gauge(
    "sausat_dead_letters", "Events that lie in dead letters now, by projector.", ["projector"]
)
FENCED = Counter(
    "sausat_projector_fenced_total",
    "Batches thrown away because another projector had moved the offset, by projector.",
    ["projector"],
)


def relay_starts(service: str) -> None:
    """What a relay counts is there from its start: what nobody counts would look like all well."""
    RELAYED.labels(service)


def projector_starts(projector: str) -> None:
    """What a projector counts is there from its start, and so is the time it is judged by."""
    for counter in (FOLDED, DUPLICATES, PARKED, FENCED):
        counter.labels(projector)
    LOOKED.labels(projector).set_to_current_time()
