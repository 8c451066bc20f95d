"""Progress on long work, for people only: on standard error, when that is a terminal and the answer goes elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.cli.printing import console


@contextmanager
def counting(label: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """A function to call after each piece of work; shows nothing where nobody looks."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()]
    with Progress(*columns, console=console(errors=True), transient=True) as progress:
        task = progress.add_task(label, total=total)
        yield lambda: progress.advance(task)


@contextmanager
def waiting(label: str) -> Iterator[None]:
    """A line that moves while the block runs, where somebody looks."""
    if not sys.stderr.isatty():
        yield
        return
    with console(errors=True).status(label):
        yield
