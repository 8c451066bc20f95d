"""Articles and their versions: only what is proven is stored, and it comes back as it was."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.errors import StorageError
from bot.model.article import Access
from bot.model.ids import ArticleId, SourceId
from bot.proof import prove_brief
from storage import articles, news, quotes, stories
from storage.articles import NoFeatures
from storage.engine import Database
from storage.tables import SpeakerRow
from storage.versions import current_version
from tests import make
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW

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


async def _store_one(database: Database, source: SourceId, *, title: str = "Ferry", text: str = make.TEXT) -> None:
    async with database.write() as session:
        await stock.article(session, source, title=title, text=text)


async def test_articles_that_quote_the_same_people_are_stored_side_by_side_and_counted_exactly(
    database: Database,
) -> None:
    people = [f"Speaker {chr(ord('A') + number)}" for number in range(6)]
    text = " ".join(f"“Word {number}.”" for number in range(len(people)))
    async with database.write() as session:
        source = await stock.source(session)

    async def take(number: int) -> None:
        order = people[number:] + people[:number] if number % 2 else [*reversed(people)]
        said = [stock.said(text, f"“Word {n}.”", name) for n, name in enumerate(order)]
        async with database.write() as session:
            await stock.article(session, source.id, f"a{number}", text=text, quotes=said)

    await asyncio.gather(*(take(number) for number in range(6)))
    async with database.read() as session:
        hits = await quotes.suggest(session, HARBOUR, "speaker", limit=9)
        stored = (await session.scalars(select(col(SpeakerRow.quotes)))).all()
    assert [(hit.name, hit.quotes) for hit in hits] == [(name, 6) for name in people]
    assert list(stored) == [6] * len(people)


ODD = [
    "“¡Vámonos! 🚤🏴󠁧󠁢󠁳󠁣󠁴󠁿”",
    "“مرحبا بكم في المرفأ”",
    "“ＦＵＬＬ　ＷＩＤＴＨ”",
    "“e\u0301 is not é; a zero\u200bwidth space; a\u2028line”",
    "“\\'; DROP TABLE article; -- %s %(x)s :name ?”",
]


@pytest.mark.parametrize("words", ODD)
async def test_any_character_comes_back_and_spans_still_fit(database: Database, words: str) -> None:
    text = f"🚤 Before. {words} After."
    async with database.write() as session:
        source = await stock.source(session)
        added = await stock.article(
            session, source.id, title=words, text=text, points=[words], quotes=[stock.said(text, words, "Øystein Ære")]
        )
    async with database.read() as session:
        stored = await current_version(session, added)
        assert stored is not None
        assert stored.article.text == text
        assert [quote.segments[0].of(text) for quote in stored.brief.quotes] == [words]
        assert [point.text for point in stored.brief.points] == [words]
        found = await quotes.by_speaker(session, HARBOUR, "ØYSTEIN", limit=9)
        assert [view.quote.text for view in found] == [words]
