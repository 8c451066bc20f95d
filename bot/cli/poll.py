"""byline poll: ask the sources now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from bot.cli.options import Options, act, community_option, json_option
from bot.cli.printing import console, paragraph, print_json, printable, table
from bot.messages import text
from bot.model.ids import Community
from bot.model.source import PollOutcome

if TYPE_CHECKING:
    from bot.app import App
    from bot.model.reports import PollReport

_COLOURS: Final = {PollOutcome.NEW_ITEMS: "green", PollOutcome.FAILED: "red", PollOutcome.GONE: "red"}

_TROUBLE: Final = (PollOutcome.FAILED, PollOutcome.GONE)


@click.command(short_help=text("cli.poll.short"), help=text("cli.poll.help"))
@click.option("--all", "everything", is_flag=True, help=text("cli.poll.all"))
@community_option
@json_option
@click.pass_context
def poll(ctx: click.Context, community: Community, *, everything: bool, as_json: bool) -> None:
    """Poll and tell what came of it; exit status 1 where every source failed."""
    options: Options = ctx.obj
    from bot.cli.progress import waiting
    from bot.render.view_json import poll_report_to_json

    async def work(app: App) -> tuple[PollReport, bool]:
        report = await app.services.poll(community=community, everything=everything)
        return report, bool(report.polled or await app.services.list_sources(community))

    with waiting(text("cli.poll.progress")):
        report, any_source = act(options, work)
    if as_json:
        print_json(poll_report_to_json(report))
    elif report.polled:
        _show(report)
    else:
        nothing = "cli.poll.wait" if everything else "cli.poll.nothing"
        click.echo(paragraph(text(nothing if any_source else "cli.sources.none")))
    if report.polled and all(polled.outcome in _TROUBLE for polled in report.polled):
        ctx.exit(1)


def _show(report: PollReport) -> None:
    from rich.text import Text

    numbers = [text(f"cli.poll.{name}") for name in ("new", "updated", "withheld", "failed")]
    named = [text("cli.sources.id"), text("cli.sources.title"), text("cli.poll.outcome")]
    rows = table(*named, *numbers, right={named[0], *numbers})
    for polled in sorted(report.polled, key=lambda polled: polled.source.id):
        source, outcome = polled.source, polled.outcome
        counts = (polled.new, polled.updated, polled.withheld, polled.failed)
        rows.add_row(
            str(source.id),
            Text(printable(source.title or source.url)),
            Text(outcome.value, style=_COLOURS.get(outcome, "")),
            *(str(count) if count else "" for count in counts),
        )
    console().print(rows)
    _tell_trouble(report)
    if report.new or not all(polled.outcome in _TROUBLE for polled in report.polled):
        click.echo(text("cli.poll.new_articles", n=report.new) if report.new else text("cli.poll.nothing_new"))


def _tell_trouble(report: PollReport) -> None:
    """Each reason on a line of its own, since it is longer than a column, and how many sources failed."""
    for polled in sorted(report.polled, key=lambda polled: polled.source.id):
        if polled.reason:
            click.echo(paragraph(printable(text("cli.poll.reason", id=polled.source.id, reason=polled.reason))))
    if failed := sum(polled.outcome in _TROUBLE for polled in report.polled):
        click.secho(text("cli.poll.sources_failed", failed=failed, of=len(report.polled)), fg="red")
