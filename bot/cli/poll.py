"""byline poll: ask the sources now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from bot.cli.options import Options, act, community_option, json_option
from bot.cli.printing import console, print_json, printable, table
from bot.messages import text
from bot.model.ids import Community
from bot.model.source import PollOutcome

if TYPE_CHECKING:
    from bot.model.reports import PollReport

_COLOURS: Final = {PollOutcome.NEW_ITEMS: "green", PollOutcome.FAILED: "red", PollOutcome.GONE: "red"}


@click.command(short_help=text("cli.poll.short"), help=text("cli.poll.help"))
@click.option("--all", "everything", is_flag=True, help=text("cli.poll.all"))
@community_option
@json_option
@click.pass_obj
def poll(options: Options, community: Community, *, everything: bool, as_json: bool) -> None:
    """Poll and tell what came of it."""
    from bot.cli.progress import waiting
    from bot.render.view_json import poll_report_to_json

    with waiting(text("cli.poll.progress")):
        report = act(options, lambda app: app.services.poll(community=community, everything=everything))
    if as_json:
        print_json(poll_report_to_json(report))
    elif report.polled:
        _show(report)
    else:
        click.echo(text("cli.poll.nothing"))


def _show(report: PollReport) -> None:
    from rich.text import Text

    numbers = [text(f"cli.poll.{name}") for name in ("new", "updated", "withheld", "failed")]
    named = [text("cli.sources.id"), text("cli.sources.title"), text("cli.poll.outcome")]
    rows = table(*named, *numbers, right={named[0], *numbers})
    for polled in sorted(report.polled, key=lambda polled: polled.source.id):
        source, outcome = polled.source, polled.outcome
        words = outcome.value + (f": {polled.reason}" if polled.reason else "")
        counts = (polled.new, polled.updated, polled.withheld, polled.failed)
        rows.add_row(
            str(source.id),
            Text(printable(source.title or source.url)),
            Text(printable(words), style=_COLOURS.get(outcome, "")),
            *(str(count) if count else "" for count in counts),
        )
    console().print(rows)
    click.echo(text("cli.poll.new_articles", n=report.new) if report.new else text("cli.poll.nothing_new"))
