"""The main job, end to end, over real sockets: the bot as a process, Discord's stand-in, an invented outlet.

Every request that reaches the stand-in is held against Discord's published description and the rules that it
does not tell; an unknown route fails the test.
"""

from __future__ import annotations

import signal
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import system_clock
from bot.usecases.delivering import LEASE
from tests.newsroom import Item, Outlet, bridge, tram
from tests.processes import byline_run, write_config
from tests.standin.messages import walk
from tests.standin.server import StandIn
from tests.webserver import WebServer

QUICK = {"tick_seconds": 0.2}


def configured(folder: Path, web: WebServer) -> Path:
    """The configuration of a bot that may read that server alone, and whose ticks are quick."""
    return write_config(
        folder,
        fetch={"allow": [web.netloc], "contact": "mailto:desk@byline.example"},
        polling=QUICK,
        digests=QUICK,
        delivery=QUICK,
    )


def fresh(item: Item) -> Item:
    """The item as printed an hour ago: a digest leaves out what is days old."""
    return replace(item, published=system_clock() - timedelta(hours=1))


def due_now(database: Path) -> None:
    """Make every order due at this moment, as if it had been given for it."""
    with sqlite3.connect(database, timeout=10) as connection:
        connection.execute("UPDATE subscription SET next_due_at = ?", (f"{system_clock():%Y-%m-%d %H:%M:%S.%f}",))


def first_tried(database: Path, ago: timedelta) -> None:
    """Make the first try of every message so long ago, with the lease that a sender really takes."""
    tried = system_clock() - ago
    moments = [f"{at:%Y-%m-%d %H:%M:%S.%f}" for at in (tried, tried + LEASE)]
    with sqlite3.connect(database, timeout=10) as connection:
        connection.execute("UPDATE delivery SET first_send_at = ?, lease_until = ?", moments)


async def test_from_an_added_source_to_a_digest_and_answers(tmp_path: Path, openapi: Path) -> None:
    async with WebServer.start() as web, StandIn.start(openapi) as discord:
        outlet, digests = Outlet(web), discord.guild.channel("digests")
        outlet.publish(fresh(bridge()), fresh(tram()))
        database = tmp_path / "byline.sqlite3"
        config, secrets = configured(tmp_path, web), discord.environment
        async with byline_run(config, tmp_path / "log", environ=secrets) as bot:
            await discord.ready()
            added = await discord.slash("source add", {"url": outlet.feed, "start": "backfill"})
            assert added.ephemeral
            assert "Saltby Chronicle" in added.text
            listed = await discord.slash("source list")
            assert "Saltby Chronicle" in listed.text

            await bot.until_logged("polled")
            found = await discord.slash("news latest")
            assert "Saltby votes to rebuild toll bridge" in found.text
            assert "Tram catches fire" in found.text
            searched = await discord.slash("news search", {"words": "toll bridge"})
            assert "Tram" not in searched.text

            number = next(word for word in searched.text.split() if word.startswith("#") and word[1:].isdecimal())
            story = await discord.slash("news story", {"id": number})
            assert "9-3" in story.text
            assert "Bram Kestel" in story.text

            offered = await discord.autocomplete("quotes", "official", "ferr")
            assert [choice["value"] for choice in offered] == ["Odile Ferrant"]
            said = await discord.slash("quotes", {"official": "Odile Ferrant"})
            assert "The bridge is older than our quarrels" in said.text
            assert "Mayor" in said.text

            ordered = await discord.slash("digest create", {"channel": digests, "times": "07:30, 18:00"})
            assert ordered.ephemeral
            assert "07:30" in ordered.text
            due_now(database)
            (posted,) = await discord.posts(digests, 1)
            assert "Saltby votes to rebuild toll bridge" in posted.text
            button = next(c for c in walk(posted.components) if str(c.get("custom_id", "")).startswith("byline:"))
            sources = await discord.press(posted, button["custom_id"])
            assert sources.ephemeral
            assert outlet.web.url("/news/bridge") in sources.text

            helped = await discord.slash("help")
            assert "/news latest" in helped.text
            assert await bot.stop(signal.SIGTERM) == 0
        log = (tmp_path / "log").read_text("utf-8")
        assert discord.token not in log
        assert not [line for line in bot.lines() if line["level"] in {"error", "critical"}]


async def test_what_goes_wrong_is_told_to_the_one_who_asked(tmp_path: Path, openapi: Path) -> None:
    async with (
        WebServer.start() as web,
        StandIn.start(openapi) as discord,
        byline_run(configured(tmp_path, web), tmp_path / "log", environ=discord.environment) as bot,
    ):
        await discord.ready()
        web.serve("/", "<html><body><p>No feed here.</p></body></html>")
        for typed, told in (
            (web.url("/"), "No feed was found"),
            ("not an address", "is not a web address"),
            ("http://169.254.169.254/feed", "not a public address"),
            ("http://127.0.0.1:9/feed", "127.0.0.1"),
        ):
            answer = await discord.slash("source add", {"url": typed})
            assert answer.ephemeral, typed
            assert told in answer.text.replace("\\", ""), answer.text
        missing = await discord.slash("news story", {"id": "#4711"})
        assert "#4711" in missing.text
        nothing = await discord.slash("news latest")
        assert nothing.text
        assert await bot.stop() == 0


@pytest.mark.parametrize(
    ("ago", "logged"),
    [
        pytest.param(LEASE + timedelta(seconds=1), "delivered", id="within the nonce window"),
        pytest.param(timedelta(hours=1), "delivery found in history", id="when only history tells"),
    ],
)
async def test_a_bot_killed_while_it_delivers_neither_loses_nor_repeats(
    tmp_path: Path, openapi: Path, ago: timedelta, logged: str
) -> None:
    async with WebServer.start() as web, StandIn.start(openapi) as discord:
        outlet = Outlet(web)
        outlet.publish(fresh(bridge()))
        database, config = tmp_path / "byline.sqlite3", configured(tmp_path, web)
        async with byline_run(config, tmp_path / "first", environ=discord.environment) as bot:
            await discord.ready()
            await discord.slash("source add", {"url": outlet.feed})
            await bot.until_logged("polled")
            await discord.slash("digest create", {"channel": discord.channel})
            discord.faults.delay("POST /channels/{channel_id}/messages", 30.0)
            due_now(database)
            await discord.posts(discord.channel, 1)
            await bot.stop(signal.SIGKILL)
        async with byline_run(config, tmp_path / "second", environ=discord.environment) as bot:
            await bot.until_logged("connected to Discord")
            first_tried(database, ago)
            await bot.until_logged(logged)
            assert len(await discord.posts(discord.channel, 1)) == 1
            assert await bot.stop() == 0
