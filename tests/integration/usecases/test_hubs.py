"""WebSub on the wire: a hub written for tests, the real callback server, a real database, real workers."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from aiohttp import web as http

from bot.app import App, open_app
from bot.cli.care_shown import show_health
from bot.model.ids import LOCAL, SourceId
from bot.model.source import Source, SourceState
from bot.model.websub import HubState, HubSubscription
from bot.render.care_json import health_to_json
from bot.settings import Settings
from bot.usecases import pushing
from bot.usecases.hubs import AT_ONCE
from bot.web import Metrics, serve
from storage import hubs
from storage import sources as stored
from tests.hub import Hub, call
from tests.newsroom import Item, ManualClock, Outlet, bridge, tram
from tests.webserver import WebServer

RSS = "application/rss+xml"
FIRST = SourceId(1)


async def healthy() -> dict[str, object]:
    return {"ok": True}


@dataclass(slots=True)
class Room:
    """An application that hubs may call, an outlet that names a hub, and the hub."""

    app: App
    web: WebServer
    outlet: Telling
    hub: Hub
    clock: ManualClock
    base: str

    async def tick(self) -> None:
        """Speak to hubs once, and let them ask what they ask."""
        assert self.app.hubs is not None
        await self.app.hubs.speak()
        await self.hub.verified()

    async def read(self) -> None:
        """Wait until what was pushed has been read."""
        assert self.app.hubs is not None
        await self.app.hubs.calls.join()

    async def subscription(self) -> HubSubscription | None:
        """The source's subscription."""
        async with self.app.db.read() as session:
            return await hubs.of_source(session, (await self.source()).id)

    async def state(self) -> tuple[HubState, str]:
        """How it stands, and why."""
        found = await self.subscription()
        assert found is not None
        return found.state, found.reason

    async def source(self) -> Source:
        """The only source."""
        return (await self.app.services.list_sources(LOCAL))[0].source

    async def titles(self) -> set[str]:
        """What readers see."""
        return {story.title for story in await self.app.services.latest_news(LOCAL, limit=20)}

    async def printed(self) -> set[str]:
        """The titles of all articles, as they stand now."""
        stories = await self.app.services.latest_news(LOCAL, limit=20)
        return {article.title for story in stories for article in story.articles}

    async def subscribed(self) -> None:
        """Add the source, poll it once, subscribe."""
        await self.app.services.add_source(LOCAL, self.outlet.feed)
        await self.app.services.poll()
        await self.tick()


@dataclass(slots=True)
class Telling(Outlet):
    """An outlet whose feed names a hub."""

    hub: str = ""
    topic: str = ""

    def serve(self) -> None:
        """Serve the feed, with its hub."""
        self.web.serve(self.feed_path, self.document(*self.items), content_type=RSS)

    def document(self, *items: Item) -> str:
        """The feed as it would be with these items, such as the newest ones alone, which is what some hubs send."""
        entries = "".join(
            f"<item><guid isPermaLink='false'>{i.guid}</guid><title>{i.title}</title><link>{self.web.url(i.path)}</link>"
            f"<pubDate>{i.published:%a, %d %b %Y %H:%M:%S +0000}</pubDate></item>"
            for i in items
        )
        own = self.topic or self.feed
        links = f"<a:link rel='hub' href='{self.hub}'/><a:link rel='self' href='{own}'/>" if self.hub else ""
        return (
            f"<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>{self.name}</title>"
            f"<link>{self.web.url('/')}</link>{links}{entries}</channel></rss>"
        )

    def print(self, item: Item) -> Item:
        """Serve an item's page, and put the item in front of what is published next; the feed stays as it is."""
        self.items = [item, *self.items]
        self.web.serve(item.path, self.page(item))
        return item


