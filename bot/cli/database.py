"""byline db: the database's schema."""

from __future__ import annotations

import asyncio

import click

from bot.cli.options import Options, json_option, log_to_errors
from bot.cli.printing import print_json
from bot.messages import text


@click.group(short_help=text("cli.db.short"), help=text("cli.db.help"))
def db() -> None:
    """Keep the subcommands together."""


@db.command(short_help=text("cli.db.upgrade.short"), help=text("cli.db.upgrade.help"))
@json_option
@click.pass_obj
def upgrade(options: Options, *, as_json: bool) -> None:
    """Bring the schema to the newest revision, and say from where to where."""
    from bot.usecases.check import upgrade_database

    settings = options.settings()
    log_to_errors(options, settings)
    before, after = asyncio.run(upgrade_database(settings.database.url))
    if as_json:
        print_json({"from": before or None, "to": after})
    elif before == after:
        click.echo(text("cli.db.upgrade.same", revision=after))
    else:
        click.echo(text("cli.db.upgrade.done", before=before or text("cli.db.empty"), after=after))
