"""The `byline` command: one thin function a subcommand, each of which awaits one use case.

Nothing heavy is imported before a command needs it, so that `byline --help` answers at once.
"""

from bot.cli.root import main

__all__ = ["main"]