def settings(url: str, web: WebServer, callback: str) -> Settings:
    fetch = {"allow": (web.netloc,), "contact": "mailto:desk@byline.example"}
    return Settings.model_validate({"database": {"url": url}, "fetch": fetch, "websub": {"callback": callback}})


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@asynccontextmanager
async def opened(url: str, web: WebServer, clock: ManualClock, path: str = "/hub") -> AsyncIterator[Room]:
    port, hub = free_port(), Hub(web)
    base = f"http://127.0.0.1:{port}{path}"
    async with open_app(settings(url, web, base), clock=clock) as app:
        assert app.hubs is not None
        calls = (app.settings.websub.path, app.hubs.calls)
        async with (
            app.hubs.calls.reading(),
            serve("127.0.0.1", port, metrics=Metrics(), health=healthy, hubs=calls),
        ):
            outlet = Telling(web, hub=hub.url)
            outlet.publish(bridge())
            yield Room(app, web, outlet, hub, clock, base)


@pytest.fixture
async def room(url: str, web: WebServer, clock: ManualClock) -> AsyncIterator[Room]:
    async with opened(url, web, clock) as made:
        yield made


async def test_a_feed_that_names_a_hub_is_subscribed_to_verified_and_told_of(room: Room) -> None:
    await room.subscribed()
    (form,) = room.hub.forms
    assert form["hub.mode"] == "subscribe"
    assert form["hub.topic"] == room.outlet.feed
    assert form["hub.lease_seconds"] == "864000"
    assert form["hub.callback"].startswith(f"{room.base}/")
    assert len(form["hub.callback"].rpartition("/")[2]) == 43, "256 bits that nobody guesses"
    assert len(form["hub.secret"]) == 43
    assert form["hub.secret"] not in form["hub.callback"]
    assert room.hub.answers == [(200, True)]
    assert await room.state() == (HubState.LIVE, "")

    polls = len(room.web.asked("/feed"))
    new = room.outlet.print(tram())
    assert await room.hub.send(room.outlet.document(new)) == [202]
    await room.read()
    assert await room.titles() == {bridge().title, tram().title}
    assert len(room.web.asked("/feed")) == polls, "nothing was polled"
    assert len(room.web.asked("/news/tram")) == 1, "its page was read, as after a poll"

    assert await room.hub.send(room.outlet.document(new)) == [202]
    await room.read()
    assert len(room.web.asked("/news/tram")) == 1, "what is sent twice is taken once"


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
async def test_every_method_of_signing_is_understood(room: Room, method: str) -> None:
    room.hub.method = method
    await room.subscribed()
    await room.hub.send(room.outlet.document(room.outlet.print(tram())))
    await room.read()
    assert tram().title in await room.titles()


@pytest.mark.parametrize(
    ("signed", "secret", "headers"),
    [
        (False, None, {}),
        (True, "another secret", {}),
        (False, None, {"X-Hub-Signature": "sha256=" + "0" * 64}),
        (False, None, {"X-Hub-Signature": "md5=" + "0" * 32}),
        (False, None, {"X-Hub-Signature": "sha256="}),
        (False, None, {"X-Hub-Signature": "sha256=\u00e4" + "0" * 63}),
    ],
)
async def test_what_the_hub_has_not_signed_is_answered_well_and_thrown_away(
    room: Room, signed: bool, secret: str | None, headers: dict[str, str]
) -> None:
    await room.subscribed()
    document = room.outlet.document(room.outlet.print(tram()))
    assert await room.hub.send(document, signed=signed, secret=secret, headers=headers) == [202]
    await room.read()
    assert await room.titles() == {bridge().title}
    assert room.web.asked("/news/tram") == []


async def test_a_hub_that_asks_before_it_answers_is_believed_too(room: Room) -> None:
    room.hub.first_asks = True
    await room.subscribed()
    assert room.hub.answers == [(200, True)]
    assert (await room.state())[0] is HubState.LIVE


