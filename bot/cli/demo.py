"""byline demo: the main job, with invented outlets and no account."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.messages import text


@click.command(short_help=text("cli.demo.short"), help=text("cli.demo.help"))
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("scratch/demo"),
    show_default=True,
    help=text("cli.demo.folder"),
)
def demo(folder: Path) -> None:
    """Run the demonstration."""
    import asyncio

    from bot.demo.run import run_demo
    from bot.log import configure

    configure("error", "console")
    asyncio.run(run_demo(folder, sys.stdout, program=sys.argv[0]))
