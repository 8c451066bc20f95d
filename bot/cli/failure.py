"""Errors as a person sees them on the command line."""

from __future__ import annotations

import sys
from typing import IO, Any

import click

from bot.cli.printing import paragraph, printable
from bot.errors import BylineError, InputError, Refused, SettingsError
from bot.messages import text


class Failure(click.ClickException):
    """One clear message on standard error; exit status 2 where the input or the settings are wrong, 1 otherwise."""

    def __init__(self, error: BylineError) -> None:
        super().__init__(str(error))
        self.problems = error.problems if isinstance(error, SettingsError) else (str(error),)
        self.advice = _advice(error)
        self.given_is_wrong = isinstance(error, InputError | SettingsError | Refused)

    @property
    def exit_code(self) -> int:  # type: ignore[override]  # click reads it; here it follows from the error
        """2 where what was given is wrong, else 1."""
        return 2 if self.given_is_wrong else 1

    def show(self, file: IO[Any] | None = None) -> None:
        """Write each problem on a line of its own."""
        for problem in self.problems:
            label = text("cli.error")
            words = paragraph(f"{label} {printable(problem)}", errors=True).removeprefix(label)
            click.secho(label, fg="red", bold=True, nl=False, err=file is None, file=file)
            click.echo(words, err=file is None, file=file)
        if self.advice:
            click.echo(paragraph(printable(self.advice), errors=True), err=file is None, file=file)


def tell_of(document: object, error: BylineError) -> None:
    """Write what is wrong with one document of several, which it names."""
    words = str(error)
    Failure(InputError(words if str(document) in words else text("cli.failed", document=document, why=words))).show()


class Interrupted(click.ClickException):
    """One line on standard error and exit status 130, as shells count a command that Ctrl-C ended."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__(text("cli.interrupted"))

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the line, below the ^C that a terminal has written by then."""
        below = "\n" if sys.stderr.isatty() else ""
        click.echo(f"{below}{self.message}", err=file is None, file=file)


def _advice(error: BaseException | None) -> str:
    """What an operator could do, which nobody is told in chat."""
    while error is not None:
        if isinstance(error, Refused) and error.inside:
            return text("cli.allow", inside=error.inside)
        error = error.__cause__
    return ""