async def test_questions_that_nobody_asked_for_are_not_confirmed(room: Room) -> None:
    await room.subscribed()
    room.clock.pass_(hours=2)
    found = await room.subscription()
    assert found is not None
    good = {"hub.topic": room.outlet.feed, "hub.challenge": "abc", "hub.lease_seconds": "60"}
    for url, mode, changed in (
        (found.callback, "subscribe", {}),
        (found.callback, "unsubscribe", {}),
        (found.callback, "", {}),
        (f"{room.base}/{'A' * 43}", "subscribe", {}),
        (f"{room.base}/{'A' * 43}", "denied", {}),
        (found.callback, "denied", {"hub.topic": "https://elsewhere.example/feed"}),
    ):
        status, said = await call("GET", url, params={**good, **changed, "hub.mode": mode})
        assert (status, said) == (404, ""), (url, mode)
    assert await room.subscription() == found
    assert (await call("POST", f"{room.base}/{'A' * 43}", data=b"x"))[0] == 404


async def test_a_question_that_is_repeated_is_answered_again_and_changes_nothing(room: Room) -> None:
    """The answer may have been lost on its way: a hub that is refused then would send nothing."""
    await room.subscribed()
    room.clock.pass_(minutes=5)
    found = await room.subscription()
    assert found is not None
    asked = {"hub.mode": "subscribe", "hub.topic": room.outlet.feed, "hub.challenge": "abc", "hub.lease_seconds": "60"}
    assert await call("GET", found.callback, params=asked) == (200, "abc")
    assert (await call("GET", found.callback, params={**asked, "hub.topic": "https://elsewhere.example/"}))[0] == 404
    assert (await call("GET", found.callback, params={**asked, "hub.mode": "unsubscribe"}))[0] == 404
    assert await room.subscription() == found


@pytest.mark.parametrize("challenge", ["<script>alert(1)</script> x", "a\nb", "x" * 5000, ""])
async def test_a_challenge_that_is_none_is_not_given_back(room: Room, challenge: str) -> None:
    room.hub.silent = True
    await room.subscribed()
    found = await room.subscription()
    assert found is not None
    asked = {"hub.mode": "subscribe", "hub.topic": room.outlet.feed, "hub.challenge": challenge}
    assert (await call("GET", found.callback, params=asked))[0] in {400, 404}
    assert (await room.state())[0] is HubState.WANTED


async def test_a_lease_is_renewed_before_it_ends_with_the_same_callback(room: Room) -> None:
    room.hub.lease = "36000"
    await room.subscribed()
    room.clock.pass_(hours=7)
    await room.tick()
    assert len(room.hub.forms) == 1
    room.clock.pass_(hours=2.5)
    await room.tick()
    assert len(room.hub.forms) == 2
    assert room.hub.forms[0] == room.hub.forms[1]
    found = await room.subscription()
    assert found is not None
    assert found.expires_at == room.clock.now + timedelta(hours=10)


async def test_while_a_hub_tells_of_a_source_it_is_polled_for_safety_alone(room: Room) -> None:
    await room.subscribed()
    await told(room, third_item())
    room.clock.pass_(hours=2)
    await room.app.services.poll()
    source = await room.source()
    assert source.next_poll_at is not None
    assert timedelta(hours=6) <= source.next_poll_at - room.clock.now <= timedelta(hours=6.7)
    assert source.interval <= timedelta(hours=24)


async def test_a_hub_that_kept_news_back_is_not_relied_on_until_it_tells_again(room: Room) -> None:
    await room.subscribed()
    await told(room, third_item())
    found = await room.subscription()
    assert found is not None
    assert found.trusted
    room.clock.pass_(hours=2)
    room.outlet.publish(tram())
    await room.app.services.poll()
    source, found = await room.source(), await room.subscription()
    assert found is not None
    assert (found.state, found.trusted) == (HubState.LIVE, False)
    assert source.next_poll_at is not None
    assert source.next_poll_at - room.clock.now < timedelta(hours=2)
    await told(
        room, replace(third_item(), guid="saltby-4", path="/news/lido", text=third_item().text.replace("pool", "lido"))
    )
    found = await room.subscription()
    assert found is not None
    assert found.trusted
    assert found.pushed_at == room.clock.now


async def told(room: Room, item: Item) -> None:
    """The hub tells of the item."""
    printed = room.outlet.print(item)
    await room.hub.send(room.outlet.document(printed))
    await room.read()


