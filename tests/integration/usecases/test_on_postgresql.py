"""The whole flow on PostgreSQL: add, poll, ask, digest, deliver."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

import pytest

from bot.model.digest import Schedule
from bot.model.ids import LOCAL, Destination
from tests.databases import Postgres, postgres
from tests.newsroom import ManualClock, Outlet, bridge, newsroom, tram
from tests.platforms import FakePlatform
from tests.webserver import WebServer

__all__ = ["postgres"]


@pytest.fixture
def fresh(postgres: Postgres) -> Iterator[str]:
    """The URL of a database without any table."""
    url = postgres.create()
    yield url
    postgres.drop(url)


@pytest.mark.postgres
async def test_articles_are_stored_asked_for_and_delivered(
    fresh: str, web: WebServer, outlet: Outlet, clock: ManualClock
) -> None:
    platform, channel = FakePlatform(), Destination("chat", "news")
    outlet.publish(bridge(), tram())
    async with newsroom(fresh, web, clock, {"chat": platform}) as app:
        await app.services.add_source(LOCAL, outlet.feed)
        report = await app.services.poll()
        assert report.new == 2
        (story,) = await app.services.search_news(LOCAL, "toll bridge")
        assert (await app.services.show_story(LOCAL, story.id)).lead.points
        (hit,) = await app.services.suggest_speakers(LOCAL, "odi")
        (quote,) = await app.services.find_quotes(LOCAL, hit.name)
        assert quote.quote.role == "Mayor"
        order = await app.services.create_subscription(LOCAL, channel, Schedule((time(12, 0),)))
        clock.now = order.next_due_at
        await app.services.make_digests()
        assert (await app.services.deliver()).sent == 1
        assert len(platform.posted) == 1
