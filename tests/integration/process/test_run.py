"""The bot as a process: it starts whole or not at all, polls, answers for its health, and stops on a signal."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import sqlite3
import sys
from pathlib import Path

import pytest

from bot.app import open_app
from bot.model.ids import LOCAL
from bot.settings import load
from tests.hub import Hub
from tests.newsroom import Outlet, bridge, tram
from tests.processes import byline_run, write_config
from tests.webserver import WebServer

QUICK = {"tick_seconds": 0.2}


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
async def test_it_polls_says_how_it_fares_and_stops_on_a_signal(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    async with WebServer.start() as web:
        outlet = Outlet(web)
        outlet.publish(bridge())
        config = write_config(
            tmp_path, discord={"enabled": False}, fetch={"allow": [web.netloc]}, polling=QUICK, digests=QUICK
        )
        async with open_app(load(config, {})) as app:
            await app.services.add_source(LOCAL, outlet.feed)
        async with byline_run(config, tmp_path / "log") as bot:
            stored = await bot.until_logged("article stored")
            assert stored["source"] == 1
            answered, health = await bot.get("/healthz")
            assert (answered, json.loads(health)["ok"]) == (200, True)
            assert json.loads(health)["stored"]["articles"] == 1
            assert json.loads(health)["discord"] == "off"
            await bot.until_logged("polled")
            metrics = ""
            for _ in range(100):  # the batch is counted when its outcomes are stored
                _, metrics = await bot.get("/metrics")
                if "byline_polls_total{" in metrics:
                    break
                await asyncio.sleep(0.05)
            assert 'byline_polls_total{outcome="new items"} 1.0' in metrics
            assert await bot.stop(number) == status
            assert not [line for line in bot.lines() if line["level"] in {"error", "critical"}]


async def test_a_second_start_continues_where_the_first_was(tmp_path: Path) -> None:
    async with WebServer.start() as web:
        outlet = Outlet(web)
        outlet.publish(bridge())
        config = write_config(tmp_path, discord={"enabled": False}, fetch={"allow": [web.netloc]}, polling=QUICK)
        async with open_app(load(config, {})) as app:
            await app.services.add_source(LOCAL, outlet.feed)
        async with byline_run(config, tmp_path / "first") as bot:
            await bot.until_logged("polled")
            await bot.stop(signal.SIGKILL)
        asked = len(web.asked("/feed"))
        outlet.publish(tram())
        async with byline_run(config, tmp_path / "second") as bot:
            await asyncio.sleep(1)
            assert len(web.asked("/feed")) == asked, "a restart polls nothing early"
            _make_due(tmp_path / "byline.sqlite3")
            stored = await bot.until_logged("article stored")
            assert stored["item"].endswith("/news/tram")
            assert await bot.stop() == 0


def _make_due(database: Path) -> None:
    """Bring the next poll forward, as an hour's wait would."""
    with sqlite3.connect(database, timeout=10) as connection:
        connection.execute("UPDATE source SET next_poll_at = '2026-01-01 00:00:00.000000'")


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        ({}, "DISCORD_TOKEN"),
        ({"polling": {"tick_seconds": "often"}, "log": {"levle": "info"}}, "tick_seconds"),
    ],
    ids=["no token", "wrong settings"],
)
async def test_a_wrong_setting_starts_nothing(
    tmp_path: Path, sections: dict[str, dict[str, object]], words: str
) -> None:
    config = write_config(tmp_path, **sections)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "--config", str(config), "run"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={"PATH": "/usr/bin:/bin"},
    )
    _, said = await process.communicate()
    assert process.returncode == 2
    assert words in said.decode()
    assert not (tmp_path / "byline.sqlite3").exists()


async def test_hubs_that_feeds_name_are_subscribed_to_and_what_they_send_is_read(tmp_path: Path) -> None:
    async with WebServer.start() as web:
        hub, outlet = Hub(web), Outlet(web)
        outlet.publish(bridge())
        feed = f"<{hub.url}>; rel=hub, <{outlet.feed}>; rel=self"
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        config = write_config(
            tmp_path,
            discord={"enabled": False},
            fetch={"allow": [web.netloc]},
            polling=QUICK,
            web={"port": port},
            websub={"callback": f"http://127.0.0.1:{port}/hub"},
        )
        web.serve("/feed", _document(outlet), content_type="application/rss+xml", headers={"Link": feed})
        async with open_app(load(config, {})) as app:
            await app.services.add_source(LOCAL, outlet.feed)
            await app.services.poll()
        async with byline_run(config, tmp_path / "log") as bot:
            assert (await bot.until_logged("hub confirmed"))["mode"] == "subscribe"
            await hub.verified()
            outlet.publish(tram())
            assert await hub.send(_document(outlet)) == [202]
            assert (await bot.until_logged("pushed"))["new"] == 1
            assert await bot.stop() == 0


def _document(outlet: Outlet) -> str:
    """The outlet's feed as it stands."""
    items = "".join(
        f"<item><guid>{item.guid}</guid><title>{item.title}</title><link>{outlet.web.url(item.path)}</link></item>"
        for item in outlet.items
    )
    return f"<rss version='2.0'><channel><title>Saltby</title>{items}</channel></rss>"


@pytest.mark.parametrize(("level", "traces"), [("info", 0), ("debug", 1)])
async def test_a_network_that_is_gone_is_one_line_and_where_it_failed_only_at_debug(
    tmp_path: Path, level: str, traces: int
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    config = write_config(tmp_path, log={"format": "json", "level": level})
    nobody = {"DISCORD_TOKEN": "abc.def.ghi", "DISCORD_API_BASE": f"http://127.0.0.1:{port}/api/v10"}
    async with byline_run(config, tmp_path / "log", environ=nobody) as bot:
        again = await bot.until_logged("connecting to Discord again")
        assert again["level"] == "warning"
        assert "ClientConnectorError" in again["why"]
        ended = [line for line in bot.lines() if line["event"] == "connection to Discord ended"]
        assert [("exception" in line, line["level"]) for line in ended] == [(True, "debug")] * traces
        assert not [line for line in bot.lines() if line["level"] in {"error", "critical"}]
        assert await bot.stop() == 0