def third_item() -> Item:
    return Item("saltby-3", "/news/pool", "Saltby opens its pool", tram().text.replace("tram", "pool"))


async def test_when_a_lease_ends_and_the_hub_is_gone_the_source_is_polled_at_its_own_pace(room: Room) -> None:
    room.hub.lease = "36000"
    await room.subscribed()
    room.clock.pass_(hours=5)
    await room.app.services.poll()
    room.web.drop("/hub")
    room.clock.pass_(hours=4)
    await room.tick()
    state, reason = await room.state()
    assert state is HubState.LIVE
    assert "did not take the request" in reason
    room.clock.pass_(hours=1.5)
    await room.tick()
    assert (await room.state())[0] is HubState.FAILING
    source = await room.source()
    assert source.next_poll_at is not None
    assert source.next_poll_at <= room.clock.now + timedelta(minutes=10)
    room.clock.pass_(minutes=11)
    room.outlet.publish(tram())
    await room.app.services.poll()
    assert tram().title in await room.titles()
    source = await room.source()
    assert source.next_poll_at is not None
    assert source.next_poll_at - room.clock.now < timedelta(hours=2)
    room.web.route("/hub", room.hub._take)
    room.clock.pass_(days=1)
    await room.tick()
    assert (await room.state())[0] is HubState.LIVE


async def test_what_is_sent_after_the_lease_has_ended_is_thrown_away(room: Room) -> None:
    room.hub.lease = "3600"
    await room.subscribed()
    room.clock.pass_(hours=2)
    assert await room.hub.send(room.outlet.document(room.outlet.print(tram()))) == [202]
    await room.read()
    assert await room.titles() == {bridge().title}


@pytest.mark.parametrize("status", [400, 404, 500, 302])
async def test_a_hub_that_does_not_take_the_request_is_asked_later_and_later(room: Room, status: int) -> None:
    room.hub.refuses = status
    await room.subscribed()
    state, reason = await room.state()
    assert state is HubState.FAILING
    assert "did not take the request" in reason
    asked = []
    for _ in range(30):
        room.clock.pass_(hours=1)
        await room.tick()
        asked.append(len(room.hub.forms))
    assert 4 <= asked[-1] <= 9


async def test_a_hub_that_denies_is_left_alone_for_a_week_and_its_reason_kept(room: Room) -> None:
    room.hub.denies = 'not for "bots"'
    await room.subscribed()
    state, reason = await room.state()
    assert state is HubState.DENIED
    assert 'not for "bots"' in reason
    room.clock.pass_(days=6)
    await room.tick()
    assert len(room.hub.forms) == 1
    room.clock.pass_(days=2)
    room.hub.denies = ""
    await room.tick()
    assert (await room.state())[0] is HubState.LIVE


async def test_a_hub_may_deny_what_it_has_confirmed_and_polling_goes_on_by_itself(room: Room) -> None:
    await room.subscribed()
    room.clock.pass_(hours=2)
    await room.app.services.poll()
    found = await room.subscription()
    assert found is not None
    denied = {"hub.mode": "denied", "hub.topic": room.outlet.feed, "hub.reason": "moved"}
    assert await call("GET", found.callback, params=denied) == (200, "")
    assert await room.state() == (HubState.DENIED, "the hub refuses the subscription: moved")
    source = await room.source()
    assert source.next_poll_at is not None
    assert source.next_poll_at <= room.clock.now


async def test_a_hub_that_never_asks_is_asked_again(room: Room) -> None:
    room.hub.silent = True
    await room.subscribed()
    assert (await room.state())[0] is HubState.WANTED
    room.clock.pass_(hours=1.1)
    await room.tick()
    state, reason = await room.state()
    assert state is HubState.FAILING
    assert "never verified" in reason
    room.hub.silent = False
    room.clock.pass_(hours=1)
    await room.tick()
    assert (await room.state())[0] is HubState.LIVE


