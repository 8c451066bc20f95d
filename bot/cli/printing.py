"""How answers are written: text for people, JSON for machines."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Container, Iterable, Sequence
from textwrap import TextWrapper
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

NARROW = 72
"""Columns below which a table's cells would be broken to pieces."""

_KEPT_CONTROLS = {"\n", "\t"}


def print_json(value: Any) -> None:
    """Write one JSON value over several lines to standard output."""
    write_line(json.dumps(value, ensure_ascii=False, indent=2))


def write_line(line: str) -> None:
    """Write a line as UTF-8 to standard output at once, whatever the locale; a lone surrogate stays a JSON escape."""
    out = sys.stdout.buffer
    out.write(line.encode("utf-8", "backslashreplace") + b"\n")
    out.flush()


def console(*, errors: bool = False) -> Console:
    """A terminal that knows its width and colours; plain text of 100 columns, or as many as the environment's COLUMNS
    says, where the output is no terminal."""
    from bot.render.terminal import screen

    columns = os.environ.get("COLUMNS", "")
    return screen(sys.stderr if errors else sys.stdout, width=int(columns) if columns.isdecimal() else None)


def paragraph(words: str, *, errors: bool = False, indent: int = 0) -> str:
    """The words broken at blanks to the width of the terminal, lines after the first indented; as they are where the
    output is no terminal. An address is never broken."""
    if not (sys.stderr if errors else sys.stdout).isatty():
        return words
    width = shutil.get_terminal_size().columns
    wrap = TextWrapper(width, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join(wrap.fill(line) for line in words.split("\n"))


def table(*columns: str, right: Container[str] = ()) -> Table:
    """An empty table with these headings, those of `right` for numbers; long cells are folded, never cut."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    made = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        made.add_column(column, justify="right" if column in right else "left", overflow="fold")
    return made


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[str | Text]], *, right: Container[str] = ()) -> None:
    """Print rows under these headings, those of `right` for numbers. Where the terminal is too narrow for a table, the
    first two cells of each row stand on its first line and the others below them, each with its heading."""
    out = console()
    if out.width >= NARROW:
        made = table(*columns, right=right)
        for row in rows:
            made.add_row(*row)
        out.print(made)
        return
    from rich.padding import Padding
    from rich.text import Text

    for first, second, *rest in rows:
        out.print(Text.assemble(first, "  ", second), overflow="fold")
        for heading, cell in zip(columns[2:], rest, strict=True):
            if cell:
                out.print(Padding(Text.assemble(f"{heading}: ", cell), (0, 0, 0, 4)))


def printable(words: str) -> str:
    """The words without control characters: what a feed says must not move a terminal's cursor or change its title."""
    return "".join(letter for letter in words if letter in _KEPT_CONTROLS or not _is_control(letter))


def _is_control(letter: str) -> bool:
    """C0, DEL and C1 controls, and the marks that turn the direction of a line around."""
    code = ord(letter)
    return code < 32 or 127 <= code < 160 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
