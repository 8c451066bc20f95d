"""The read model: newest first, each community its own, one entry a story."""

from __future__ import annotations

from datetime import timedelta

from bot.model.ids import Community, StoryId
from storage import news, stories
from storage.engine import Database
from storage.news import BATCH
from tests import make
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW, VALLEY

HOUR = timedelta(hours=1)
POINTS = (
    "The Harrow Bay council approved a new ferry line on Monday.",
    "Tennant said that the first boat would leave in May.",
)


async def titles(database: Database, community: Community, *, limit: int = 9, before: int | None = None) -> list[str]:
    async with database.read() as session:
        last = None if before is None else StoryId(before)
        return [story.title for story in await news.latest(session, community, limit=limit, before=last)]


async def test_the_newest_stories_of_all_sources_come_first(database: Database) -> None:
    async with database.write() as session:
        courier, tribune = await stock.source(session, "courier"), await stock.source(session, "tribune")
        for number in range(3):
            await stock.article(session, courier.id, f"c{number}", title=f"Courier {number}")
            await stock.article(session, tribune.id, f"t{number}", title=f"Tribune {number}")
    assert await titles(database, HARBOUR, limit=3) == ["Tribune 2", "Courier 2", "Tribune 1"]
    assert await titles(database, HARBOUR, limit=9, before=3) == ["Tribune 0", "Courier 0"]
    assert await titles(database, Community("discord", "unknown")) == []


async def test_the_last_to_arrive_comes_first_whatever_day_it_prints_and_pages_neither_repeat_nor_skip(
    database: Database,
) -> None:
    printed_hours_ago = {"monday": 30, "morning": 3, "found late": 200, "undated": 0, "noon": 1}
    async with database.write() as session:
        courier = await stock.source(session, "courier")
        for title, hours in printed_hours_ago.items():
            await stock.article(session, courier.id, title, title=title, published=NOW - hours * HOUR)
    arrived = list(reversed(printed_hours_ago))
    assert await titles(database, HARBOUR) == arrived
    assert await titles(database, HARBOUR, limit=2) + await titles(database, HARBOUR, before=4) == arrived
    async with database.read() as session:
        found = await news.search(session, HARBOUR, ("late",), limit=9)
    assert [story.title for story in found] == ["found late"]


async def test_a_community_sees_only_its_own_sources_articles_of_a_story(database: Database) -> None:
    async with database.write() as session:
        mine = await stock.source(session, "courier", used_by=(HARBOUR,))
        theirs = await stock.source(session, "tribune", used_by=(VALLEY,))
        story = await stories.new_story(session, title="Ferry", at=NOW)
        await stock.article(session, mine.id, "a", story=story, outlet="Courier")
        await stock.article(session, theirs.id, "b", story=story, outlet="Tribune")
        await stock.article(session, theirs.id, "c", title="Theirs alone")
    async with database.read() as session:
        for community, outlets in [(HARBOUR, ("Courier",)), (VALLEY, ("Tribune",)), (None, ("Courier", "Tribune"))]:
            view = await news.story(session, community, story)
            assert view is not None
            assert view.outlets == outlets
        assert await news.story(session, HARBOUR, StoryId(2)) is None
        assert await news.story(session, None, StoryId(99)) is None


async def test_the_article_with_most_points_leads_and_outlets_alternate(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        story = await stories.new_story(session, title="Ferry", at=NOW)
        for name, outlet, points, hours in [
            ("a", "Courier", 0, 0),
            ("b", "Courier", 1, 1),
            ("c", "Tribune", 2, 3),
            ("d", "Tribune", 2, 2),
            ("e", "Herald", 0, 4),
        ]:
            await stock.article(
                session,
                source.id,
                name,
                outlet=outlet,
                points=POINTS[:points],
                story=story,
                published=NOW + hours * HOUR,
            )
        await stories.join_story(session, story, at=NOW + 4 * HOUR)
    async with database.read() as session:
        view = await news.story(session, HARBOUR, story)
    assert view is not None
    assert [article.url[-1] for article in view.articles] == ["d", "a", "c", "b", "e"]
    assert [point.text for point in view.lead.points] == list(POINTS)
    assert (view.first_at, view.last_at) == (NOW, NOW + 4 * HOUR)


SEARCHES: list[tuple[tuple[str, ...], list[str]]] = [
    (("ferry",), ["Ferry opens", "Ferry line planned"]),
    (("FÉRRY", "opens"), ["Ferry opens"]),
    (("ferry-line",), ["Ferry opens", "Ferry line planned"]),
    (("line", "planned"), ["Ferry line planned"]),
    (("council",), ["Ferry opens"]),
    (("tennant", "mayor"), ["Ferry opens"]),
    (("people",), ["Ferry opens"]),
    (("zoo",), []),
    (("fer",), []),
    (("—", "!"), []),
    ((), []),
    (('"ferry', "OR", "zoo*"), []),
    (("tags:src1",), []),
]


async def test_search_finds_all_words_in_titles_points_and_quotes(database: Database) -> None:
    quote = stock.said(make.TEXT, "“The line will carry 400 people a day,”", "Orla Tennant", role="Mayor")
    hidden = stock.said(make.TEXT, "would leave in May", "Orla Tennant", shown=False)
    async with database.write() as session:
        source = await stock.source(session)
        theirs = await stock.source(session, "tribune", used_by=(VALLEY,))
        await stock.article(session, source.id, "a", title="Ferry line planned", text="Nothing is known yet.")
        await stock.article(session, source.id, "b", title="Ferry opens", points=POINTS[:1], quotes=[quote, hidden])
        await stock.article(session, theirs.id, "c", title="Zoo ferry")
    async with database.read() as session:
        for words, found in SEARCHES:
            views = await news.search(session, HARBOUR, words, limit=9)
            assert (words, [view.title for view in views]) == (words, found)


async def test_search_goes_on_until_enough_stories_are_found(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        await stock.article(session, source.id, "old", title="Ferry of old")
        story = await stories.new_story(session, title="Ferry all day", at=NOW)
        for number in range(BATCH + 3):
            await stock.article(session, source.id, f"a{number}", title="Ferry all day", story=story)
    async with database.read() as session:
        views = await news.search(session, HARBOUR, ("ferry",), limit=2)
        assert [view.title for view in views] == ["Ferry all day", "Ferry of old"]
        assert len(await news.search(session, HARBOUR, ("ferry",), limit=1)) == 1


async def test_a_window_holds_its_start_and_not_its_end(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        for hour in range(4):
            await stock.article(session, source.id, f"a{hour}", title=f"At {hour}", at=NOW + hour * HOUR)
    async with database.read() as session:
        window = make.window(end=NOW + 3 * HOUR, hours=2)
        assert [v.title for v in await news.between(session, HARBOUR, window, limit=9)] == ["At 2", "At 1"]
        assert [v.title for v in await news.between(session, HARBOUR, window, limit=1)] == ["At 2"]
        assert await news.between(session, VALLEY, window, limit=9) == ()