async def test_hubs_that_never_asked_hold_up_no_other_that_is_due(room: Room) -> None:
    """More of them than are claimed at once, all in vain, and behind them one that is to be spoken about."""
    assert room.app.hubs is not None
    silent = 2 * AT_ONCE
    for n in range(silent + 1):
        feed = Telling(room.web, name=f"Ferry News {n}", feed_path=f"/feed/{n}", hub=room.web.url(f"/hub/{n}"))
        Hub(room.web, f"/hub/{n}", silent=n < silent)
        feed.publish(bridge())
        await room.app.services.add_source(LOCAL, feed.feed)
    await room.app.services.poll()
    await room.tick()
    async with room.app.db.write() as session:
        last = await hubs.of_source(session, SourceId(silent + 1))
        assert last is not None
        await hubs.save(session, replace(last, next_at=room.clock.now + timedelta(hours=1.05)))
    room.clock.pass_(hours=1.1)
    assert await replace(room.app.hubs.speak, most=AT_ONCE)() == 0, "a tick has an end"
    assert await room.app.hubs.speak() == 1, "the next goes on, and not only to the end of what was in vain"
    async with room.app.db.read() as session:
        states = [await hubs.of_source(session, SourceId(n + 1)) for n in range(silent)]
    assert {one.state for one in states if one} == {HubState.FAILING}


@pytest.mark.parametrize("how", ["remove", "pause", "gone"])
async def test_a_source_that_nobody_reads_is_unsubscribed(room: Room, how: str) -> None:
    await room.subscribed()
    if how == "remove":
        await room.app.services.remove_source(LOCAL, "1")
    elif how == "pause":
        await room.app.services.pause_source(LOCAL, "1")
    else:
        room.web.serve("/feed", "gone", status=410)
        await room.app.services.poll(community=LOCAL, everything=True)
    await room.tick()
    assert [form["hub.mode"] for form in room.hub.forms] == ["subscribe", "unsubscribe"]
    assert "hub.secret" not in room.hub.forms[1]
    assert room.hub.answers == [(200, True), (200, True)]
    assert room.hub.subscribers == {}
    async with room.app.db.read() as session:
        assert await hubs.of_source(session, FIRST) is None
    if how == "pause":
        await room.app.services.resume_source(LOCAL, "1")
        await room.tick()
        assert (await room.state())[0] is HubState.LIVE


async def test_a_feed_that_changes_its_hub_is_followed(room: Room) -> None:
    await room.subscribed()
    other = Hub(room.web, "/other")
    room.outlet.hub = other.url
    room.outlet.publish(tram())
    room.clock.pass_(hours=25)
    await room.app.services.poll()
    await room.tick()
    await other.verified()
    assert [form["hub.mode"] for form in room.hub.forms] == ["subscribe", "unsubscribe"]
    assert [form["hub.mode"] for form in other.forms] == ["subscribe"]
    assert (await room.state())[0] is HubState.LIVE


async def test_a_feed_that_names_another_hub_each_time_is_followed_once_a_day(room: Room) -> None:
    """Else one feed could make Byline call whom it likes as often as it is polled."""
    await room.subscribed()
    others = [Hub(room.web, f"/other{n}") for n in range(4)]
    for n, other in enumerate(others):
        room.outlet.hub = other.url if n != 1 else ""
        room.outlet.publish(replace(third_item(), guid=f"other-{n}", path=f"/news/other{n}"))
        room.clock.pass_(hours=7)
        await room.app.services.poll(community=LOCAL, everything=True)
        await room.tick()
        await other.verified()
    assert [len(other.forms) for other in others] == [0, 0, 0, 1]


async def test_hubs_of_the_link_header_count_more_than_those_in_the_feed(room: Room) -> None:
    other = Hub(room.web, "/other")
    link = f'<{other.url}>; rel="hub", <https://saltby.example/all>; rel=self'
    document = room.outlet.document(*room.outlet.items)
    room.web.serve("/feed", document, content_type=RSS, headers={"Link": link})
    await room.subscribed()
    await other.verified()
    assert room.hub.forms == []
    assert [form["hub.topic"] for form in other.forms] == ["https://saltby.example/all"]


