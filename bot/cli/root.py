"""The command itself: its options, its subcommands in the order in which a newcomer needs them, its errors."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from bot.cli.check import check
from bot.cli.condense import condense
from bot.cli.database import db
from bot.cli.demo import demo
from bot.cli.digest import digest
from bot.cli.extract import extract
from bot.cli.failure import Failure, Interrupted
from bot.cli.feed import feed
from bot.cli.news import news
from bot.cli.options import Options
from bot.cli.poll import poll
from bot.cli.quotes import quotes
from bot.cli.run import run
from bot.cli.sources import sources
from bot.errors import BylineError
from bot.messages import text

SECTIONS: Final[dict[str, tuple[click.Command, ...]]] = {
    "first": (demo, run, check),
    "one": (condense, extract, feed),
    "sources": (sources, poll, news, quotes, digest),
    "operate": (db,),
}
"""The subcommands under the headings of the help."""


class Root(click.Group):
    """A group whose help shows its commands by purpose, and whose errors are one message each."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; an error of our tree becomes a message, unless --debug asks for the traceback, and so
        does Ctrl-C."""
        try:
            return super().invoke(ctx)
        except BylineError as error:
            if ctx.params.get("debug"):
                raise
            raise Failure(error) from error
        except (KeyboardInterrupt, click.Abort) as error:
            raise Interrupted from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the subcommands, section by section."""
        width = max(len(name) for name in self.list_commands(ctx))
        for section, commands in SECTIONS.items():
            with formatter.section(text(f"cli.section.{section}")):
                rows = [(str(command.name).ljust(width), command.get_short_help_str(90)) for command in commands]
                formatter.write_dl(rows)


@click.group(
    cls=Root,
    help=text("cli.help"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help=text("cli.option.config"))
@click.option("--debug", is_flag=True, help=text("cli.option.debug"))
@click.version_option(package_name="byline", prog_name="byline", message="%(prog)s %(version)s")
@click.pass_context
def root(ctx: click.Context, config: Path | None, debug: bool) -> None:
    """Keep the options for the subcommand."""
    ctx.obj = Options(config, debug)


for _commands in SECTIONS.values():
    for _command in _commands:
        root.add_command(_command)
