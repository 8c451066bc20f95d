"""byline demo: the main job, with invented outlets and no account."""

from __future__ import annotations

import click

from bot.messages import text


@click.command(short_help=text("cli.demo.short"), help=text("cli.demo.help"))
def demo() -> None:
    """Run the demonstration."""
    from bot.demo import run_demo

    run_demo()
