"""Whose words an article shows, and what becomes of it when its page or another feed says something else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from html import escape

import pytest

from bot.app import App, open_app
from bot.model.brief import Brief
from bot.model.ids import Community
from bot.model.source import StartMode
from bot.proof import ProvenBrief, prove_brief
from bot.render import quotes_messages, stories_messages
from bot.usecases import taking
from tests.newsroom import MORNING, Item, ManualClock, Outlet, bridge, settings, tram
from tests.webserver import WebServer

ANN, BOB = Community("chat", "1"), Community("chat", "2")
LIE = '"I took the toll money and I would take it again," Mayor Odile Ferrant told reporters.\n\n' + "\n\n".join(
    f"The council met for the {n}th time this year and talked about the river, the road and the ferry of Saltby."
    for n in range(20)
)


@pytest.fixture
async def elsewhere() -> AsyncIterator[WebServer]:
    """The server of somebody else, at another address."""
    async with WebServer.start("127.0.0.2") as server:
        yield server


@pytest.fixture
async def app(url: str, web: WebServer, elsewhere: WebServer, clock: ManualClock) -> AsyncIterator[App]:
    """The application, which may fetch from both servers."""
    made = settings(url, web)
    both = made.fetch.model_copy(update={"allow": (web.netloc, elsewhere.netloc)})
    async with open_app(made.model_copy(update={"fetch": both}), clock=clock) as opened:
        yield opened


def feed(web: WebServer, *items: Item, title: str = "Famous Wire", full: bool = False, dated: bool = True) -> str:
    """The address of a feed of items whose paths are whole links; `full`: with their texts."""
    printed = []
    for item in items:
        body = "".join(f"<p>{escape(p, quote=False)}</p>" for p in item.text.split("\n\n")) if full else ""
        date = f"<pubDate>{item.published:%a, %d %b %Y %H:%M:%S +0000}</pubDate>" if dated else ""
        printed.append(
            f"<item><guid isPermaLink='false'>{item.guid}</guid><title>{escape(item.title)}</title>"
            f"<link>{escape(item.path)}</link><content:encoded><![CDATA[{body}]]></content:encoded>{date}</item>"
        )
    web.serve(
        "/wire",
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>{title}</title><link>{web.url('/')}</link><language>en</language>{''.join(printed)}</channel></rss>",
        content_type="application/rss+xml",
    )
    return web.url("/wire")


async def said(app: App, community: Community = ANN) -> set[str]:
    return {view.quote.text for view in await app.services.find_quotes(community, "Ferrant")}


async def titles(app: App, community: Community = ANN) -> list[str]:
    stories = await app.services.latest_news(community)
    return [article.title for story in stories for article in story.articles]


async def test_a_feed_cannot_put_its_own_text_into_the_article_of_another_outlet(
    app: App, outlet: Outlet, web: WebServer, elsewhere: WebServer
) -> None:
    item = bridge()
    outlet.publish(item)
    await app.services.add_source(ANN, outlet.feed)
    await app.services.poll()
    before, named = await said(app), await titles(app)
    lie = Item("x", web.url(item.path), "Mayor confesses to theft", LIE)
    await app.services.add_source(BOB, feed(elsewhere, lie, full=True))
    await app.services.poll()
    assert before
    assert (await said(app), await titles(app)) == (before, named)
    assert await said(app, BOB) == before  # who reads the other feed sees the outlet's own words too


async def test_the_text_that_a_feed_gives_to_another_outlets_link_is_not_read_though_it_comes_first(
    app: App, outlet: Outlet, web: WebServer, elsewhere: WebServer
) -> None:
    item = bridge()
    outlet.publish(item)
    await app.services.add_source(
        BOB, feed(elsewhere, Item("x", web.url(item.path), "Mayor confesses", LIE), full=True)
    )
    await app.services.poll()
    assert await titles(app, BOB) == [item.title]
    assert not any(words in LIE for words in await said(app, BOB))


DECLARED = "<link rel='alternate' type='application/rss+xml' href='{}'>"
TEASER = "The mayor of Saltby spoke about the toll money on Monday, and the whole of it is in our feed. " * 3


def shown_page(title: str, head: str = "", body: str = "") -> str:
    """A page of the Chronicle that prints a teaser alone."""
    return (
        f"<html lang='en'><head><title>{title}</title><meta property='og:site_name' content='Saltby Chronicle'>{head}"
        f"</head><body><article><h1>{title}</h1><p>{TEASER}</p>{body}</article></body></html>"
    )


async def shown(app: App, community: Community = ANN) -> dict[str, tuple[str, bool]]:
    """What is shown by address: the outlet, and whether the mayor is quoted."""
    views = [article for story in await app.services.latest_news(community) for article in story.articles]
    return {view.url: (view.outlet, bool(view.quotes)) for view in views}


async def test_the_text_of_a_feed_from_elsewhere_is_read_where_the_pages_declare_the_feed_as_theirs(
    app: App, web: WebServer, elsewhere: WebServer, clock: ManualClock
) -> None:
    items = [Item(f"{n}", web.url(f"/news/{n}"), f"Mayor speaks again, part {n}", LIE + f" Part {n}.") for n in (1, 2)]
    address = feed(elsewhere, *items, title="chronicle - FeedServer", full=True)
    for item in items:
        web.serve(f"/news/{item.guid}", shown_page(item.title, DECLARED.format(address)))
    await app.services.add_source(ANN, address)
    await app.services.poll()
    assert await shown(app) == {item.path: ("Saltby Chronicle", True) for item in items}
    third = Item("3", web.url("/news/3"), "Mayor resigns over the toll money", LIE.replace("river", "harbour"))
    feed(elsewhere, third, *items, title="chronicle - FeedServer", full=True)
    web.serve("/news/3", shown_page(third.title, DECLARED.format(address)))
    clock.pass_(days=1)
    await app.services.poll()
    assert (await shown(app))[third.path] == ("Saltby Chronicle", True)
    assert web.asked("/news/3") == []  # the host has said whose the feed is


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ("", "<p>A comment: <a href='{}'>the feed</a> of this town.</p>"),
        ("", DECLARED),
        (DECLARED.replace("alternate", "nofollow"), ""),
        (DECLARED.replace("{}", "/feed"), ""),
        (DECLARED + "<meta name='robots' content='nosnippet'>", ""),
    ],
)
async def test_a_feed_from_elsewhere_that_the_page_does_not_declare_in_its_head_gives_no_text(
    app: App, web: WebServer, elsewhere: WebServer, head: str, body: str
) -> None:
    item = Item("1", web.url("/news/1"), "Mayor speaks again", LIE)
    address = feed(elsewhere, item, full=True)
    web.serve("/news/1", shown_page(item.title, head.replace("{}", address), body.replace("{}", address)))
    await app.services.add_source(ANN, address)
    await app.services.poll()
    assert [quoted for _, quoted in (await shown(app)).values()] == [False]


async def test_an_item_that_moves_to_its_feeds_own_site_takes_no_article_with_it(
    app: App, outlet: Outlet, web: WebServer, elsewhere: WebServer, clock: ManualClock
) -> None:
    item = bridge()
    outlet.publish(item)
    await app.services.add_source(BOB, feed(elsewhere, Item("x", web.url(item.path), item.title, LIE)))
    await app.services.poll()
    await app.services.add_source(ANN, outlet.feed)
    await app.services.poll()
    before = await said(app)
    feed(elsewhere, Item("x", elsewhere.url("/own"), "Mayor confesses to theft", LIE), full=True)
    clock.pass_(hours=3)
    await app.services.poll()
    assert (await said(app), await titles(app)) == (before, [item.title])


async def test_an_outlet_corrects_the_title_that_another_feed_gave_to_its_unreadable_page(
    app: App, outlet: Outlet, web: WebServer, elsewhere: WebServer
) -> None:
    item = bridge()
    outlet.publish(item)
    web.serve(item.path, "no", status=403)
    await app.services.add_source(BOB, feed(elsewhere, Item("x", web.url(item.path), "Mayor confesses", "")))
    await app.services.poll()
    await app.services.add_source(ANN, outlet.feed)
    await app.services.poll()
    assert await titles(app) == [item.title]


async def test_the_outlet_of_a_page_is_named_as_its_page_does_or_by_its_host_never_as_a_strange_feed_does(
    app: App, outlet: Outlet, web: WebServer, elsewhere: WebServer
) -> None:
    outlet.publish(bridge(), tram())
    head = "<head><meta property='og:site_name' content='Saltby Chronicle'>"
    web.serve("/news/bridge", outlet.page(bridge()).replace("<head>", head))
    links = [Item(str(n), web.url(i.path), i.title, "") for n, i in enumerate([bridge(), tram()])]
    await app.services.add_source(ANN, feed(elsewhere, *links, title="Famous Wire"))
    await app.services.poll()
    stories = await app.services.latest_news(ANN)
    assert {a.title: a.outlet for s in stories for a in s.articles} == {
        bridge().title: "Saltby Chronicle",
        tram().title: "127.0.0.1",
    }


async def poll_after(app: App, clock: ManualClock, **delta: float) -> None:
    clock.pass_(**delta)
    await app.services.poll()


async def test_a_page_that_refuses_once_takes_nothing_back_and_is_read_again(
    app: App, outlet: Outlet, web: WebServer, clock: ManualClock
) -> None:
    item = bridge()
    outlet.publish(item)
    await app.services.add_source(ANN, outlet.feed)
    await app.services.poll()
    before = await said(app)
    new = outlet.change(item, teaser="Six years of dispute end", text=item.text + "\nThe mayor spoke for an hour.\n")
    web.serve(item.path, "no", status=403)
    await poll_after(app, clock, hours=3)
    assert before
    assert await said(app) == before
    web.serve(item.path, outlet.page(new))
    asked = len(web.asked(item.path))
    await poll_after(app, clock, hours=3)
    assert len(web.asked(item.path)) == asked + 1
    await poll_after(app, clock, hours=3)
    assert len(web.asked(item.path)) == asked + 1


async def test_a_page_that_refuses_for_more_than_a_day_is_left_as_it_was(
    app: App, outlet: Outlet, web: WebServer, clock: ManualClock
) -> None:
    item = bridge()
    outlet.publish(item)
    await app.services.add_source(ANN, outlet.feed)
    await app.services.poll()
    before = await said(app)
    outlet.change(item, teaser="Six years of dispute end")
    web.serve(item.path, "no", status=403)
    for _ in range(6):
        await poll_after(app, clock, hours=9)
    asked = len(web.asked(item.path))
    await poll_after(app, clock, days=2)
    assert len(web.asked(item.path)) == asked
    assert await said(app) == before


@pytest.mark.parametrize("dated", [True, False])
async def test_patience_with_a_page_counts_from_the_first_try_not_from_the_printed_date(
    app: App, web: WebServer, clock: ManualClock, dated: bool
) -> None:
    old = Item("o", web.url("/old"), "Saltby votes to rebuild toll bridge", "", MORNING - timedelta(days=3))
    web.serve("/old", "down", status=503)
    await app.services.add_source(ANN, feed(web, old, dated=dated))
    await app.services.poll()
    assert await titles(app) == []
    web.serve("/old", Outlet(web).page(bridge()))
    await poll_after(app, clock, hours=3)
    assert await said(app)


async def test_an_undated_item_whose_page_never_answers_is_shown_as_a_link_after_a_day(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    web.serve("/old", "down", status=503)
    old = Item("o", web.url("/old"), "Saltby votes to rebuild toll bridge", "")
    await app.services.add_source(ANN, feed(web, old, dated=False))
    for _ in range(5):
        await poll_after(app, clock, hours=11)
    assert await titles(app) == [old.title]
    asked = len(web.asked("/old"))
    await poll_after(app, clock, days=2)
    assert len(web.asked("/old")) == asked


async def test_a_robots_txt_that_cannot_be_had_puts_an_item_off_and_no_more(
    app: App, outlet: Outlet, web: WebServer, clock: ManualClock
) -> None:
    web.serve("/robots.txt", "down", status=503)
    outlet.publish(bridge())
    await app.services.add_source(ANN, outlet.feed)
    await app.services.poll()
    web.serve("/robots.txt", "", status=404)
    await poll_after(app, clock, hours=3)
    assert await said(app)


async def test_a_host_whose_pages_fail_is_asked_for_three_of_them_in_one_poll(
    app: App, outlet: Outlet, web: WebServer, elsewhere: WebServer
) -> None:
    outlet.publish(bridge())
    items = [Item(str(n), elsewhere.url(f"/{n}"), f"Item {n} of the day", "") for n in range(9)]
    for n in range(9):
        elsewhere.serve(f"/{n}", "down", status=503)
    items.append(Item("b", web.url("/news/bridge"), bridge().title, ""))
    await app.services.add_source(ANN, feed(web, *items), start=StartMode.BACKFILL)
    report = await app.services.poll()
    assert (report.polled[0].failed, report.polled[0].new) == (9, 1)
    assert sum(len(elsewhere.asked(f"/{n}")) for n in range(9)) == 3


async def test_a_poll_takes_thirty_new_items_and_the_next_one_the_rest(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    items = [Item(str(n), web.url(f"/{n}"), f"Item {n} of the day", "") for n in range(35)]
    await app.services.add_source(ANN, feed(web, *items), start=StartMode.BACKFILL)
    first = (await app.services.poll()).polled[0]
    clock.pass_(hours=2)
    second = (await app.services.poll()).polled[0]
    assert (first.new, first.left, second.new, second.left) == (30, 5, 5, 0)


async def test_a_feed_of_dead_links_is_left_after_a_hundred_of_them(
    app: App, web: WebServer, elsewhere: WebServer, clock: ManualClock
) -> None:
    items = [Item(str(n), elsewhere.url(f"/{n}"), f"Item {n} of the day", "") for n in range(130)]
    for n in range(130):
        elsewhere.serve(f"/{n}", "down", status=503)
    await app.services.add_source(ANN, feed(web, *items), start=StartMode.BACKFILL)
    first = (await app.services.poll()).polled[0]
    clock.pass_(hours=2)
    second = (await app.services.poll()).polled[0]
    assert (first.failed, first.left, second.failed, second.left) == (100, 30, 100, 30)
    assert sum(len(elsewhere.asked(f"/{n}")) for n in range(130)) == 6


async def test_an_item_on_which_byline_breaks_keeps_no_other_item_and_is_passed_over_in_the_end(
    app: App, outlet: Outlet, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet.publish(bridge(), tram())
    await app.services.add_source(ANN, outlet.feed)

    def breaks(text: str, brief: Brief) -> ProvenBrief:
        if "tram" in text.casefold():
            raise ZeroDivisionError
        return prove_brief(text, brief)

    monkeypatch.setattr(taking, "prove_brief", breaks)
    polled = [(await app.services.poll()).polled[0]]
    for _ in range(3):
        clock.pass_(hours=9)
        polled += (await app.services.poll()).polled
    assert [one.failed for one in polled] == [1, 1, 1, 0]
    assert await titles(app) == [bridge().title]


async def test_an_article_without_a_date_and_its_quotes_are_shown_as_undated_with_when_they_were_seen(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    web.serve("/old", Outlet(web).page(bridge()))
    await app.services.add_source(ANN, feed(web, Item("o", web.url("/old"), bridge().title, ""), dated=False))
    await app.services.poll()
    (story,) = await app.services.latest_news(ANN)
    (view, *_) = await app.services.find_quotes(ANN, "Ferrant")
    assert [(one.published, one.seen_at) for one in (story.lead, view)] == [(None, clock.now)] * 2
    shown = f"date not printed, seen <t:{int(clock.now.timestamp())}"
    assert shown in str(stories_messages([story], title="News"))
    assert shown in str(quotes_messages([view], name="Ferrant"))


async def test_items_of_one_constant_link_are_told_apart_by_guid_and_headline(
    app: App, web: WebServer, clock: ManualClock
) -> None:
    web.serve("/all", Outlet(web).page(bridge()))
    first, second = (Item(n, web.url("/all"), t, "") for n, t in (("a", "Saltby votes to rebuild toll bridge"), ("b", "Tram catches fire, nobody hurt")))  # fmt: skip
    await app.services.add_source(ANN, feed(web, first))
    await app.services.poll()
    for _ in range(2):
        feed(web, second)
        await poll_after(app, clock, hours=3)
        assert len(await titles(app)) == 2
    feed(web, replace(first, guid="c", title="Saltby votes: toll bridge to be rebuilt"))
    await poll_after(app, clock, hours=3)
    assert len(await titles(app)) == 2
