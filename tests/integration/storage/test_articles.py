"""One item is one article, and only what is proven is stored."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import StorageError
from bot.model.article import Access
from bot.model.ids import ArticleId, SourceId
from bot.proof import prove_brief
from storage import articles, news, quotes, sources, stories
from storage.articles import NoFeatures
from storage.engine import Database
from storage.versions import current_version
from tests import make
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW, VALLEY

LATER = NOW + timedelta(hours=1)
SAID = "“The line will carry 400 people a day,”"


async def test_an_article_comes_back_as_it_was_stored(database: Database) -> None:
    printed = make.article(contributors=("Ivo Lund",), section="City", summary="A line.", max_snippet=120)
    brief = prove_brief(printed.text, make.brief())
    assert (len(brief.points), len(brief.quotes), len(brief.non_responses)) == (2, 1, 1)
    async with database.write() as session:
        source = await stock.source(session)
        story = await stories.new_story(session, title="Ferry", at=NOW)
        keys = stock.identity("a")
        added = await articles.add_article(session, source.id, printed, brief, keys, story=story, now=NOW)
    async with database.read() as session:
        stored = await current_version(session, added)
        assert stored is not None
        assert (stored.number, stored.fetched_at, stored.article, stored.brief) == (1, NOW, printed, brief.brief)
        assert await current_version(session, ArticleId(99)) is None


async def test_an_article_that_may_not_be_shown_is_stored_without_text(database: Database) -> None:
    printed = make.article(access=Access.PAYWALL)
    async with database.write() as session:
        source = await stock.source(session)
        story = await stories.new_story(session, title="Ferry", at=NOW)
        brief = stock.proven("")
        await articles.add_article(session, source.id, printed, brief, stock.identity("a"), story=story, now=NOW)
    async with database.read() as session:
        shown = await news.latest(session, HARBOUR, limit=5)
    assert [(view.lead.title, view.lead.access, view.lead.points) for view in shown] == [
        (printed.title, Access.PAYWALL, ())
    ]


async def test_a_plain_brief_is_refused(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        story = await stories.new_story(session, title="Ferry", at=NOW)
        with pytest.raises(StorageError, match="only a ProvenBrief is stored, not Brief"):
            await articles.add_article(
                session,
                source.id,
                make.article(),
                make.brief(),  # type: ignore[arg-type]  # the point of it
                stock.identity("a"),
                story=story,
                now=NOW,
            )


async def test_a_brief_of_another_text_is_refused(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        story = await stories.new_story(session, title="Ferry", at=NOW)
        other = make.article(text=make.TEXT.replace("400", "900"))
        brief = prove_brief(make.TEXT, make.brief())
        with pytest.raises(StorageError, match="proved against another text"):
            await articles.add_article(session, source.id, other, brief, stock.identity("a"), story=story, now=NOW)


@pytest.mark.parametrize("bad", ["\0", "\ud800"])
async def test_characters_that_a_database_cannot_keep_are_refused(database: Database, bad: str) -> None:
    async with database.write() as session:
        source = await stock.source(session)
    with pytest.raises(StorageError, match=r"cannot be stored|refused to store this"):
        await _store_one(database, source.id, title=f"Ferry{bad}")
    with pytest.raises(StorageError, match="cannot be stored"):
        await _store_one(database, source.id, text=f"{make.TEXT}{bad}")


async def test_a_new_version_replaces_what_lists_and_searches_show(database: Database) -> None:
    text = make.TEXT.replace("ferry", "tram").replace("400", "900")
    async with database.write() as session:
        source = await stock.source(session)
        quote = stock.said(make.TEXT, SAID, "Orla Tennant")
        added = await stock.article(session, source.id, "a", points=["The first boat"][:0], quotes=[quote])
        said = stock.said(text, "“The line will carry 900 people a day,”", "Orla Tennant")
        await articles.add_version(
            session,
            added,
            make.article(title="Harrow Bay approves tram line", text=text),
            stock.proven(text, quotes=[said]),
            replace(stock.identity("a"), fingerprint="print-b"),
            now=LATER,
            features=NoFeatures(terms=frozenset({"tram"})),
            corrected=True,
        )
    async with database.read() as session:
        view = (await news.latest(session, HARBOUR, limit=5))[0].lead
        assert (view.title, view.corrected, [q.text for q in view.quotes]) == (
            "Harrow Bay approves tram line",
            True,
            [said.text],
        )
        assert [q.quote.text for q in await quotes.by_speaker(session, HARBOUR, "Tennant", limit=5)] == [said.text]
        assert [hit.quotes for hit in await quotes.suggest(session, HARBOUR, "Tennant", limit=5)] == [1]
        assert await quotes.by_speaker(session, HARBOUR, "Tennant", about=("400",), limit=5) == ()
        assert len(await quotes.by_speaker(session, HARBOUR, "Tennant", about=("900",), limit=5)) == 1
        assert await news.search(session, HARBOUR, ("ferry",), limit=5) == ()
        assert len(await news.search(session, HARBOUR, ("tram",), limit=5)) == 1
        stored = await current_version(session, added)
        assert stored is not None
        assert (stored.number, stored.fetched_at, stored.article.text) == (2, LATER, text)
        assert (await stories.candidates(session, since=NOW, limit=5))[0].terms == {"tram"}


async def test_an_unknown_article_has_no_new_version(database: Database) -> None:
    async with database.write() as session:
        with pytest.raises(StorageError, match="article 99 is not stored"):
            await articles.add_version(
                session, ArticleId(99), make.article(), stock.proven(make.TEXT), stock.identity("a"), now=NOW
            )


async def test_an_item_is_known_by_any_of_its_keys(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session, "courier")
        other = await stock.source(session, "tribune")
        added = await stock.article(session, source.id, "a")
    a = stock.identity("a")
    nothing = stock.identity("z")
    async with database.read() as session:
        for identity, feed, matched in [
            (a, source.id, "guid"),
            (replace(nothing, guid=a.guid), source.id, "guid"),
            (replace(nothing, link=a.link), source.id, "link"),
            (replace(nothing, fingerprint=a.fingerprint), source.id, "print"),
            (replace(a, guid=""), source.id, "link"),
            (a, other.id, "link"),
        ]:
            known = await articles.find_known(session, feed, identity)
            assert known is not None
            assert (known.article, known.matched, known.version) == (added, matched, 1)
            assert (known.fingerprint, known.text) == (a.fingerprint, stock.proven(make.TEXT).source)
            assert known.complete == (feed == source.id and identity in (a, replace(a, guid="")))
        assert await articles.find_known(session, source.id, nothing) is None
        assert await articles.find_known(session, other.id, replace(nothing, guid=a.guid)) is None
        assert await articles.find_known(session, source.id, replace(a, guid="", link="", fingerprint="")) is None


async def test_keys_of_a_skipped_item_stay_until_an_article_takes_them(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        await articles.remember_keys(session, source.id, stock.identity("a"), None)
        await articles.remember_keys(session, source.id, stock.identity("a"), None)
    async with database.write() as session:
        known = await articles.find_known(session, source.id, stock.identity("a"))
        assert known is not None
        assert (known.article, known.story, known.matched, known.complete) == (None, None, "guid", True)
        added = await stock.article(session, source.id, "a")
    async with database.read() as session:
        known = await articles.find_known(session, source.id, stock.identity("a"))
        assert known is not None
        assert known.article == added


async def test_a_second_article_of_the_same_item_is_the_first_one(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        first = await stock.article(session, source.id, "a")
    async with database.write() as session:
        assert await stock.article(session, source.id, "a", title="Again") == first
    async with database.read() as session:
        shown = await news.latest(session, HARBOUR, limit=5)
    assert [[article.title for article in story.articles] for story in shown] == [["Harrow Bay approves ferry line"]]


async def test_the_same_item_stored_by_several_at_once_is_one_article(database: Database) -> None:
    async with database.write() as session:
        feeds = [await stock.source(session, name) for name in ("courier", "tribune")]

    async def take(number: int) -> ArticleId:
        async with database.write() as session:
            return await stock.article(session, feeds[number % 2].id, "a", title=f"Take {number}")

    ids = await asyncio.gather(*(take(number) for number in range(6)))
    assert len(set(ids)) == 1
    async with database.read() as session:
        assert len(await news.latest(session, HARBOUR, limit=9)) == 1
        assert [view.articles for view in await sources.community_sources(session, HARBOUR)] == [1, 1]


async def test_a_community_sees_an_article_through_whichever_source_it_uses(database: Database) -> None:
    async with database.write() as session:
        courier = await stock.source(session, "courier", used_by=(HARBOUR,))
        tribune = await stock.source(session, "tribune", used_by=(VALLEY,))
        added = await stock.article(session, courier.id, "a", quotes=[stock.said(make.TEXT, SAID, "Orla Tennant")])
    async with database.read() as session:
        assert await news.latest(session, VALLEY, limit=5) == ()
        assert await quotes.by_speaker(session, VALLEY, "Tennant", limit=5) == ()
    async with database.write() as session:
        await articles.remember_keys(session, tribune.id, stock.identity("a"), added, now=LATER)
    async with database.read() as session:
        assert len(await news.latest(session, VALLEY, limit=5)) == 1
        assert len(await news.search(session, VALLEY, ("ferry",), limit=5)) == 1
        assert len(await quotes.by_speaker(session, VALLEY, "Tennant", limit=5)) == 1
        window = make.window(end=LATER + timedelta(minutes=1), hours=0.5)
        assert len(await news.between(session, VALLEY, window, limit=5)) == 1
        assert await news.between(session, HARBOUR, window, limit=5) == ()
        known = await articles.find_known(session, tribune.id, stock.identity("a"))
        assert known is not None
        assert known.complete


async def _store_one(database: Database, source: SourceId, *, title: str = "Ferry", text: str = make.TEXT) -> None:
    async with database.write() as session:
        await stock.article(session, source, title=title, text=text)
