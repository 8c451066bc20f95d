"""byline quotes: what somebody said."""

from __future__ import annotations

import click

from bot.cli.news import count_option
from bot.cli.options import Options, act, community_option, json_option
from bot.cli.printing import console, print_json
from bot.messages import text
from bot.model.ids import Community


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
    found = act(options, lambda app: app.services.find_quotes(community, speaker, about=about, limit=count))
    if as_json:
        print_json([quote_view_to_json(view) for view in found])
    elif found:
        console().print(*(to_terminal(message) for message in quotes_messages(found, name=speaker)), sep="\n")
    else:
        click.echo(text("cli.quotes.none", name=speaker))
