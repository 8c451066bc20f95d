from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from bot.cli.root import SECTIONS, root
from tests.unit.cli.conftest import Byline

HEAVY = (
    "aiohttp",
    "discord",
    "sqlalchemy",
    "sqlmodel",
    "rich",
    "pydantic",
    "structlog",
    "trafilatura",
    "feedparser",
    "lxml",
)


def commands() -> Iterator[tuple[str, ...]]:
    def walk(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield path
        if isinstance(command, click.Group):
            for name, inner in command.commands.items():
                yield from walk(inner, (*path, name))

    for group in SECTIONS.values():
        for command in group:
            yield from walk(command, (str(command.name),))


def test_help_costs_less_than_half_a_second_of_the_processor() -> None:
    took = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "bot", "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(took) < 0.5


def test_help_loads_nothing_that_only_a_command_needs() -> None:
    code = f"import sys, bot.cli; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_the_command_says_its_version(byline: Byline) -> None:
    assert byline("--version").stdout.startswith("byline 0.")


def test_the_first_help_names_every_command_under_a_heading(byline: Byline) -> None:
    shown = byline("--help").stdout
    for name in root.commands:
        assert f"\n  {name} " in shown
    for heading in ("Start here:", "Read one thing:", "Sources and news:", "Operate:"):
        assert heading in shown


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
def test_every_help_teaches_by_example_and_describes_every_option(byline: Byline, path: tuple[str, ...]) -> None:
    shown = byline(*path, "--help").stdout
    command: click.Command = root
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    assert f"byline {' '.join(path)}" in shown
    assert command.short_help
    assert "Example" in shown or path == ("db",)
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help


def test_a_mistyped_command_is_answered_with_the_nearest(byline: Byline) -> None:
    result = byline("condence")
    assert result.exit_code == 2
    assert "condence" in result.stderr
