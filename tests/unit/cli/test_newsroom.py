"""The commands over a database, against a real web server on loopback and a real SQLite file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.unit.cli.conftest import Byline, answer
from tests.webserver import WebServer

PARAGRAPHS = (
    "HARROW BAY — The Harrow Bay council approved a new ferry line on Monday, ending a dispute of two years.",
    "“The line will carry 400 people a day,” said Orla Tennant, the mayor of Harrow Bay, after the vote.",
    "Tennant said that the first boat would leave in May, if the pier is repaired in time for the summer.",
    "The harbour office did not respond to a request for comment on Monday evening.",
    "The line is to run for two years, and the council will look at its figures after the first of them.",
)


def page(title: str, paragraphs: tuple[str, ...]) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def feed(web: WebServer, at: datetime) -> str:
    return f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harrow Bay Courier</title>
    <link>{web.url("/")}</link><language>en</language>
    <item><title>Harrow Bay approves ferry line</title><link>{web.url("/ferry")}</link><guid>ferry</guid>
    <pubDate>{format_datetime(at)}</pubDate></item></channel></rss>"""


@pytest.fixture
async def web(tmp_path: Path) -> AsyncIterator[WebServer]:
    async with WebServer.start() as server:
        server.serve("/ferry", page("Harrow Bay approves ferry line", PARAGRAPHS))
        written = feed(server, datetime.now(UTC) - timedelta(hours=1))  # noqa: TID251 (the command asks the real clock)
        server.serve("/feed", written, content_type="application/rss+xml")
        (tmp_path / "config.toml").write_text(f'[fetch]\nallow = ["{server.netloc}"]\n', encoding="utf-8")
        yield server


async def typed(byline: Byline, *words: str) -> Result:
    """The command in a thread of its own, so that this loop can serve what it asks for."""
    return await asyncio.to_thread(byline, *words)


async def test_a_source_becomes_stories_quotes_and_a_digest(byline: Byline, web: WebServer) -> None:
    added = answer(await typed(byline, "sources", "add", web.url("/feed"), "--json"))
    assert (added["source"]["title"], added["start"]) == ("Harrow Bay Courier", "latest")
    assert [entry["title"] for entry in added["preview"]] == ["Harrow Bay approves ferry line"]

    polled = answer(await typed(byline, "poll", "--json"))
    assert polled["new"] == 1
    assert [row["outcome"] for row in polled["polled"]] == ["new items"]

    (story,) = answer(await typed(byline, "news", "--json"))
    assert story["title"] == "Harrow Bay approves ferry line"
    assert story["articles"][0]["points"]
    assert answer(await typed(byline, "news", "search", "ferry", "council", "--json"))[0]["id"] == story["id"]
    assert answer(await typed(byline, "news", "search", "zeppelin", "--json")) == []
    assert answer(await typed(byline, "news", "story", f"#{story['id']}", "--json")) == story

    quotes = answer(await typed(byline, "quotes", "tennant", "--about", "people", "--json"))
    assert [quote["speaker"] for quote in quotes] == ["Orla Tennant"]
    assert quotes[0]["url"] == web.url("/ferry")

    other = (await typed(byline, "quotes", "tennant", "--about", "zeppelins")).stdout
    assert "No quote by tennant holds: zeppelins. " in other
    assert "leave out --about" in other

    digest = answer(await typed(byline, "digest", "--json"))
    assert [choice["story"]["id"] for choice in digest["chosen"]] == [story["id"]]


