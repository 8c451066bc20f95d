from __future__ import annotations

import asyncio
import socket
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.errors import SettingsError
from bot.web import Health, Metrics, serve, server


def healthy(**found: Any) -> Health:
    async def health() -> Mapping[str, Any]:
        return found

    return health


async def get(path: str, health: Health, metrics: Metrics | None = None) -> tuple[int, str, str]:
    async with (
        serve("127.0.0.1", 0, metrics=metrics or Metrics(), health=health) as port,
        aiohttp.ClientSession() as client,
        client.get(f"http://127.0.0.1:{port}{path}") as answer,
    ):
        return answer.status, answer.content_type, await answer.text()


async def test_a_healthy_process_answers_200_with_what_it_knows() -> None:
    status, kind, body = await get("/healthz", healthy(ok=True, ticks={"poll": 3.5}))
    assert (status, kind, body) == (200, "application/json", '{"ok": true, "ticks": {"poll": 3.5}}')


async def test_an_unhealthy_process_answers_503() -> None:
    status, _, body = await get("/healthz", healthy(ok=False, database="unreachable"))
    assert (status, body) == (503, '{"ok": false, "database": "unreachable"}')


async def test_a_health_check_that_breaks_is_unhealthy_and_tells_no_details() -> None:
    async def broken() -> Mapping[str, Any]:
        raise ConnectionRefusedError("postgresql://bob:hunter2@db")

    status, _, body = await get("/healthz", broken)
    assert (status, body) == (503, '{"ok": false, "error": "ConnectionRefusedError"}')


async def test_a_health_check_that_hangs_is_unhealthy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "HEALTH_SECONDS", 0.05)

    async def hanging() -> Mapping[str, Any]:
        await asyncio.Event().wait()
        return {"ok": True}

    status, _, body = await get("/healthz", hanging)
    assert status == 503
    assert "no answer within 0.05 seconds" in body


async def test_other_paths_are_not_found() -> None:
    assert (await get("/", healthy(ok=True)))[0] == 404


async def test_metrics_count_what_happened_under_names_of_our_own() -> None:
    metrics = Metrics()
    metrics.poll("not modified")
    metrics.poll("not modified")
    metrics.articles("new", 3)
    metrics.refused(2)
    metrics.digests("made")
    metrics.deliveries("sent", 2)
    metrics.tick("poll", 0.2, at=datetime(2026, 1, 2, tzinfo=UTC))
    metrics.tick_failed("deliver")
    metrics.queue_depth("poll", 4)
    metrics.stored({"articles": 12})
    status, kind, body = await get("/metrics", healthy(ok=True), metrics)
    assert (status, kind) == (200, "text/plain")
    samples = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(body)
        for sample in family.samples
    }
    assert all(name.startswith("byline_") for name, *_ in samples)
    assert samples["byline_polls_total", "not modified"] == 2
    assert samples["byline_articles_total", "new"] == 3
    assert samples[("byline_refusals_total",)] == 2
    assert samples["byline_digests_total", "made"] == 1
    assert samples["byline_deliveries_total", "sent"] == 2
    assert samples["byline_tick_seconds_count", "poll"] == 1
    assert samples["byline_tick_last_timestamp_seconds", "poll"] == datetime(2026, 1, 2, tzinfo=UTC).timestamp()
    assert samples["byline_tick_failures_total", "deliver"] == 1
    assert samples["byline_queue_depth", "poll"] == 4
    assert samples["byline_stored", "articles"] == 12


def test_two_sets_of_metrics_share_nothing() -> None:
    one, other = Metrics(), Metrics()
    one.poll("failed")
    assert b"failed" not in other.render()


async def test_a_taken_port_is_a_setting_to_change() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"\[web\] port: cannot listen on 127.0.0.1:{port}"):
            async with serve("127.0.0.1", port, metrics=Metrics(), health=healthy(ok=True)):
                pass
