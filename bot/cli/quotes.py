"""byline quotes: what somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from bot.cli.news import count_option
from bot.cli.options import Options, act, community_option, json_option
from bot.cli.printing import console, paragraph, print_json
from bot.messages import text
from bot.model.ids import Community

if TYPE_CHECKING:
    from bot.app import App
    from bot.model.views import QuoteView

_COUNTED: Final = 1000
"""Quotes that are counted at most where none holds the words of `--about`."""


@click.command(short_help=text("cli.quotes.short"), help=text("cli.quotes.help"))
@click.argument("name", nargs=-1, required=True)
@click.option("--about", default="", metavar="WORDS", help=text("cli.quotes.about"))
@count_option
@community_option
@json_option
@click.pass_obj
def quotes(
    options: Options, name: tuple[str, ...], about: str, count: int, community: Community, *, as_json: bool
) -> None:
    """Show the quotes, newest first."""
    from bot.render.quotes import quotes_messages
    from bot.render.terminal import to_terminal
    from bot.render.view_json import quote_view_to_json

    speaker = " ".join(name)

    async def work(app: App) -> tuple[tuple[QuoteView, ...], int]:
        hits = await app.services.find_quotes(community, speaker, about=about, limit=count)
        others = await app.services.find_quotes(community, speaker, limit=_COUNTED) if about and not hits else ()
        return hits, len(others)

    found, others = act(options, work)
    if as_json:
        print_json([quote_view_to_json(view) for view in found])
    elif found:
        console().print(
            *(to_terminal(message) for message in quotes_messages(found, name=speaker, about=about)), sep="\n"
        )
    elif others:
        click.echo(paragraph(text("cli.quotes.none_about", name=speaker, about=about, n=others)))
    else:
        click.echo(paragraph(text("cli.quotes.none", name=speaker)))
