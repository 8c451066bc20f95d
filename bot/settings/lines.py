"""Where in a TOML file a key stands; the standard library's parser does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADER = re.compile(r"^\s*\[\[?\s*(?P<name>[^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*(?P<name>(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_LONG_MARKS = ('"""', "'''")


def locate(text: str) -> dict[tuple[str, ...], int]:
    """The line (from 1) of every table header and every key of a TOML text, by its path of names.

    Good enough to point a person at a line: lines inside long strings are passed over, a key of an inline
    table is found at the line of the table.
    """
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in _plain_lines(text):
        if header := _HEADER.match(line):
            table = _path(header["name"])
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            path = table + _path(key["name"])
            for length in range(len(table) + 1, len(path) + 1):
                found.setdefault(path[:length], number)
    return found


def line_of(found: dict[tuple[str, ...], int], path: tuple[str, ...]) -> int:
    """The line of `path` or, where it has none, of the nearest thing around it; 1 at worst."""
    for length in range(len(path), 0, -1):
        if path[:length] in found:
            return found[path[:length]]
    return 1


def _plain_lines(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines that do not begin inside a long string."""
    inside = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not inside:
            yield number, line
        for mark in _LONG_MARKS:
            if inside in {"", mark} and line.count(mark) % 2:
                inside = "" if inside else mark


def _path(name: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in name.split("."))
