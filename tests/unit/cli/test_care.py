"""The commands that look after sources, against a real web server and a real SQLite file."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.sources.starters import starters
from tests.unit.cli.conftest import Byline, answer
from tests.unit.cli.test_newsroom import typed, web
from tests.webserver import WebServer

__all__ = ["web"]


async def test_sources_are_looked_at_paused_and_resumed(byline: Byline, web: WebServer) -> None:
    look = answer(await typed(byline, "sources", "test", web.url("/feed"), "--json"))
    assert (look["title"], look["total"], look["pages"]) == ("Harrow Bay Courier", 1, "readable")
    answer(await typed(byline, "sources", "add", web.url("/feed"), "--json"))
    paused = answer(await typed(byline, "sources", "pause", "1", "--json"))
    assert paused["paused_at"]
    assert answer(await typed(byline, "poll", "--all", "--json"))["polled"] == []
    assert "paused" in (await typed(byline, "sources", "health")).stdout
    assert "paused" in (await typed(byline, "sources", "list")).stdout
    assert answer(await typed(byline, "sources", "resume", "1", "--json"))["paused_at"] is None
    assert answer(await typed(byline, "poll", "--json"))["new"] == 1


async def test_adding_shows_what_there_is_and_asks_what_to_do_with_it(byline: Byline, web: WebServer) -> None:
    done = await asyncio.to_thread(byline, "sources", "add", web.url("/feed"), "--ask", stdin="skip\n")
    assert done.exit_code == 0, done.stderr
    assert "pages of its items can be read" in done.stdout
    assert "skip, latest, backfill" in done.stdout
    assert len(web.asked("/feed")) == 1, "what was looked at is added without asking again"
    for mode in ("skip: nothing of it", "latest: the newest few", "backfill: all of it"):
        assert mode in done.stdout
    again = await asyncio.to_thread(byline, "sources", "add", web.url("/feed"), "--ask", stdin="skip\n")
    assert again.exit_code == 2
    assert "one of your sources already" in again.stderr
    assert "What to do" not in again.stdout, "nobody is asked about what is there"
    assert answer(await typed(byline, "poll", "--json"))["new"] == 0
    (source,) = answer(await typed(byline, "sources", "list", "--json"))
    assert source["title"] == "Harrow Bay Courier"


async def test_health_names_what_is_wrong_and_since_when(byline: Byline, web: WebServer) -> None:
    assert "No sources yet" in (await typed(byline, "sources", "health")).stdout
    answer(await typed(byline, "sources", "add", web.url("/feed"), "--json"))
    assert "The only source is well." in (await typed(byline, "sources", "health")).stdout
    web.serve("/feed", "gone", status=410)
    await typed(byline, "poll", "--all", "--json")
    health = answer(await typed(byline, "sources", "health", "--json"))
    assert [(one["state"], one["failures"], bool(one["state_since"])) for one in health["sources"]] == [
        ("gone", 0, True)
    ]
    assert [one["kind"] for one in health["incidents"]] == ["gone"]
    shown = (await typed(byline, "sources", "health")).stdout
    assert "410" in shown
    assert "Incidents that are open" in shown


async def test_people_see_what_a_source_holds_and_that_it_rests(byline: Byline, web: WebServer) -> None:
    shown = (await typed(byline, "sources", "test", web.url("/feed"))).stdout
    for said in ("Harrow Bay Courier", "Language: en", "pages of its items can be read", "Harrow Bay approves"):
        assert said in shown
    answer(await typed(byline, "sources", "add", web.url("/feed"), "--json"))
    assert "byline sources resume 1" in (await typed(byline, "sources", "pause", "1")).stdout
    assert "Harrow Bay Courier goes on." in (await typed(byline, "sources", "resume", "1")).stdout


async def test_a_list_goes_out_and_comes_in_again(byline: Byline, web: WebServer, tmp_path: Path) -> None:
    file = tmp_path / "list.opml"
    outline = f"<outline text='Bay'><outline text='x' xmlUrl='{web.url('/feed')}'/></outline>"
    file.write_text(f"<opml><body>{outline}<outline text='y' xmlUrl='{web.url('/none')}'/></body></opml>")
    done = await typed(byline, "sources", "import", str(file))
    assert done.exit_code == 0
    assert "1 source added." in done.stdout
    assert "404" in done.stderr
    exported = (await typed(byline, "sources", "export")).stdout
    assert 'text="Bay"' in exported
    assert web.url("/feed") in exported
    file.write_text(exported)
    (again,) = answer(await typed(byline, "sources", "import", str(file), "--json"))
    assert (again["outcome"], again["topic"]) == ("there", "Bay")
    file.write_text("<html></html>")
    wrong = await typed(byline, "sources", "import", str(file))
    assert wrong.exit_code == 2
    assert "OPML" in wrong.stderr


def test_feeds_are_offered_by_topic_without_settings_or_network(byline: Byline) -> None:
    assert "nature.com" in byline("sources", "suggest", "science").stdout
    assert {one["topic"] for one in answer(byline("sources", "suggest", "science", "--json"))} == {"science"}
    nothing = byline("sources", "suggest", "gardening")
    assert nothing.exit_code == 2
    assert "science" in nothing.stderr


def test_the_offered_feeds_are_asked_when_told_to_and_each_failure_has_its_reason(
    byline: Byline, tmp_path: Path
) -> None:
    """All of their hosts are shut out here, so that nothing leaves this machine."""
    hosts = sorted({urlsplit(one.url).hostname or "" for one in starters()})
    (tmp_path / "shut.toml").write_text(f"[fetch]\nblock = {json.dumps(hosts)}\n", encoding="utf-8")
    shut = ("--config", str(tmp_path / "shut.toml"))
    said = byline(*shut, "sources", "suggest", "science", "--check")
    assert said.exit_code == 0, said.stderr
    assert "www.nature.com is not read: whoever runs this Byline has shut it out" in " ".join(said.stdout.split())
    assert "0 of 6 answer with a feed that holds items." in said.stdout
    told = answer(byline(*shut, "sources", "suggest", "science", "--check", "--json"))
    assert [(one["topic"], one["items"], bool(one["why"])) for one in told] == [("science", 0, True)] * 6


async def test_a_page_that_is_withheld_is_told_in_words(byline: Byline, web: WebServer) -> None:
    web.serve("/ferry", "<html><body><div>Subscribe to continue reading</div></body></html>")
    shown = (await typed(byline, "sources", "test", web.url("/feed"))).stdout
    assert "The page of an item cannot be read: " in shown
    assert "note." not in shown
    for said in (
        "RSS feed at",
        "stand in the feed as summaries",
        "times in UTC" if "items, the newest" in shown else "1 item:",
    ):
        assert said in shown


async def test_a_list_of_nothing_good_is_told_and_ends_with_1(byline: Byline, web: WebServer, tmp_path: Path) -> None:
    file = tmp_path / "list.opml"
    file.write_text("<opml><body><outline xmlUrl='not an address'/><outline xmlUrl='http://10.0.0.1/'/></body></opml>")
    done = await typed(byline, "sources", "import", str(file))
    assert done.exit_code == 1
    assert "0 sources added." in done.stdout
    assert "Not added: not an address is not a web address" in done.stderr
    assert "10.0.0.1 is not a public address" in done.stderr
    file.write_text("<opml><body/></opml>")
    assert "This list holds no feeds." in (await typed(byline, "sources", "import", str(file))).stdout


async def test_folders_become_the_topics_of_sources_that_have_none(
    byline: Byline, web: WebServer, tmp_path: Path
) -> None:
    answer(await typed(byline, "sources", "add", web.url("/feed"), "--json"))
    file = tmp_path / "list.opml"
    for topic in ("Bay", "Elsewhere"):
        file.write_text(
            f"<opml><body><outline text='{topic}'><outline xmlUrl='{web.url('/feed')}'/></outline></body></opml>"
        )
        assert answer(await typed(byline, "sources", "import", str(file), "--json"))[0]["outcome"] == "there"
    assert "[Bay]" in (await typed(byline, "sources", "list")).stdout
    assert len(web.asked("/feed")) == 1


async def test_what_is_shut_out_says_so_and_moderators_are_told(byline: Byline, web: WebServer, tmp_path: Path) -> None:
    answer(await typed(byline, "sources", "add", web.url("/feed"), "--json"))
    settings = tmp_path / "config.toml"
    opened = settings.read_text()
    settings.write_text(opened + 'block_outlets = ["harrow bay courier"]\n')
    shown = (await typed(byline, "sources", "health")).stdout
    assert "shut out, not read" in shown
    assert "#1: Harrow Bay Courier is not read: whoever runs this Byline has shut it out" in shown
    refused = await typed(byline, "sources", "resume", "1")
    assert refused.exit_code == 2
    assert "until they let it in again" in refused.stderr
    assert "no incident has lasted" in (await typed(byline, "sources", "notes")).stdout
    with sqlite3.connect(tmp_path / "byline.sqlite3") as connection:  # as two hours' wait would
        connection.execute("UPDATE incident SET opened_at = '2026-01-01 00:00:00.000000'")
    assert "shut out since 2026-01-01 00:00, #1" in (await typed(byline, "sources", "notes")).stdout
    settings.write_text(opened)
    told = answer(await typed(byline, "sources", "notes", "--json"))
    assert [(note["kind"], note["incident"]["kind"]) for note in told] == [("over", "blocked"), ("begun", "blocked")]
    assert "over since" in (await typed(byline, "sources", "notes", "--limit", "1")).stdout


async def test_who_has_had_enough_fetched_is_told_when_to_try_again(
    byline: Byline, web: WebServer, tmp_path: Path
) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text(settings.read_text() + "per_user_hour = 1\n")
    answer(await typed(byline, "sources", "test", web.url("/feed"), "--json"))
    refused = await typed(byline, "sources", "add", web.url("/feed"))
    assert refused.exit_code == 2
    assert "1 addresses" not in refused.stderr
    assert "Try again at" in refused.stderr


async def test_a_source_is_meant_by_its_number_before_its_title_and_twins_are_told_apart(
    byline: Byline, web: WebServer
) -> None:
    held = (await typed(byline, "sources", "list")).stdout
    assert held.startswith("No sources yet")
    item = "<item><guid>1</guid><title>Tide</title><link>https://a.example/</link></item>"
    for path, title in (("/2", "2"), ("/b", "Tide"), ("/c", "Tide")):
        web.serve(path, f"<rss version='2.0'><channel><title>{title}</title>{item}</channel></rss>")
        answer(await typed(byline, "sources", "add", web.url(path), "--json"))
    several = await typed(byline, "sources", "remove", "tide")
    assert several.exit_code == 2
    assert f"#2 Tide ({web.url('/b')}), #3 Tide ({web.url('/c')})" in several.stderr
    assert answer(await typed(byline, "sources", "remove", "2", "--json"))["title"] == "Tide", "number 2, not title 2"
    assert answer(await typed(byline, "sources", "remove", f"{web.netloc}/c", "--json"))["id"] == 3
    missing = await typed(byline, "sources", "pause", "tide")
    assert missing.exit_code == 2
    assert "There is no source tide. Your sources: #1 2" in missing.stderr


async def test_nobody_there_to_answer_adds_nothing_and_says_how_to(byline: Byline, web: WebServer) -> None:
    done = await asyncio.to_thread(byline, "sources", "add", web.url("/feed"), "--ask", stdin="")
    assert done.exit_code == 2
    assert "Nothing was added, because nobody answered" in done.stderr
    assert "--start skip" in done.stderr
    wrong = await asyncio.to_thread(byline, "sources", "add", web.url("/feed"), "--ask", stdin="perhaps\nbackfill\n")
    assert wrong.exit_code == 0
    assert "'perhaps' is not one of 'skip', 'latest', 'backfill'" in wrong.stdout + wrong.stderr


async def test_which_other_feeds_a_page_names_is_told_by_test_and_add(byline: Byline, web: WebServer) -> None:
    rows = (f"<link rel=alternate type=application/rss+xml title='{n}' href='/feed{n or ''}'>" for n in range(14))
    web.serve("/", f"<html><head>{''.join(rows)}</head></html>")
    shown = (await typed(byline, "sources", "test", web.url("/"))).stdout
    assert "Its page names 13 more feeds" in shown
    assert f"  3  {web.url('/feed3')}" in shown
    assert "and 3 more" in shown
    told = answer(await typed(byline, "sources", "add", web.url("/"), "--json"))
    assert told["others"][0] == {"url": web.url("/feed1"), "title": "1"}
    assert len(told["others"]) == 13


async def test_a_narrow_terminal_gets_lines_instead_of_broken_columns(
    byline: Byline, web: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(await typed(byline, "sources", "add", web.url("/feed"), "--json"))
    answer(await typed(byline, "sources", "pause", "1", "--json"))
    monkeypatch.setenv("COLUMNS", "50")
    listed = (await typed(byline, "sources", "list")).stdout
    assert listed.startswith(f"1  Harrow Bay Courier\n{web.url('/feed')}\n    State: paused\n")
    health = (await typed(byline, "sources", "health")).stdout
    assert "1  Harrow Bay Courier\n    State: paused\n    Since (UTC): 20" in health
    assert "Go on with what is paused: byline sources resume 1" in health
    monkeypatch.setenv("COLUMNS", "100")
    assert " ID   Source" in (await typed(byline, "sources", "list")).stdout


def test_a_list_of_nothing_at_all_is_told(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_bytes(b" \n")
    done = byline("sources", "import", "list.opml")
    assert (done.exit_code, "This list is empty: export it again." in done.stderr) == (2, True)
