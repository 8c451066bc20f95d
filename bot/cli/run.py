"""byline run: the bot."""

from __future__ import annotations

import asyncio
import signal

import click

from bot.cli.options import Options
from bot.errors import SettingsError
from bot.messages import text


@click.command(short_help=text("cli.run.short"), help=text("cli.run.help"))
@click.pass_obj
def run(options: Options) -> None:
    """Start only when nothing is missing, and run until a signal."""
    from bot.log import configure
    from bot.settings import missing_to_run, secrets

    settings = options.settings()
    if missing := missing_to_run(settings):
        raise SettingsError(missing)
    from bot.process import run as run_bot

    level = "debug" if options.debug else settings.log.level
    configure(level, settings.log.format, secrets=secrets(settings))
    if asyncio.run(run_bot(settings)) is signal.SIGINT:
        raise KeyboardInterrupt
