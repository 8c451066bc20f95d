"""What each community sees of what a feed held before it came, whoever came first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import App
from bot.model.ids import Community
from bot.model.source import SourceState, StartMode
from tests.newsroom import ManualClock, Outlet, bridge, tram

ANN, BOB = Community("chat", "1"), Community("chat", "2")
SKIP, LATEST, BACKFILL = StartMode.SKIP, StartMode.LATEST, StartMode.BACKFILL


async def titles(app: App, community: Community) -> set[str]:
    stories = await app.services.latest_news(community, limit=20)
    return {article.title for story in stories for article in story.articles}


@pytest.mark.parametrize("polled", [False, True])
@pytest.mark.parametrize(
    ("first", "second", "seen"), [(LATEST, SKIP, (2, 0)), (SKIP, BACKFILL, (0, 2)), (BACKFILL, LATEST, (2, 2)), (SKIP, SKIP, (0, 0))]
)  # fmt: skip
async def test_how_one_community_starts_changes_nothing_for_another(
    app: App, outlet: Outlet, clock: ManualClock, first: StartMode, second: StartMode, seen: tuple[int, int], polled: bool
) -> None:  # fmt: skip
    outlet.publish(bridge(), tram())
    await app.services.add_source(ANN, outlet.feed, start=first)
    if polled:
        await app.services.poll()
    added = await app.services.add_source(BOB, outlet.feed, start=second)
    clock.pass_(seconds=1)
    await app.services.poll()
    assert (len(await titles(app, ANN)), len(await titles(app, BOB))) == seen
    assert added.taken == seen[1]
    outlet.publish(replace(bridge(), guid="new", path="/news/new", title="Saltby opens a new toll house museum"))
    clock.pass_(hours=2)
    await app.services.poll()
    assert (len(await titles(app, ANN)), len(await titles(app, BOB))) == (seen[0] + 1, seen[1] + 1)


async def test_what_nobody_asked_for_is_not_fetched(app: App, outlet: Outlet) -> None:
    outlet.publish(bridge(), tram())
    await app.services.add_source(ANN, outlet.feed, start=SKIP)
    await app.services.poll()
    assert outlet.web.asked("/news/bridge") == outlet.web.asked("/news/tram") == []


async def test_a_source_that_was_gone_is_polled_again_when_somebody_adds_it_and_it_answers(
    app: App, outlet: Outlet, clock: ManualClock
) -> None:
    outlet.publish(tram())
    await app.services.add_source(ANN, outlet.feed)
    outlet.web.serve(outlet.feed_path, "gone", status=410)
    clock.pass_(hours=2)
    await app.services.poll()
    (view,) = await app.services.list_sources(ANN)
    assert view.source.state is SourceState.GONE
    outlet.publish(bridge())
    added = await app.services.add_source(BOB, outlet.feed)
    assert added.source.state is SourceState.NEW
    await app.services.poll()
    assert await titles(app, ANN) == {bridge().title, tram().title}