async def test_a_json_feed_names_its_hub_too(room: Room) -> None:
    room.web.serve(
        "/feed",
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Saltby", "feed_url": "https://saltby.example/feed",'
        '"hubs": [{"type": "rssCloud", "url": "https://no.example"}, {"type": "WebSub", "url": "/hub"}],'
        '"items": [{"id": "1", "url": "https://saltby.example/1", "title": "Saltby votes", "content_text": "x"}]}',
        content_type="application/feed+json",
    )
    await room.subscribed()
    assert [form["hub.topic"] for form in room.hub.forms] == ["https://saltby.example/feed"]


@pytest.mark.parametrize(
    ("hub", "words"), [("http://10.1.2.3/hub", "http only"), ("https://10.1.2.3/hub", "not a public address")]
)
async def test_the_guard_stands_before_hubs_too(room: Room, hub: str, words: str) -> None:
    room.outlet.hub = hub
    room.outlet.serve()
    await room.subscribed()
    state, reason = await room.state()
    assert state in {HubState.DENIED, HubState.FAILING}
    assert words in reason
    assert room.hub.forms == []


async def test_a_hub_may_hand_the_request_on_and_is_followed_through_the_guard(room: Room) -> None:
    other = Hub(room.web, "/other")
    room.web.redirect("/hub", "/other", status=307)
    await room.subscribed()
    await other.verified()
    assert other.answers == [(200, True)]
    room.web.redirect("/hub", "http://10.1.2.3/hub", status=308)
    room.outlet.topic = "https://saltby.example/another"
    room.outlet.publish(tram())
    room.clock.pass_(hours=25)
    await room.app.services.poll()
    await room.tick()
    assert "not a public address" in (await room.state())[1]


async def test_a_hub_learns_nothing_but_the_form(room: Room) -> None:
    await room.subscribed()
    (asked,) = room.web.asked("/hub")
    names = {name.lower() for name in asked.headers}
    assert names <= {"host", "user-agent", "accept", "accept-encoding", "content-length", "content-type"}


async def endless() -> AsyncIterator[bytes]:
    """Nine megabytes, piece by piece."""
    for _ in range(9 * 16):
        yield b"x" * 65536


async def test_a_document_that_is_no_feed_or_too_large_or_packed_harms_nobody(room: Room) -> None:
    await room.subscribed()
    found = await room.subscription()
    assert found is not None
    assert await room.hub.send("<html>no feed</html>") == [202]
    assert await room.hub.send("x" * (8 * 1024 * 1024 + 1)) in ([413], [0]), "the connection is closed on what it sends"
    assert (await call("POST", found.callback, data=endless()))[0] in {413, 0}, "without a length its bytes are counted"
    assert await room.hub.send("x", headers={"Content-Encoding": "gzip"}) == [415]
    await room.read()
    source = await room.source()
    assert (source.state, source.failures) == (SourceState.HEALTHY, 0)
    await room.hub.send(room.outlet.document(room.outlet.print(tram())))
    await room.read()
    assert tram().title in await room.titles()


async def test_who_calls_too_often_is_put_off(room: Room) -> None:
    statuses = [(await call("POST", f"{room.base}/{'A' * 43}", data=b"x"))[0] for _ in range(70)]
    assert statuses[:60] == [404] * 60
    assert 429 in statuses[60:]
    other = {"X-Forwarded-For": "198.51.100.7"}
    assert (await call("POST", f"{room.base}/{'A' * 43}", data=b"x", headers=other))[0] == 404


async def test_without_a_callback_no_hub_is_asked_and_none_is_relied_on(
    url: str, web: WebServer, clock: ManualClock
) -> None:
    async with opened(url, web, clock) as room:
        await room.subscribed()
        assert (await room.state())[0] is HubState.LIVE
    clock.pass_(hours=2)
    async with open_app(settings(url, web, ""), clock=clock) as app:
        assert app.hubs is None
        await app.services.poll()
        source = (await app.services.list_sources(LOCAL))[0].source
    assert source.next_poll_at is not None
    assert source.next_poll_at - clock.now < timedelta(hours=2)


