"""The `byline` command: one thin function a subcommand, each of which awaits one use case.

Nothing heavy is imported before a command needs it, so that `byline --help` answers at once.
"""

import errno
import os
import sys

__all__ = ["main"]

_WRITING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF, errno.EPIPE})


def main() -> None:
    """Run the command line and leave the process: 0 done, 1 could not be done, 2 what was given is wrong, 130 Ctrl-C."""
    try:
        from bot.cli.root import root

        _refuse_closed_output()
        try:
            root(prog_name="byline")
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:  # while modules are loaded; later ones are answered in `root`
        sys.exit(130)
    except OSError as error:
        if "--debug" in sys.argv or not _of_the_output(error):
            raise
        _tell(error)
        sys.exit(1)


def _refuse_closed_output() -> None:
    """Where standard output was closed, put there what can be read and not written, so that whatever writes fails as on
    a full disk, and no file that is opened later takes its number."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - stays open, as standard output does


def _of_the_output(error: OSError) -> bool:
    """Whether it came of writing the answer: no file is named, and the disk is full, failing or closed."""
    return not sys.stdout.writable() or (error.filename is None and error.errno in _WRITING)


def _tell(error: OSError) -> None:
    """Say that the answer could not be written, and drop what waits: the interpreter would try again as it leaves."""
    from bot.cli.failure import Failure
    from bot.errors import BylineError
    from bot.messages import text

    if sys.stdout.writable():
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):  # whoever reads has read enough
        Failure(BylineError(text("cli.no_output", why=error.strerror or os.strerror(errno.EBADF)))).show()
