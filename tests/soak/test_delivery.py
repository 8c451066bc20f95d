"""A digest for a thousand channels, delivered by processes that die again and again around a send."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.app import App
from bot.model.components import Message
from bot.model.digest import Schedule
from bot.model.ids import LOCAL, Destination
from bot.model.reports import DeliveryReport
from tests.newsroom import ManualClock, Outlet, bridge, newsroom
from tests.platforms import Crashed, FakePlatform
from tests.webserver import WebServer

pytestmark = pytest.mark.soak

CHANNELS = 1000
CRASHES = 0.05
"""The share of sends before which the process dies, and of those after which it does."""
LONGER_THAN_A_LEASE = 50
"""Seconds after which a dead sender's messages are taken over."""
NOON = Schedule((time(12, 0),))


@dataclass(slots=True)
class DeadlyPlatform(FakePlatform):
    """Kills the process around some sends; folds two sends with one nonce only within seconds of each other."""

    clock: ManualClock = field(default_factory=ManualClock)
    random: Random = field(default_factory=lambda: Random(7))  # noqa: S311 - the same crashes every time
    first: dict[str, datetime] = field(default_factory=dict)
    crashes: int = 0

    async def send(self, destination: Destination, message: Message, *, nonce: str, marker: str) -> str:
        """The message's number, if the process lives to hear it."""
        if self.random.random() < CRASHES:
            self._die()
        self.folds = self.clock() - self.first.setdefault(nonce, self.clock()) < timedelta(seconds=60)
        # not through super(): a slotted dataclass is made anew, and the name would mean the one before
        number = await FakePlatform.send(self, destination, message, nonce=nonce, marker=marker)
        if self.random.random() < CRASHES:
            self._die()
        return number

    def _die(self) -> None:
        self.crashes += 1
        raise Crashed


async def test_a_thousand_channels_get_their_digest_once_though_the_sender_dies_around_a_tenth_of_the_sends(
    tmp_path: Path,
) -> None:
    url, clock = f"sqlite:///{tmp_path}/byline.sqlite3", ManualClock()
    platform = DeadlyPlatform(clock=clock)
    async with WebServer.start() as web:
        async with newsroom(url, web, clock, {"chat": platform}) as app:
            await queued(app, web, clock)
        last, pause = None, 0
        while last != DeliveryReport() or pause < LONGER_THAN_A_LEASE:
            pause = platform.random.choice([5, LONGER_THAN_A_LEASE, 900])
            clock.pass_(seconds=pause)
            last = await delivered(url, web, clock, platform)
    posted = Counter(one.destination for one in platform.posted)
    lost = {channel(n) for n in range(CHANNELS)} - posted.keys()
    repeated = {where: times for where, times in posted.items() if times > 1}
    assert platform.crashes >= 50
    assert (lost, repeated) == (set(), {})
    assert all("rebuild toll bridge" in str(one.message) for one in platform.posted)


async def queued(app: App, web: WebServer, clock: ManualClock) -> None:
    """One story, and a message about it in the outbox for every channel."""
    outlet = Outlet(web)
    outlet.publish(bridge())
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    orders = [await app.services.create_subscription(LOCAL, channel(number), NOON) for number in range(CHANNELS)]
    clock.now = orders[-1].next_due_at + timedelta(seconds=1)
    assert (await app.services.make_digests()).messages == CHANNELS


async def delivered(url: str, web: WebServer, clock: ManualClock, platform: FakePlatform) -> DeliveryReport | None:
    """What a new process delivered until nothing was left that it may send; None if it died."""
    async with newsroom(url, web, clock, {"chat": platform}) as app:
        try:
            return await app.services.deliver()
        except Crashed:
            return None


def channel(number: int) -> Destination:
    """The channel of that number."""
    return Destination("chat", f"channel-{number}")