async def test_a_callback_that_moves_is_told_to_the_hub(url: str, web: WebServer, clock: ManualClock) -> None:
    async with opened(url, web, clock) as room:
        await room.subscribed()
    async with opened(url, web, clock, "/elsewhere") as room:
        await room.tick()
        subscribed = [form for form in room.hub.forms if form["hub.mode"] == "subscribe"]
        assert [form["hub.callback"].startswith(f"{room.base}/") for form in subscribed] == [True]
        assert (await room.state())[0] is HubState.LIVE


async def test_a_push_waits_for_a_poll_of_its_source_that_runs(room: Room) -> None:
    await room.subscribed()
    assert room.app.hubs is not None
    object.__setattr__(room.app.hubs.calls.take, "pause", 0.01)
    source = await room.source()
    async with room.app.db.write() as session:
        assert await stored.hold(session, source.id, now=room.clock.now, lease=timedelta(minutes=1)) is not None
        assert await stored.hold(session, source.id, now=room.clock.now, lease=timedelta(minutes=1)) is None
    await room.hub.send(room.outlet.document(room.outlet.print(tram())))
    async with room.app.db.write() as session:
        await stored.release_source(session, source.id)
    await room.read()
    assert tram().title in await room.titles()


async def test_a_push_whose_source_is_busy_holds_up_no_other_and_all_are_counted(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushing, "MOST", 4)
    await room.subscribed()
    assert room.app.hubs is not None
    calls = room.app.hubs.calls
    object.__setattr__(calls.take, "pause", 0.2)
    other = Telling(room.web, "The Other", "/other-feed", hub=room.hub.url)
    other.publish(tram())
    added = await room.app.services.add_source(LOCAL, other.feed)
    await room.app.services.poll()
    await room.tick()
    async with room.app.db.write() as session:
        assert await stored.hold(session, FIRST, now=room.clock.now, lease=timedelta(minutes=1)) is not None
    mine, theirs = (
        next(one for one in room.hub.subscribers.values() if one.topic == topic)
        for topic in (room.outlet.feed, other.feed)
    )
    room.hub.subscribers = {mine.callback: mine}
    documents = [
        room.outlet.document(room.outlet.print(replace(third_item(), guid=f"b{n}", path=f"/news/b{n}")))
        for n in range(3)
    ]
    assert [await room.hub.send(document) for document in documents] == [[202]] * 3
    room.hub.subscribers = {theirs.callback: theirs}
    news = replace(third_item(), guid="o1", path="/news/o1", title="The Other has news", text=third_item().text * 2)
    assert await room.hub.send(other.document(other.print(news))) == [202]
    for _ in range(500):
        if news.title in await room.printed():
            break
        await asyncio.sleep(0.02)
    assert news.title in await room.printed(), "it was not held up"
    room.hub.subscribers = {mine.callback: mine}
    assert await room.hub.send("<rss/>") == [202]
    assert await room.hub.send("<rss/>") == [503], "four wait, however small they are"
    async with room.app.db.write() as session:
        await stored.release_source(session, FIRST)
    await room.read()
    assert third_item().title in await room.printed()
    assert added.source.id != FIRST


async def test_what_a_hub_sends_of_a_source_that_is_paused_is_passed_over(room: Room) -> None:
    """The hub learns of it with the next tick; until then it sends."""
    await room.subscribed()
    await room.app.services.pause_source(LOCAL, "1")
    assert await room.hub.send(room.outlet.document(room.outlet.print(tram()))) == [202]
    await room.read()
    assert room.web.asked("/news/tram") == []


