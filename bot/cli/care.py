"""byline sources test, pause, resume, health, notes, import, export, suggest: looking after sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.cli.options import Options, act, community_option, json_option, read_bytes
from bot.cli.printing import console, print_json, printable, table
from bot.errors import NotFound
from bot.messages import text
from bot.model.ids import Community
from bot.model.source import SourceState, StartMode

if TYPE_CHECKING:
    from bot.model.care import Imported, SourceHealth, SourceLook, Starter
    from bot.model.incident import Incident, Note

WELL = frozenset({SourceState.HEALTHY, SourceState.NEW})


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
        click.echo(text("cli.sources.resume.done", title=printable(view.source.title or view.source.url)))


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
        _show_health(found)


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
        click.echo(printable(_note(note)))


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
@click.pass_obj
def import_(options: Options, file: str, start: str, community: Community, *, as_json: bool) -> None:
    """Add the feeds of a list."""
    from bot.cli.progress import waiting
    from bot.render.care_json import imported_to_json

    opml = read_bytes(file)
    with waiting(text("cli.sources.import.progress")):
        found = act(options, lambda app: app.services.import_sources(community, opml, start=StartMode(start)))
    if as_json:
        print_json([imported_to_json(one) for one in found])
    else:
        _show_imported(found)


@click.command(short_help=text("cli.sources.export.short"), help=text("cli.sources.export.help"))
@community_option
@click.pass_obj
def export(options: Options, community: Community) -> None:
    """Write the sources as a list."""
    click.echo(act(options, lambda app: app.services.export_sources(community)), nl=False)


@click.command(short_help=text("cli.sources.suggest.short"), help=text("cli.sources.suggest.help"))
@click.argument("topic", default="")
@json_option
def suggest(topic: str, *, as_json: bool) -> None:
    """Offer well-known feeds."""
    from bot.render.care_json import starter_to_json
    from bot.sources.starters import offered, starters

    found = offered(topic)
    if not found:
        topics = ", ".join(dict.fromkeys(one.topic for one in starters()))
        raise NotFound(text("cli.sources.suggest.none", topic=topic, topics=topics))
    if as_json:
        print_json([starter_to_json(one) for one in found])
    else:
        _show_offered(found)


def show_look(look: SourceLook) -> None:
    """Print what a source holds."""
    from bot.sources.condition import span

    click.echo(printable(text("cli.sources.look.found", title=look.title, kind=look.kind or "feed", url=look.url)))
    click.echo(text("cli.sources.look.language", language=look.language or text("cli.sources.look.unknown")))
    habit = text("cli.sources.look.no_habit") if look.habit is None else ""
    click.echo(habit or text("cli.sources.look.habit", habit=span(look.habit) if look.habit else ""))
    click.echo(text("cli.sources.look.whole", whole=look.full_text, n=len(look.newest)))
    click.echo(printable(text(f"cli.sources.look.pages.{look.pages.value}", why=look.why)))
    click.echo(text("cli.sources.look.total", n=look.total))
    for entry in look.newest:
        when = entry.published or entry.updated
        click.echo(f"  {when.strftime('%Y-%m-%d %H:%M') if when else '':16}  {printable(entry.title)}")


def _show_health(found: SourceHealth) -> None:
    from rich.text import Text

    if not found.sources:
        click.echo(text("cli.sources.health.none"))
        return
    ill = [view for view in found.sources if view.source.state not in WELL or view.paused_at]
    if not ill:
        click.echo(text("cli.sources.health.well", n=len(found.sources)))
    names = ("id", "title", "state", "since", "why", "interval", "next")
    from bot.sources.condition import span

    rows = table(*(text(f"cli.sources.{name}") for name in names), right={text("cli.sources.id")})
    for view in ill or found.sources:
        source = view.source
        state = text(f"source.state.{source.state.value}")
        if view.paused_at:
            state = text("cli.sources.paused", at=view.paused_at.strftime("%Y-%m-%d %H:%M"))
        rows.add_row(
            str(source.id),
            Text(printable(source.title or source.url)),
            state,
            source.state_since.strftime("%Y-%m-%d %H:%M") if source.state_since else "",
            Text(printable(source.reason)),
            span(source.interval),
            source.next_poll_at.strftime("%Y-%m-%d %H:%M") if source.next_poll_at else text("cli.sources.never"),
        )
    console().print(rows)
    if found.incidents:
        click.secho(text("cli.sources.health.incidents"), bold=True)
    for incident in found.incidents:
        click.echo(printable(_incident(incident)))


def _incident(incident: Incident) -> str:
    since = incident.opened_at.strftime("%Y-%m-%d %H:%M")
    return f"  {since}  {text(f'incident.{incident.kind.value}')}, {_hit(incident)}: {incident.reason}"


def _hit(incident: Incident) -> str:
    """What an incident hit: a platform, sources by their numbers, or all of Byline."""
    sources = ", ".join(f"#{source}" for source in incident.sources)
    if incident.domain and len(incident.sources) > 1:
        return f"{incident.domain} ({sources})"
    return sources or text("cli.sources.health.all")


def _note(note: Note) -> str:
    incident = note.incident
    since, until = (at.strftime("%Y-%m-%d %H:%M") if at else "" for at in (incident.opened_at, incident.closed_at))
    said = {"what": text(f"incident.{incident.kind.value}"), "hit": _hit(incident), "why": incident.reason}
    words = text(f"cli.sources.notes.{note.kind.value}", since=since, until=until, **said)
    return f"{note.at.strftime('%Y-%m-%d %H:%M')}  {words}"


def _show_imported(found: tuple[Imported, ...]) -> None:
    counts = {name: sum(one.outcome == name for one in found) for name in ("added", "there", "failed")}
    click.echo(text("cli.sources.import.added", n=counts["added"]))
    if counts["there"]:
        click.echo(text("cli.sources.import.there", n=counts["there"]))
    later = [one for one in found if one.outcome == "later"]
    if later:
        click.echo(printable(text("cli.sources.import.later", n=len(later), why=later[-1].why)), err=True)
    for one in found:
        if one.outcome == "failed":
            click.echo(printable(text("cli.sources.import.failed", url=one.url, why=one.why)), err=True)


def _show_offered(found: tuple[Starter, ...]) -> None:
    rows = table(*(text(f"cli.sources.{name}") for name in ("topic", "outlet", "language", "address")))
    for one in found:
        rows.add_row(one.topic, one.outlet, one.language, one.url)
    console().print(rows)
    click.secho(text("cli.sources.suggest.next"), dim=True)


COMMANDS = (test, pause, resume, health, notes, import_, export, suggest)
