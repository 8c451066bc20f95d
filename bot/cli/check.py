"""byline check: whether the bot could run."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Final

import click

from bot.cli.options import Options, json_option, log_to_errors
from bot.cli.printing import paragraph, print_json, printable
from bot.errors import SettingsError
from bot.messages import text

if TYPE_CHECKING:
    from bot.usecases.check import Finding

_MARKS: Final = {"good": ("✓", "green"), "warning": ("!", "yellow"), "bad": ("✗", "red")}


@click.command(short_help=text("cli.check.short"), help=text("cli.check.help"))
@json_option
@click.pass_context
def check(ctx: click.Context, *, as_json: bool) -> None:
    """Print what was found; exit status 1 when something is wrong."""
    findings = _findings(ctx.obj)
    if as_json:
        print_json([{"state": finding.state, "what": finding.what, "words": finding.words} for finding in findings])
    else:
        _show(findings)
    if any(finding.state == "bad" for finding in findings):
        ctx.exit(1)


def _findings(options: Options) -> tuple[Finding, ...]:
    from bot.delivery.discord.token import whoami
    from bot.settings import find
    from bot.usecases.check import Finding, check_settings

    file = find(options.config, os.environ)
    try:
        settings = options.settings()
    except SettingsError as error:
        return (*(Finding("bad", "settings", problem) for problem in error.problems), *_the_rest(options))
    log_to_errors(options, settings)
    words = text("check.settings.file", file=file) if file else text("check.settings.defaults")
    return (Finding("good", "settings", words), *asyncio.run(check_settings(settings, whoami)))


def _the_rest(options: Options) -> tuple[Finding, ...]:
    """What else can be looked at where some settings are wrong; nothing where the file cannot be read at all."""
    from bot.delivery.discord.token import whoami
    from bot.settings import salvage
    from bot.usecases.check import check_settings

    try:
        settings, wrong = salvage(options.config, os.environ)
    except SettingsError:
        return ()
    log_to_errors(options, settings)
    return asyncio.run(check_settings(settings, whoami, without=wrong))


def _show(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        mark, colour = _MARKS[finding.state]
        label = f"{mark} {text(f'check.{finding.what}'):<9}"
        words = paragraph(f"{label} {printable(finding.words)}", indent=len(label) + 1)
        click.secho(label, fg=colour, nl=False)
        click.echo(words.removeprefix(label))
