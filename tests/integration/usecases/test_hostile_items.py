"""Items whose text, as their feed carries it, keeps a worker busy until it is stopped."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.app import App
from bot.articles.identity import identify
from bot.errors import WorkerKilled
from bot.model.feed import Entry
from bot.model.ids import LOCAL
from bot.sources.policy import FetchPolicy
from bot.sources.shut import Shut
from bot.usecases.looking import PRELOADED
from bot.usecases.reading import Reader
from bot.usecases.taking import Taken, Taker
from bot.workers.pool import Workers
from tests.fetching import fetching
from tests.newsroom import MORNING, ManualClock, Outlet, tram

LONG = f"<p>{'The quay of Saltby held for another night. ' * 40_000}</p>"
"""So many sentences that they are not condensed within the limit below."""


@pytest.mark.parametrize("last", [True, False])
async def test_an_item_that_is_too_much_to_read_is_shown_as_a_link_in_the_end(
    app: App, outlet: Outlet, clock: ManualClock, last: bool
) -> None:
    outlet.publish(tram())
    source = (await app.services.add_source(LOCAL, outlet.feed)).source
    entry = Entry("quay", outlet.web.url("/quay"), "Saltby quay holds", MORNING, content=LONG)
    policy = FetchPolicy("Byline/0")
    async with fetching(policy, clock=clock) as fetcher, Workers.open(1, 1.0, 300, PRELOADED) as workers:
        take = Taker(app.db, Reader(fetcher, workers, 1_000_000), clock, Shut(policy))
        if not last:
            with pytest.raises(WorkerKilled):
                await take(source, entry, identify(entry))
            clock.now += timedelta(days=1)
        taken, shown, _ = await take(source, entry, identify(entry), last=last)
    assert (taken, shown) == (Taken.NEW, False)
