"""How looking after sources is shown to people: a look at one, how all fare, notes, lists."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from bot.cli.printing import paragraph, print_rows, printable
from bot.messages import ENGLISH, text
from bot.model.source import SourceState
from bot.model.websub import HubState

if TYPE_CHECKING:
    from bot.model.care import CheckedStarter, Imported, SourceHealth, SourceLook, Starter
    from bot.model.incident import Incident, Note
    from bot.model.views import SourceView

_OTHERS = 10

WELL = frozenset({SourceState.HEALTHY, SourceState.NEW})


def show_look(look: SourceLook) -> None:
    """Print what a source holds."""
    from bot.sources.condition import span

    click.echo(_told(text("cli.sources.look.found", title=look.title, kind=_kind(look.kind), url=look.url)))
    click.echo(text("cli.sources.look.language", language=look.language or text("cli.sources.look.unknown")))
    habit = text("cli.sources.look.no_habit") if look.habit is None else ""
    click.echo(_told(habit or text("cli.sources.look.habit", habit=span(look.habit) if look.habit else "")))
    click.echo(_told(_whole(look)))
    click.echo(_told(text(f"cli.sources.look.pages.{look.pages.value}", why=look.why)))
    if look.feed is not None and look.feed.cut:
        click.echo(_told(text("cli.sources.look.cut", why=look.feed.cut)))
    click.echo(text("cli.sources.look.total", n=look.total))
    for entry in look.newest:
        when = entry.published or entry.updated
        title = entry.title or text("cli.sources.look.untitled")
        click.echo(_told(f"  {minute(when) if when else '':16}  {title}", indent=20))
    _show_others(look)


def _told(words: str, *, indent: int = 0) -> str:
    """What a feed says, without what would move the cursor, broken at blanks where somebody looks."""
    return paragraph(printable(words), indent=indent)


def _show_others(look: SourceLook) -> None:
    """The other feeds of the page: which one it is to be is for whoever adds it to say."""
    if look.others:
        click.echo(_told(text("cli.sources.look.others", n=len(look.others))))
    for other in look.others[:_OTHERS]:
        click.echo(_told(f"  {other.title}  {other.url}" if other.title else f"  {other.url}", indent=4))
    if len(look.others) > _OTHERS:
        click.echo(text("cli.sources.look.others.left", n=len(look.others) - _OTHERS))


def _kind(kind: str) -> str:
    """The feed's format in a word."""
    name = kind.rstrip("0123456789")
    return text(f"cli.sources.kind.{name}") if f"cli.sources.kind.{name}" in ENGLISH else text("cli.sources.kind.rss")


def _whole(look: SourceLook) -> str:
    """Whether the feed carries whole texts or summaries."""
    n = len(look.newest)
    how = "none" if not look.full_text else "all" if look.full_text == n else "some"
    return text(f"cli.sources.look.whole.{how}", whole=look.full_text, n=n)


def show_health(found: SourceHealth) -> None:
    """Print the sources that are not well (all where they are), each reason on a line of its own, and incidents."""
    from rich.text import Text

    from bot.sources.condition import span

    if not found.sources:
        click.echo(text("cli.sources.health.none"))
        return
    ill = [view for view in found.sources if view.source.state not in WELL or view.paused_at or view.source.reason]
    if not ill:
        click.echo(text("cli.sources.health.well", n=len(found.sources)))
    names = ("id", "title", "state", "since", "interval", "next")
    rows: list[tuple[str | Text, ...]] = []
    for view in ill or found.sources:
        source, since = view.source, view.paused_at or view.source.state_since
        due = None if view.paused_at else source.next_poll_at
        rows.append(
            (
                str(source.id),
                Text(printable(source.title or source.url)),
                state_of(view),
                minute(since) if since else "",
                span(source.interval),
                minute(due) if due else text("cli.sources.never"),
            )
        )
    print_rows([text(f"cli.sources.{name}") for name in names], rows, right={text("cli.sources.id")})
    for view in ill:
        if view.source.reason:
            words = text("cli.sources.health.reason", id=view.source.id, why=view.source.reason)
            click.echo(paragraph(printable(words), indent=4))
    _show_advice(ill)
    _show_hubs(found)
    _show_incidents(found.incidents)


def _show_advice(ill: list[SourceView]) -> None:
    """What can be done about each of the states that there are, once."""
    states = {"paused" if view.paused_at else view.source.state.value: view.source.id for view in reversed(ill)}
    for state, id_ in reversed(states.items()):
        if (key := f"cli.sources.health.advice.{state}") in ENGLISH:
            click.secho(paragraph(text(key, id=id_)), dim=True)


