"""Two sources that are one: nobody loses a source, an article or a key. On both databases."""

from __future__ import annotations

from datetime import timedelta

from bot.model.ids import Community
from bot.model.incident import IncidentKind
from bot.model.source import StartMode
from storage import articles, backlog, incidents, merging, news, sources
from storage.engine import Database
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW, VALLEY

MARSH = Community("discord", "300")


async def test_communities_articles_and_keys_go_over(database: Database) -> None:
    async with database.write() as session:
        old = (await stock.source(session, "old", used_by=(HARBOUR, VALLEY))).id
        new = (await stock.source(session, "new", used_by=(VALLEY, MARSH))).id
        ferry = await stock.article(session, old, "ferry", title="Ferry line approved")
        await stock.article(session, new, "zoo", title="Zoo opens")
        await articles.remember_keys(session, new, stock.identity("ferry"), ferry)
        await articles.remember_keys(session, old, stock.identity("skipped"), None)
        await stock.article(session, old, "pier", title="Pier repaired")
        await incidents.open_incident(session, IncidentKind.FAILING, old, domain="", reason="", now=NOW)
        await merging.merge_sources(session, old, new)
    async with database.read() as session:
        assert await sources.source_by_id(session, old) is None
        for community in (HARBOUR, VALLEY, MARSH):
            (view,) = await sources.community_sources(session, community)
            assert (view.source.id, view.articles) == (new, 3)
            titles = {story.title for story in await news.latest(session, community, limit=9)}
            assert titles == {"Ferry line approved", "Zoo opens", "Pier repaired"}
            assert len(await news.search(session, community, ("pier",), limit=9)) == 1
        for name in ("ferry", "zoo", "pier", "skipped"):
            known = await articles.find_known(session, new, stock.identity(name))
            assert known is not None
            assert known.complete is (name != "skipped" or known.article is None)


async def test_a_community_that_used_both_keeps_what_it_saw_and_goes_on_if_either_did(database: Database) -> None:
    async with database.write() as session:
        old = (await stock.source(session, "old", used_by=(VALLEY,))).id
        new = (await stock.source(session, "new", used_by=())).id
        await stock.article(session, old, "ferry", title="Ferry line approved")
        await stock.article(session, new, "zoo", title="Zoo opens")
        after = await articles.before_newest(session, new, 0)
        for community in (VALLEY, MARSH):
            await sources.link_source(
                session, community, new, added_by="", now=NOW, start=StartMode.SKIP, after_article=after
            )
        await sources.pause(session, VALLEY, new, now=NOW - timedelta(days=1))
        await merging.merge_sources(session, old, new)
    async with database.read() as session:
        (view,) = await sources.community_sources(session, VALLEY)
        assert (view.articles, view.paused_at) == (2, None)
        assert [view.articles for view in await sources.community_sources(session, MARSH)] == [0]


async def test_who_came_from_the_old_source_still_sees_what_both_held_when_they_were_added(database: Database) -> None:
    async with database.write() as session:
        old = (await stock.source(session, "old", used_by=())).id
        new = (await stock.source(session, "new", used_by=())).id
        for source in (old, new):
            await backlog.keep_backlog(session, source, [stock.identity(name) for name in ("ferry", "zoo", "pier")])
        for community, start in ((HARBOUR, 2), (VALLEY, 1)):
            after = await articles.before_newest(session, old, start)
            await sources.link_source(
                session, community, old, added_by="", now=NOW, start=StartMode.LATEST, after_article=after
            )
        await stock.article(session, old, "ferry", title="Ferry line approved")
        zoo = await stock.article(session, old, "zoo", title="Zoo opens")
        await articles.remember_keys(session, new, stock.identity("zoo"), zoo)

    async def titles(community: Community) -> set[str]:
        async with database.read() as session:
            return {story.title for story in await news.latest(session, community, limit=9)}

    before = [await titles(HARBOUR), await titles(VALLEY)]
    assert before == [{"Ferry line approved", "Zoo opens"}, {"Ferry line approved"}]
    async with database.write() as session:
        await merging.merge_sources(session, old, new)
    assert [await titles(HARBOUR), await titles(VALLEY)] == before
