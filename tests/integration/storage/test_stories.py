"""Stories, what grouping compares, and reasons."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.model.ids import ArticleId, SourceId, StoryId
from bot.model.story import Decision, Verdict
from storage import articles, news, stories
from storage.articles import NoFeatures
from storage.engine import Database
from storage.tables import DecisionRow
from tests import make
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW

HOUR = timedelta(hours=1)


async def test_a_story_widens_to_the_times_of_what_joins_it(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        story = await stories.new_story(session, title="Ferry", at=NOW)
        await stock.article(session, source.id, story=story)
        for hours in (1, -2, 0):
            await stories.join_story(session, story, at=NOW + hours * HOUR)
    async with database.read() as session:
        view = await news.story(session, HARBOUR, story)
    assert view is not None
    assert (view.first_at, view.last_at) == (NOW - 2 * HOUR, NOW + HOUR)


async def test_a_story_without_articles_is_not_listed(database: Database) -> None:
    async with database.write() as session:
        story = await stories.new_story(session, title="Empty", at=NOW)
    async with database.read() as session:
        assert await news.story(session, None, story) is None


async def test_candidates_are_the_newest_articles_with_what_was_said_of_them(database: Database) -> None:
    features = NoFeatures(frozenset({"ferry", "línea"}), frozenset({"Orla Tennant"}), frozenset({"400"}))
    async with database.write() as session:
        source = await stock.source(session)
        await stock.article(session, source.id, "old", at=NOW - HOUR)
        story = await stories.new_story(session, title="Ferry", at=NOW)
        printed = make.article(published=None)
        brief = stock.proven(printed.text)
        added = await articles.add_article(
            session, source.id, printed, brief, stock.identity("new"), story=story, now=NOW, features=features
        )
        await stock.article(session, source.id, "newer", at=NOW + HOUR)
    async with database.read() as session:
        found = await stories.candidates(session, since=NOW, limit=9)
        assert len(await stories.candidates(session, since=NOW - HOUR, limit=2)) == 2
    assert [one.article for one in found] == [ArticleId(3), added]
    assert (found[1].story, found[1].title, found[1].outlet, found[1].published) == (
        story,
        printed.title,
        printed.outlet,
        NOW,
    )
    assert (found[1].terms, found[1].names, found[1].numbers) == (features.terms, features.names, features.numbers)


async def test_a_decision_is_kept_with_its_reason_even_for_an_item_that_is_no_article(database: Database) -> None:
    decision = Decision(Verdict.DUPLICATE, "the same link as an article of the Courier", StoryId(1), ArticleId(1))
    async with database.write() as session:
        source = await stock.source(session)
        await stories.record_decision(
            session, source=source.id, article=None, item="https://harrow.example/a", decision=decision, now=NOW
        )
    async with database.read() as session:
        row = (await session.scalars(select(DecisionRow))).one()
    assert (SourceId(row.source_id), row.article_id, row.item, row.at) == (
        source.id,
        None,
        "https://harrow.example/a",
        NOW,
    )
    assert (row.verdict, row.reason, row.story_id, row.joined_id) == ("duplicate", decision.reason, 1, 1)
