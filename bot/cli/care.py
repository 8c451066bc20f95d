"""byline sources test, pause, resume, health, notes, import, export, suggest: looking after sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.cli.care_shown import minute, note_line, show_checked, show_health, show_imported, show_look, show_offered
from bot.cli.options import Options, act, community_option, json_option, open_reading, read_bytes
from bot.cli.printing import print_json, printable
from bot.errors import InputError, NotFound, ParseError
from bot.messages import text
from bot.model.ids import Community
from bot.model.source import StartMode

if TYPE_CHECKING:
    from bot.model.care import Starter


@click.command("test", short_help=text("cli.sources.test.short"), help=text("cli.sources.test.help"))
@click.argument("which", metavar="ID|URL|TITLE")
@community_option
@json_option
@click.pass_obj
def test(options: Options, which: str, community: Community, *, as_json: bool) -> None:
    """Look at a source."""
    from bot.render.care_json import look_to_json

    look = act(options, lambda app: app.services.look_at_source(community, which))
    if as_json:
        print_json(look_to_json(look))
    else:
        show_look(look)


@click.command(short_help=text("cli.sources.pause.short"), help=text("cli.sources.pause.help"))
@click.argument("which", metavar="ID|URL|TITLE")
@community_option
@json_option
@click.pass_obj
def pause(options: Options, which: str, community: Community, *, as_json: bool) -> None:
    """Pause a source."""
    from bot.render.care_json import care_view_to_json

    view = act(options, lambda app: app.services.pause_source(community, which))
    if as_json:
        print_json(care_view_to_json(view))
    else:
        title = printable(view.source.title or view.source.url)
        click.echo(text("cli.sources.pause.done", title=title, id=view.source.id))


@click.command(short_help=text("cli.sources.resume.short"), help=text("cli.sources.resume.help"))
@click.argument("which", metavar="ID|URL|TITLE")
@community_option
@json_option
@click.pass_obj
def resume(options: Options, which: str, community: Community, *, as_json: bool) -> None:
    """Go on with a source."""
    from bot.render.care_json import care_view_to_json

    view = act(options, lambda app: app.services.resume_source(community, which))
    if as_json:
        print_json(care_view_to_json(view))
    else:
        title, due = printable(view.source.title or view.source.url), view.source.next_poll_at
        click.echo(text("cli.sources.resume.done", title=title, due=minute(due) if due else text("cli.sources.never")))


@click.command(short_help=text("cli.sources.health.short"), help=text("cli.sources.health.help"))
@community_option
@json_option
@click.pass_obj
def health(options: Options, community: Community, *, as_json: bool) -> None:
    """Tell how the sources fare."""
    from bot.render.care_json import health_to_json

    found = act(options, lambda app: app.services.check_health(community))
    if as_json:
        print_json(health_to_json(found))
    else:
        show_health(found)


@click.command(short_help=text("cli.sources.notes.short"), help=text("cli.sources.notes.help"))
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help=text("cli.sources.notes.limit")
)
@community_option
@json_option
@click.pass_obj
def notes(options: Options, limit: int, community: Community, *, as_json: bool) -> None:
    """Show what moderators are told, the newest first."""
    from bot.render.care_json import note_to_json

    found = act(options, lambda app: app.services.read_notes(community, limit=limit))
    if as_json:
        print_json([note_to_json(note) for note in found])
        return
    if not found:
        click.echo(text("cli.sources.notes.none"))
    for note in found:
        click.echo(printable(note_line(note)))


@click.command("import", short_help=text("cli.sources.import.short"), help=text("cli.sources.import.help"))
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@click.option(
    "--start",
    type=click.Choice([mode.value for mode in StartMode]),
    default=StartMode.SKIP.value,
    show_default=True,
    help=text("cli.sources.add.start"),
)
@community_option
@json_option
@click.pass_context
def import_(ctx: click.Context, file: str, start: str, community: Community, *, as_json: bool) -> None:
    """Add the feeds of a list; exit status 1 where all of them failed, 2 for a file that is no list."""
    options: Options = ctx.obj
    from bot.cli.progress import waiting
    from bot.render.care_json import imported_to_json

    opml = read_bytes(file)
    try:
        with waiting(text("cli.sources.import.progress")):
            found = act(options, lambda app: app.services.import_sources(community, opml, start=StartMode(start)))
    except ParseError as error:  # of the list itself; a feed that cannot be read is an outcome of its own
        raise InputError(str(error)) from error
    if as_json:
        print_json([imported_to_json(one) for one in found])
    else:
        show_imported(found)
    if found and all(one.outcome == "failed" for one in found):
        ctx.exit(1)


@click.command(short_help=text("cli.sources.export.short"), help=text("cli.sources.export.help"))
@community_option
@click.pass_obj
def export(options: Options, community: Community) -> None:
    """Write the sources as a list."""
    click.echo(act(options, lambda app: app.services.export_sources(community)), nl=False)


@click.command(short_help=text("cli.sources.suggest.short"), help=text("cli.sources.suggest.help"))
@click.argument("topic", default="")
@click.option("--check", is_flag=True, help=text("cli.sources.suggest.check"))
@json_option
@click.pass_obj
def suggest(options: Options, topic: str, *, check: bool, as_json: bool) -> None:
    """Offer well-known feeds."""
    from bot.sources.starters import offered, starters

    found = offered(topic)
    if not found:
        topics = ", ".join(dict.fromkeys(one.topic for one in starters()))
        raise NotFound(text("cli.sources.suggest.none", topic=topic, topics=topics))
    if check:
        _checked(options, found, as_json=as_json)
    elif as_json:
        from bot.render.care_json import starter_to_json

        print_json([starter_to_json(one) for one in found])
    else:
        show_offered(found)


def _checked(options: Options, found: tuple[Starter, ...], *, as_json: bool) -> None:
    """Ask each of them once, and print what came of it."""
    from bot.usecases.offering import check_offered

    checked = open_reading(options, lambda reader: check_offered(reader, found))
    if as_json:
        from bot.render.care_json import checked_to_json

        print_json([checked_to_json(one) for one in checked])
    else:
        show_checked(checked)


COMMANDS = (test, pause, resume, health, notes, import_, export, suggest)