async def test_people_see_what_machines_see(byline: Byline, web: WebServer) -> None:
    shown = {}
    for words in (
        ("sources", "add", web.url("/feed")),
        ("sources", "list"),
        ("poll",),
        ("news",),
        ("news", "story", "1"),
        ("quotes", "Tennant"),
        ("digest",),
        ("sources", "remove", "1"),
        ("sources", "list"),
    ):
        result = await typed(byline, *words)
        assert result.exit_code == 0, (words, result.stderr)
        assert result.stderr == ""
        shown[" ".join(words[:2])] = " ".join(result.stdout.split())
    assert "Harrow Bay Courier" in shown["sources add"]
    assert f"Its feed is at {web.url('/feed')}" in shown["sources add"]
    assert "1 new article" in shown["poll"]
    for view in ("news", "news story", "digest"):
        assert "Harrow Bay approves ferry line" in shown[view]
    assert "400 people a day" in shown["quotes Tennant"]
    assert "Orla Tennant" in shown["quotes Tennant"]
    assert shown["sources list"].startswith("No sources yet.")


async def test_nothing_to_show_is_said_with_what_to_do_next(byline: Byline, web: WebServer) -> None:
    assert "byline sources add" in (await typed(byline, "news")).stdout
    assert "byline sources add" in (await typed(byline, "poll")).stdout
    assert "No quotes by Nobody" in (await typed(byline, "quotes", "Nobody")).stdout
    assert "Nothing new in the last 6 hours" in (await typed(byline, "digest", "--hours", "6")).stdout


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("news", "story", "99"), 2, "99"),
        (("news", "story", "first"), 2, "write it as shown"),
        (("news", "story", "9" * 20), 2, "write it as shown"),
        (("news", "search", "!!!"), 2, "word"),
        (("sources", "remove", "zeppelin"), 2, "zeppelin"),
        (("sources", "add", "not an address"), 2, "address"),
        (("sources", "add", "http://10.0.0.1/feed"), 2, "not a public address"),
    ],
)
async def test_what_cannot_be_done_is_one_clear_message(
    byline: Byline, web: WebServer, words: tuple[str, ...], status: int, said: str
) -> None:
    result = await typed(byline, *words)
    assert result.exit_code == status
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


async def test_a_source_that_fails_is_told_and_the_others_are_read(byline: Byline, web: WebServer) -> None:
    web.serve("/other", feed(web, datetime(2026, 1, 1, tzinfo=UTC)), content_type="application/rss+xml")
    for path in ("/feed", "/other"):
        answer(await typed(byline, "sources", "add", web.url(path), "--json"))
    web.serve("/other", "gone mad", status=500)
    polled = answer(await typed(byline, "poll", "--all", "--json"))
    assert [row["outcome"] for row in polled["polled"]] == ["new items", "failed"]
    assert "500" in polled["polled"][1]["reason"]
    web.serve("/feed", "gone mad too", status=500)
    every = await typed(byline, "poll", "--all")
    assert every.exit_code == 1
    assert "2 of 2 sources failed." in every.stdout
    assert "(status 500)." in every.stdout, "the reason is not broken into a column"


async def test_communities_do_not_see_each_others_sources(byline: Byline, web: WebServer) -> None:
    other = ("--community", "discord:77")
    answer(await typed(byline, "sources", "add", web.url("/feed"), "--json", *other))
    assert answer(await typed(byline, "sources", "list", "--json")) == []
    assert len(answer(await typed(byline, "sources", "list", "--json", *other))) == 1


async def test_one_page_and_one_feed_of_the_web_need_no_database(
    byline: Byline, web: WebServer, tmp_path: Path
) -> None:
    brief: dict[str, Any] = answer(await typed(byline, "condense", web.url("/ferry"), "--json"))
    assert "400 people a day" in str(brief["quotes"])
    found = answer(await typed(byline, "feed", web.url("/feed"), "--json"))
    assert found["title"] == "Harrow Bay Courier"
    assert not (tmp_path / "byline.sqlite3").exists()


async def test_a_page_on_this_machine_is_refused_unless_the_file_opens_it(
    byline: Byline, web: WebServer, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text("", encoding="utf-8")
    result = await typed(byline, "condense", web.url("/ferry"))
    assert result.exit_code == 2
    assert web.ledger == []
