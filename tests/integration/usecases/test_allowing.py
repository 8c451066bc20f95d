"""What one person may make Byline fetch: counted over adding, looking, resuming and importing, and over processes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.app import App, open_app
from bot.errors import BylineError, NotFound, TooOften
from bot.model.ids import LOCAL, Community, User
from bot.settings import Settings
from tests.newsroom import ManualClock, Outlet, bridge
from tests.webserver import WebServer

ADA, BEN = User("discord", "1"), User("discord", "2")
GUILD = Community("discord", "77")


@asynccontextmanager
async def opened(url: str, clock: ManualClock, web: WebServer, most: int) -> AsyncIterator[App]:
    fetch = {"allow": (web.netloc,), "per_user_hour": most}
    async with open_app(Settings.model_validate({"database": {"url": url}, "fetch": fetch}), clock=clock) as app:
        yield app


async def test_who_has_had_enough_fetched_is_told_when_to_try_again(
    url: str, clock: ManualClock, outlet: Outlet
) -> None:
    outlet.publish(bridge())
    async with opened(url, clock, outlet.web, 3) as app:
        await app.services.look_at_source(GUILD, outlet.feed, by=ADA)
        await app.services.add_source(GUILD, outlet.feed, added_by=ADA)
    async with opened(url, clock, outlet.web, 3) as app:  # another process: the command line, say
        with pytest.raises(BylineError, match="404"):
            await app.services.add_source(LOCAL, outlet.web.url("/none"), added_by=ADA)
        asked = len(outlet.web.ledger)
        with pytest.raises(TooOften, match=r"within an hour \(3\).*at 09:20 UTC, in 20 minutes"):
            await app.services.add_source(LOCAL, outlet.feed, added_by=ADA)
        with pytest.raises(TooOften):
            await app.services.resume_source(GUILD, "1", by=ADA)
        assert len(outlet.web.ledger) == asked, "nothing was fetched"
        await app.services.look_at_source(GUILD, outlet.feed, by=BEN)
        await app.services.look_at_source(GUILD, outlet.feed)
        clock.pass_(minutes=20)
        await app.services.look_at_source(GUILD, outlet.feed, by=ADA)
        with pytest.raises(TooOften):
            await app.services.look_at_source(GUILD, outlet.feed, by=ADA)
        clock.pass_(hours=5)
        for _ in range(3):
            await app.services.look_at_source(GUILD, outlet.feed, by=ADA)
        with pytest.raises(TooOften):
            await app.services.look_at_source(GUILD, outlet.feed, by=ADA)


async def test_a_long_list_is_imported_piece_by_piece(url: str, clock: ManualClock, outlet: Outlet) -> None:
    outlet.publish(bridge())
    for number in range(5):
        outlet.feed_path = f"/feed{number}"
        outlet.serve()
    feeds = "".join(f"<outline xmlUrl='{outlet.web.url(f'/feed{number}')}'/>" for number in range(5))
    opml = f"<opml><body>{feeds}</body></opml>".encode()
    async with opened(url, clock, outlet.web, 2) as app:
        seen = []
        for _ in range(3):
            found = await app.services.import_sources(GUILD, opml, added_by=ADA)
            seen.append(sorted(one.outcome for one in found))
            assert all("Try again at" in one.why for one in found if one.outcome == "later")
            clock.pass_(hours=1)
    assert seen == [
        ["added", "added", "later", "later", "later"],
        ["added", "added", "later", "there", "there"],
        ["added", "there", "there", "there", "there"],
    ]
    assert all(len(outlet.web.asked(f"/feed{number}")) == 1 for number in range(5))


async def test_nobody_is_limited_where_the_operator_says_so(url: str, clock: ManualClock, outlet: Outlet) -> None:
    outlet.publish(bridge())
    async with opened(url, clock, outlet.web, 0) as app:
        for _ in range(5):
            await app.services.look_at_source(GUILD, outlet.feed, by=ADA)
        with pytest.raises(NotFound):
            await app.services.resume_source(GUILD, "99", by=ADA)


def test_an_hour_is_what_the_message_means() -> None:
    from storage.allowances import FULL_AGAIN

    assert timedelta(hours=1) == FULL_AGAIN
