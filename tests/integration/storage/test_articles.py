"""One item is one article, and only what is proven is stored."""

from __future__ import annotations

from storage import articles, news, quotes, stories
from storage.engine import Database
from storage.versions import current_version
from tests import make
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW


async def test_an_article_comes_back_as_it_was_stored(database: Database) -> None:
    printed = make.article(contributors=("Ivo Lund",), section="City", summary="A line.", max_snippet=120)
    text = printed.text
    brief = stock.proven(
        text,
        points=[stock.point(text, "The Harrow Bay council approved a new ferry line on Monday.")],
        quotes=[stock.said(text, "The line will carry 400 people a day,", "Orla Tennant", role="Mayor")],
        non_responses=make.brief().non_responses,
    )
    async with database.write() as session:
        source = await stock.source(session)
        story = await stories.new_story(session, title="Ferry", at=NOW)
        added = await articles.add_article(
            session, source.id, printed, brief, stock.identity("a"), story=story, now=NOW
        )
    async with database.read() as session:
        stored = await current_version(session, added)
    assert stored is not None
    assert (stored.number, stored.fetched_at, stored.article, stored.brief) == (1, NOW, printed, brief.brief)


async def test_latest_search_and_quotes_find_an_article(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        await stock.article(
            session,
            source.id,
            points=["The Harrow Bay council approved a new ferry line on Monday."],
            quotes=[stock.said(make.TEXT, "The line will carry 400 people a day,", "Orla Tennant", role="Mayor")],
        )
    async with database.read() as session:
        assert [view.title for view in await news.latest(session, HARBOUR, limit=5)] == [
            "Harrow Bay approves ferry line"
        ]
        assert len(await news.search(session, HARBOUR, ("FÉRRY", "council"), limit=5)) == 1
        assert len(await quotes.by_speaker(session, HARBOUR, "tennant", limit=5)) == 1
        assert len(await quotes.by_speaker(session, HARBOUR, "orla t", about=("people", "ferry"), limit=5)) == 1
        assert [hit.name for hit in await quotes.suggest(session, HARBOUR, "ten", limit=5)] == ["Orla Tennant"]