def _show_hubs(found: SourceHealth) -> None:
    """How many sources hubs tell of, and each hub that does not, with the reason."""
    live = sum(one.state is HubState.LIVE for one in found.hubs.values())
    if live:
        click.echo(text("cli.sources.health.hubs", n=live))
    for id_, one in sorted(found.hubs.items()):
        if one.state is not HubState.LIVE or one.reason:
            state = text(f"hub.state.{one.state.value}")
            words = text("cli.sources.health.hub", id=id_, hub=one.hub.url, state=state)
            click.echo(paragraph(printable(f"{words}: {one.reason}" if one.reason else words), indent=4))


def state_of(view: SourceView) -> str:
    """How the source fares for this community, in a word or two."""
    state = text(f"source.state.{view.source.state.value}")
    if view.paused_at is None:
        return state
    return text("cli.sources.paused" if view.source.state in WELL else "cli.sources.paused.ill", state=state)


def _show_incidents(incidents: tuple[Incident, ...]) -> None:
    if incidents:
        click.secho(text("cli.sources.health.incidents"), bold=True)
    for incident in incidents:
        what, hit = text(f"incident.{incident.kind.value}"), _hit(incident)
        line = f"  {minute(incident.opened_at)}  {what}, {hit}: {incident.reason}"
        click.echo(paragraph(printable(line), indent=4))


def _hit(incident: Incident) -> str:
    """What an incident hit: a platform, sources by their numbers, or all of Byline."""
    sources = ", ".join(f"#{source}" for source in incident.sources)
    if incident.domain and len(incident.sources) > 1:
        return f"{incident.domain} ({sources})"
    return sources or text("cli.sources.health.all")


def note_line(note: Note) -> str:
    """A note to moderators in a line."""
    incident = note.incident
    since, until = (minute(at) if at else "" for at in (incident.opened_at, incident.closed_at))
    said = {"what": text(f"incident.{incident.kind.value}"), "hit": _hit(incident), "why": incident.reason}
    return f"{minute(note.at)}  {text(f'cli.sources.notes.{note.kind.value}', since=since, until=until, **said)}"


def show_imported(found: tuple[Imported, ...]) -> None:
    """Print what became of a list: counts, and why what failed did."""
    if not found:
        click.echo(text("cli.sources.import.empty"))
        return
    counts = {name: sum(one.outcome == name for one in found) for name in ("added", "there", "failed")}
    click.echo(text("cli.sources.import.added", n=counts["added"]))
    if counts["there"]:
        click.echo(text("cli.sources.import.there", n=counts["there"]))
    later = [one for one in found if one.outcome == "later"]
    if later:
        click.echo(paragraph(text("cli.sources.import.later", n=len(later), why=later[-1].why), errors=True), err=True)
    for one in found:
        if one.outcome == "failed":
            why = one.why if one.url in one.why else text("cli.failed", document=one.url, why=one.why)
            words = printable(text("cli.sources.import.failed", why=why))
            click.echo(paragraph(words, errors=True, indent=2), err=True)


def show_offered(found: tuple[Starter, ...]) -> None:
    """Print feeds by topic, one a line and their addresses whole, since they are there to be copied."""
    for topic in dict.fromkeys(one.topic for one in found):
        click.secho(topic, bold=True)
        for one in found:
            if one.topic == topic:
                click.echo(_told(f"  {one.outlet} ({one.language})  {one.url}", indent=4))
    click.secho(text("cli.sources.suggest.next"), dim=True)


def show_checked(found: tuple[CheckedStarter, ...]) -> None:
    """Print what came of asking the offered feeds, those that failed last, with the reason."""
    for one in found:
        if not one.why:
            newest = minute(one.newest_at) if one.newest_at else text("cli.sources.look.unknown")
            click.echo(printable(text("cli.sources.suggest.answers", url=one.starter.url, n=one.items, newest=newest)))
        if one.moved_to:
            click.echo(printable(text("cli.sources.suggest.moved", url=one.moved_to)))
    ill = [one for one in found if one.why]
    for one in ill:
        words = text("cli.sources.suggest.fails", url=one.starter.url, why=one.why)
        click.echo(paragraph(printable(words), indent=4))
    click.echo(text("cli.sources.suggest.checked", n=len(found) - len(ill), all=len(found)))


def minute(at: datetime) -> str:
    """A time to the minute."""
    return at.strftime("%Y-%m-%d %H:%M")
