"""What Byline counts of itself, in Prometheus' words; every name starts with `byline_`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_TICK_SECONDS: Final = (0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300)


class Metrics:
    """The counters and gauges of one process, in a registry of their own; nothing is shared between two of these."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        registry = self.registry
        self._polls = Counter("byline_polls", "Polls of sources, by outcome", ["outcome"], registry=registry)
        self._articles = Counter(
            "byline_articles", "Articles taken in, by what became of them", ["result"], registry=registry
        )
        self._refusals = Counter(
            "byline_refusals", "Points, quotes and roles that the verifier refused", registry=registry
        )
        self._digests = Counter("byline_digests", "Digests made, by result", ["result"], registry=registry)
        self._deliveries = Counter(
            "byline_deliveries", "Messages of the outbox, by what became of them", ["outcome"], registry=registry
        )
        self._failures = Counter("byline_tick_failures", "Ticks that ended in an error", ["tick"], registry=registry)
        self._durations = Histogram(
            "byline_tick_seconds", "How long ticks took", ["tick"], buckets=_TICK_SECONDS, registry=registry
        )
        self._ticked = Gauge(
            "byline_tick_last_timestamp_seconds", "When a tick last ended well", ["tick"], registry=registry
        )
        self._depth = Gauge("byline_queue_depth", "Tasks that wait, by queue", ["queue"], registry=registry)
        self._stored = Gauge("byline_stored", "What the database holds, by kind", ["kind"], registry=registry)

    def poll(self, outcome: str) -> None:
        """Count one poll of one source: "new items", "not modified", "failed" and so on."""
        self._polls.labels(outcome).inc()

    def articles(self, result: str, count: int = 1) -> None:
        """Count articles taken in: "new", "updated", "withheld", "failed"."""
        self._articles.labels(result).inc(count)

    def refused(self, count: int = 1) -> None:
        """Count points, quotes and roles that the verifier turned away."""
        self._refusals.inc(count)

    def digests(self, result: str, count: int = 1) -> None:
        """Count digests: "made", "empty"."""
        self._digests.labels(result).inc(count)

    def deliveries(self, outcome: str, count: int = 1) -> None:
        """Count messages of the outbox: "sent", "found", "held", "failed"."""
        self._deliveries.labels(outcome).inc(count)

    def tick(self, name: str, seconds: float, *, at: datetime) -> None:
        """Note that a tick ended well at `at` after `seconds`."""
        self._durations.labels(name).observe(seconds)
        self._ticked.labels(name).set(at.timestamp())

    def tick_failed(self, name: str) -> None:
        """Count a tick that ended in an error."""
        self._failures.labels(name).inc()

    def queue_depth(self, queue: str, tasks: int) -> None:
        """Set how many tasks wait in a queue."""
        self._depth.labels(queue).set(tasks)

    def stored(self, counts: Mapping[str, float]) -> None:
        """Set what the database holds: articles, quotes, messages of the outbox by state, bytes."""
        for kind, count in counts.items():
            self._stored.labels(kind).set(count)

    def render(self) -> bytes:
        """All of it in the text format that Prometheus reads."""
        return generate_latest(self.registry)
