"""The `byline` command: one thin function a subcommand, each of which awaits one use case.

Nothing heavy is imported before a command needs it, so that `byline --help` answers at once.
"""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave the process: 0 done, 1 could not be done, 2 what was given is wrong, 130 Ctrl-C."""
    try:
        from bot.cli.root import root

        root(prog_name="byline")
    except KeyboardInterrupt:  # while modules are loaded; later ones are answered in `root`
        sys.exit(130)