async def test_a_document_that_is_sent_again_later_takes_no_correction_back(room: Room) -> None:
    """Whoever has heard one of the hub's documents may send it again as long as the secret holds."""
    await room.subscribed()
    old = replace(third_item(), teaser="Forty people swam.")
    await told(room, old)
    first = room.outlet.document(old)
    new = room.outlet.change(old, title="Saltby opens two pools", text=old.text.replace("40", "44"))
    await room.hub.send(room.outlet.document(new))
    await room.read()
    assert new.title in await room.printed()
    room.web.serve(old.path, room.outlet.page(old))
    assert await room.hub.send(first) == [202]
    await room.read()
    titles = await room.printed()
    assert new.title in titles
    assert old.title not in titles


async def test_links_of_a_document_are_read_as_those_of_a_poll(room: Room) -> None:
    """The topic is the hub's name for the feed, and may lie elsewhere."""
    room.outlet.topic = "https://elsewhere.example/all/feed"
    room.outlet.serve()
    await room.subscribed()
    item = room.outlet.print(tram())
    await room.hub.send(
        room.outlet.document(item).replace(f"<link>{room.web.url(item.path)}</link>", f"<link>{item.path}</link>")
    )
    await room.read()
    assert len(room.web.asked(item.path)) == 1
    assert item.title in await room.titles()


@pytest.mark.parametrize("what", ["push", "poll"])
async def test_a_hub_that_is_lost_while_a_source_is_read_brings_its_own_pace_back(room: Room, what: str) -> None:
    """What a poll or a push writes at its end was known before the hub refused."""
    await room.subscribed()
    await told(room, third_item())
    room.clock.pass_(hours=2)
    await room.app.services.poll()
    reached, go_on = asyncio.Event(), asyncio.Event()
    page = room.outlet.page(tram())

    async def slow(_request: http.Request) -> http.Response:
        reached.set()
        await go_on.wait()
        return http.Response(text=page, content_type="text/html")

    item = room.outlet.print(tram())
    room.web.route(item.path, slow)
    if what == "push":
        await room.hub.send(room.outlet.document(item))
        reading: asyncio.Future[object] = asyncio.ensure_future(room.read())
    else:
        room.clock.pass_(hours=8)
        room.web.route("/feed", slow)
        page = room.outlet.document(third_item())
        reading = asyncio.ensure_future(room.app.services.poll())
    await asyncio.wait_for(reached.wait(), 10)
    found = await room.subscription()
    assert found is not None
    denied = {"hub.mode": "denied", "hub.topic": room.outlet.feed}
    assert (await call("GET", found.callback, params=denied))[0] == 200
    go_on.set()
    await reading
    source = await room.source()
    assert source.next_poll_at is not None
    assert source.next_poll_at - room.clock.now < timedelta(hours=2), "and not after the six hours of safety"


async def test_a_hub_that_hangs_up_in_the_middle_is_no_error_of_ours(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    await room.subscribed()
    found = await room.subscription()
    assert found is not None
    split = urlsplit(found.callback)
    _, writer = await asyncio.open_connection(split.hostname, split.port)
    writer.write(f"POST {split.path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nhalf".encode())
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.transport.abort()
    await asyncio.sleep(0.1)
    assert [record for record in caplog.records if record.exc_info] == []
    assert await room.hub.send(room.outlet.document(room.outlet.print(tram()))) == [202], "others are served on"


async def test_health_tells_how_hubs_stand_and_keeps_their_secrets(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    await room.subscribed()
    health = await room.app.services.check_health(LOCAL)
    show_health(health)
    assert "A hub tells of 1 source." in capsys.readouterr().out
    found = await room.subscription()
    assert found is not None
    shown = health_to_json(health)
    assert shown["sources"][0]["hub"]["state"] == "live"
    assert not {found.secret, found.token} & set(str(shown).split("'"))
    denied = {"hub.mode": "denied", "hub.topic": room.outlet.feed, "hub.reason": "too many"}
    assert (await call("GET", found.callback, params=denied))[0] == 200
    show_health(await room.app.services.check_health(LOCAL))
    told = capsys.readouterr().out
    assert f"#1: hub {room.hub.url} refuses" in told
    assert "too many" in told
