"""The commands that look after sources, against a real web server and a real SQLite file."""

from __future__ import annotations

import asyncio
from pathlib import Path

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
    assert "paused since" in (await typed(byline, "sources", "health")).stdout
    assert answer(await typed(byline, "sources", "resume", "1", "--json"))["paused_at"] is None
    assert answer(await typed(byline, "poll", "--json"))["new"] == 1


async def test_adding_shows_what_there_is_and_asks_what_to_do_with_it(byline: Byline, web: WebServer) -> None:
    done = await asyncio.to_thread(byline, "sources", "add", web.url("/feed"), "--ask", stdin="skip\n")
    assert done.exit_code == 0, done.stderr
    assert "pages of its items can be read" in done.stdout
    assert "skip, latest, backfill" in done.stdout
    assert answer(await typed(byline, "poll", "--json"))["new"] == 0
    (source,) = answer(await typed(byline, "sources", "list", "--json"))
    assert source["title"] == "Harrow Bay Courier"


async def test_health_names_what_is_wrong_and_since_when(byline: Byline, web: WebServer) -> None:
    assert "No sources yet" in (await typed(byline, "sources", "health")).stdout
    answer(await typed(byline, "sources", "add", web.url("/feed"), "--json"))
    assert "The only source is well." in (await typed(byline, "sources", "health")).stdout
    web.serve("/feed", "gone", status=410)
    await typed(byline, "poll", "--json")
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
    assert wrong.exit_code == 1
    assert "OPML" in wrong.stderr


def test_feeds_are_offered_by_topic_without_settings_or_network(byline: Byline) -> None:
    assert "nature.com" in byline("sources", "suggest", "science").stdout
    assert {one["topic"] for one in answer(byline("sources", "suggest", "science", "--json"))} == {"science"}
    nothing = byline("sources", "suggest", "gardening")
    assert nothing.exit_code == 2
    assert "science" in nothing.stderr
