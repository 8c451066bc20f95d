"""byline digest: the digest as a channel would see it."""

from __future__ import annotations

import click

from bot.cli.options import Options, act, community_option, json_option
from bot.cli.printing import console, paragraph, print_json
from bot.messages import text
from bot.model.ids import Community


@click.command(short_help=text("cli.digest.short"), help=text("cli.digest.help"))
@click.option("--hours", type=click.IntRange(1, 24 * 60), default=24, show_default=True, help=text("cli.digest.hours"))
@click.option("--stories", type=click.IntRange(1, 25), default=8, show_default=True, help=text("cli.digest.stories"))
@community_option
@json_option
@click.pass_obj
def digest(options: Options, hours: int, stories: int, community: Community, *, as_json: bool) -> None:
    """Choose and show; nothing is stored and nothing is sent."""
    from bot.render.digest import digest_messages
    from bot.render.terminal import to_terminal
    from bot.render.view_json import digest_to_json

    found = act(options, lambda app: app.services.preview_digest(community, hours=hours, limit=stories))
    if as_json:
        print_json(digest_to_json(found))
    elif found.chosen:
        console().print(*(to_terminal(part.message) for part in digest_messages(found)), sep="\n")
    else:
        click.echo(paragraph(text("cli.digest.nothing", hours=hours)))
