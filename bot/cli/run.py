"""byline run: the bot."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from bot.cli.options import Options
from bot.errors import SettingsError
from bot.messages import text

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command(short_help=text("cli.run.short"), help=text("cli.run.help"))
@click.pass_obj
def run(options: Options) -> None:
    """Start only when nothing is missing, and run until a signal."""
    from bot.log import configure
    from bot.process import run as run_bot
    from bot.settings import missing_to_run

    settings = options.settings()
    if missing := missing_to_run(settings):
        raise SettingsError(missing)
    level = "debug" if options.debug else settings.log.level
    configure(level, settings.log.format, secrets=secrets_of(settings))
    asyncio.run(run_bot(settings))


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """The exact words that must not reach a log."""
    token = settings.discord.token.get_secret_value() if settings.discord.token else ""
    password = urlsplit(settings.database.url).password or ""
    return tuple(secret for secret in (token, password) if secret)
