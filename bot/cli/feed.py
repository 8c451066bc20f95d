"""byline feed: what a feed says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.cli.condense import is_url
from bot.cli.options import Options, json_option, open_reading, read_bytes
from bot.cli.printing import console, print_json, printable, table
from bot.messages import text

if TYPE_CHECKING:
    from bot.model.feed import Entry, Feed


@click.command(short_help=text("cli.feed.short"), help=text("cli.feed.help"))
@click.argument("document", metavar="FILE|URL|-")
@json_option
@click.pass_obj
def feed(options: Options, document: str, *, as_json: bool) -> None:
    """Read the feed and print it."""
    from bot.render.view_json import feed_to_json

    found = _found_at(options, document) if is_url(document) else _found_in(document)
    if as_json:
        print_json(feed_to_json(found))
    else:
        _show(found)


def _found_at(options: Options, url: str) -> Feed:
    from bot.usecases.looking import feed_at

    return open_reading(options, lambda reader: feed_at(reader, url))


def _found_in(file: str) -> Feed:
    body = read_bytes(file)
    from bot.usecases.documents import read_feed

    return read_feed(body)


def _show(feed_: Feed) -> None:
    from rich.text import Text

    screen = console()
    rows = table(*(text(f"cli.feed.{column}") for column in ("published", "title", "authors")))
    for entry in feed_.entries:
        rows.add_row(*(Text(printable(cell)) for cell in _row(entry)))
    facts = [feed_.kind, feed_.language, feed_.link or "", text("cli.feed.entries", n=len(feed_.entries))]
    screen.print(Text(printable(feed_.title) or text("cli.extract.untitled"), style="bold"))
    screen.print(Text(" · ".join(printable(fact) for fact in facts if fact), style="dim"))
    screen.print(rows)


def _row(entry: Entry) -> tuple[str, str, str]:
    at = entry.published or entry.updated
    return at.strftime("%Y-%m-%d %H:%M") if at else "", entry.title or entry.link or "", ", ".join(entry.authors)
