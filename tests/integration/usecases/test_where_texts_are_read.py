"""Which code of ours runs in the bot's own process while it looks at, adds and polls sources: what reads the text of
strangers runs in workers alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from types import FrameType

from bot.app import App
from bot.model.ids import LOCAL
from bot.model.source import StartMode
from tests.integration.usecases.test_caring import WHOLE
from tests.integration.usecases.test_source_health import RSS, rss
from tests.newsroom import ManualClock, Outlet, bridge, tram
from tests.webserver import WebServer

HERE = frozenset(
    {
        "articles/canonical",  # whose site an address is of
        "articles/corrections",  # one search, linear in the text
        "articles/entry_body",  # gives the text that was read with the feed
        "articles/hubs",
        "articles/identity",  # addresses of a bounded length
        "articles/links",
        "articles/redirectors",
        "articles/sites",
        "articles/text",  # only what is asked of addresses
    }
)
"""What of the rooms that read articles may run here, and why."""

NEVER = frozenset(
    {"identify", "html_to_text", "feed_text", "title_to_text", "tree_to_text", "read_opml", "parse_fragment"}
)
"""What may not, of modules of which other functions may."""


@contextmanager
def called() -> Iterator[set[tuple[str, str]]]:
    """The modules of the rooms that read, and their functions, that are called in this process's thread meanwhile."""
    seen: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        room = Path(frame.f_code.co_filename).parent.name
        if event == "call" and room in {"articles", "condense", "corrections"}:
            seen.add((f"{room}/{Path(frame.f_code.co_filename).stem}", frame.f_code.co_name))

    sys.setprofile(note)
    try:
        yield seen
    finally:
        sys.setprofile(None)


def whole(number: int, link: str) -> str:
    body = (
        f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{escape(WHOLE)}</content:encoded>"
    )
    return f"<item><guid>{number}</guid><title>Saltby opens hall {number}</title><link>{link}</link>{body}</item>"


async def test_no_text_of_strangers_is_read_in_our_own_process(
    app: App, outlet: Outlet, web: WebServer, clock: ManualClock
) -> None:
    item = tram()
    outlet.publish(bridge(), item)
    web.serve(bridge().path, "oops", status=503)
    web.serve("/whole", rss("Saltby Hourly", *(whole(n, web.url(f"/w{n}")) for n in range(3))), content_type=RSS)
    web.serve(
        "/lost", rss("Gull", *(f"<item><title>Saltby {n}</title><link>{web.url('/none')}</link></item>" for n in "ab"))
    )
    opml = f"<opml><body><outline text='z' xmlUrl='{web.url('/lost')}'/></body></opml>".encode()
    with called() as seen:
        for feed in (outlet.feed, web.url("/whole")):
            await app.services.look_at_source(LOCAL, feed)
            await app.services.add_source(LOCAL, feed, start=StartMode.BACKFILL)
        await app.services.import_sources(LOCAL, opml, start=StartMode.BACKFILL)
        first = await app.services.poll()
        clock.pass_(days=2)
        second = await app.services.poll()
        outlet.change(item, text=item.text.replace("40", "41"), title="Tram catches fire in Saltby, no one hurt")
        clock.pass_(days=1)
        third = await app.services.poll()
        await app.services.latest_news(LOCAL, limit=9)
    assert first.new == 6
    assert second.new == 1, "the page that failed for a day is given up, and its item shown as a link"
    assert sum(one.updated for one in third.polled) == 1
    modules = {module for module, _ in seen}
    assert "articles/identity" in modules, "nothing was noted at all"
    assert modules <= HERE, sorted(modules - HERE)
    assert not {name for _, name in seen} & NEVER
