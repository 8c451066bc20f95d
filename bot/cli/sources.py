"""byline sources: the feeds that a community reads."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bot.cli.care import COMMANDS
from bot.cli.care_shown import show_look, state_of
from bot.cli.options import Options, act, community_option, json_option
from bot.cli.printing import console, paragraph, print_json, print_rows, printable
from bot.errors import AlreadyThere, InputError
from bot.messages import text
from bot.model.ids import Community
from bot.model.source import StartMode

if TYPE_CHECKING:
    from bot.app import App
    from bot.model.care import SourceLook
    from bot.model.views import SourceView


@click.group(short_help=text("cli.sources.short"), help=text("cli.sources.help"))
def sources() -> None:
    """Keep the subcommands together."""


@sources.command(short_help=text("cli.sources.add.short"), help=text("cli.sources.add.help"))
@click.argument("address", metavar="URL")
@click.option(
    "--start",
    type=click.Choice([mode.value for mode in StartMode]),
    show_default=StartMode.LATEST.value,
    help=text("cli.sources.add.start"),
)
@click.option("--ask/--no-ask", default=None, help=text("cli.sources.add.ask"))
@community_option
@json_option
@click.pass_obj
def add(
    options: Options, address: str, start: str | None, community: Community, *, ask: bool | None, as_json: bool
) -> None:
    """Add the source and show what it holds."""
    from bot.render.sources import source_added_message
    from bot.render.terminal import to_terminal
    from bot.render.view_json import source_added_to_json

    at_terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    asking = start is None and not as_json and (at_terminal if ask is None else ask)

    look = act(options, lambda app: _looked(app, community, address)) if asking else None
    mode = StartMode(_asked(look) if look else start or StartMode.LATEST.value)
    added = act(options, lambda app: app.services.add_source(community, address, start=mode, look=look))
    if as_json:
        print_json(source_added_to_json(added))
    else:
        console().print(to_terminal(source_added_message(added)))
        if added.source.site and added.source.site != added.source.url:
            click.echo(paragraph(printable(text("cli.sources.add.at", url=added.source.url))))
        click.secho(text("cli.sources.add.next"), dim=True)


async def _looked(app: App, community: Community, address: str) -> SourceLook:
    """What the address holds now; AlreadyThere where the community has it."""
    found = await app.services.look_at_source(community, address)
    addresses = {found.url, found.fetched.url if found.fetched else found.url}
    for view in await app.services.list_sources(community):
        if view.source.url in addresses:
            raise AlreadyThere(text("error.source_there", title=view.source.title or found.url, id=view.source.id))
    return found


def _asked(look: SourceLook) -> str:
    """What to do with the items that are there already, asked after showing them."""
    show_look(look)
    for mode in StartMode:
        click.echo(text(f"cli.sources.look.mode.{mode.value}"))
    modes = click.Choice([mode.value for mode in StartMode])
    try:
        return str(click.prompt(text("cli.sources.look.ask"), type=modes, default=StartMode.LATEST.value))
    except click.Abort as error:
        if isinstance(error.__context__, EOFError):  # nobody is there to answer, which is no Ctrl-C
            click.echo()
            raise InputError(text("cli.sources.look.no_answer")) from error
        raise


@sources.command("list", short_help=text("cli.sources.list.short"), help=text("cli.sources.list.help"))
@community_option
@json_option
@click.pass_obj
def list_(options: Options, community: Community, *, as_json: bool) -> None:
    """Show the sources, oldest first."""
    from bot.render.care_json import care_view_to_json

    found = act(options, lambda app: app.services.list_sources(community))
    if as_json:
        print_json([care_view_to_json(view) for view in found])
    elif found:
        _show(found)
    else:
        click.echo(text("cli.sources.none"))


@sources.command(short_help=text("cli.sources.remove.short"), help=text("cli.sources.remove.help"))
@click.argument("which", metavar="ID|URL|TITLE")
@community_option
@json_option
@click.pass_obj
def remove(options: Options, which: str, community: Community, *, as_json: bool) -> None:
    """Remove the source."""
    from bot.render.view_json import source_to_json

    gone = act(options, lambda app: app.services.remove_source(community, which))
    if as_json:
        print_json(source_to_json(gone))
    else:
        click.echo(text("cli.sources.removed", title=printable(gone.title or gone.url)))


def _show(found: tuple[SourceView, ...]) -> None:
    from rich.text import Text

    headings = {name: text(f"cli.sources.{name}") for name in ("id", "title", "state", "articles", "polled")}
    rows: list[tuple[str | Text, ...]] = []
    for view in found:
        source = view.source
        polled = source.polled_at.strftime("%Y-%m-%d %H:%M") if source.polled_at else text("cli.sources.never")
        state = state_of(view) + (f": {source.reason}" if source.reason else "")
        below = source.url + (f"  [{view.topic}]" if view.topic else "")
        named = Text.assemble(printable(source.title or source.url), "\n", (printable(below), "dim"))
        rows.append((str(source.id), named, Text(printable(state)), str(view.articles), polled))
    print_rows(tuple(headings.values()), rows, right={headings["id"], headings["articles"]})


for _command in COMMANDS:
    sources.add_command(_command)
