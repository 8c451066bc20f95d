"""What several subcommands share: options, settings, and the way into the composed application."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from bot.errors import InputError
from bot.messages import text
from bot.model.ids import LOCAL, Community

if TYPE_CHECKING:
    from io import BufferedReader

    from bot.app import App
    from bot.settings import Settings
    from bot.usecases.reading import Reader

T = TypeVar("T")
_PIECE = 65536
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Options:
    """The options before the subcommand."""

    config: Path | None = None
    debug: bool = False

    def settings(self) -> Settings:
        """The settings of the named file and the environment; SettingsError."""
        from bot.settings import load

        return load(self.config, os.environ)


class CommunityType(click.ParamType[Community]):
    """`platform:id`, or `local` for the command line's own."""

    name = "community"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Community:
        """The community, or a usage error that says how one is written."""
        if isinstance(value, Community):
            return value
        platform, _, number = str(value).partition(":")
        if value == "local":
            return LOCAL
        if not platform or not number:
            self.fail(text("cli.bad_community", value=value), param, ctx)
        return Community(platform, number)


def json_option(command: Command) -> Command:
    """Add `--json`, which prints data for machines instead of text for people."""
    return click.option("--json", "as_json", is_flag=True, help=text("cli.option.json"))(command)


def community_option(command: Command) -> Command:
    """Add `--community`, whose sources and stories a command acts on."""
    return click.option(
        "--community",
        type=CommunityType(),
        default=LOCAL,
        show_default="local",
        metavar="PLATFORM:ID",
        help=text("cli.option.community"),
    )(command)


def act(options: Options, work: Callable[[App], Awaitable[T]]) -> T:
    """What `work` returns, given the composed application over the database of the settings."""
    settings = options.settings()
    log_to_errors(options, settings)
    from bot.app import open_app

    async def inside() -> T:
        async with open_app(settings) as app:
            return await work(app)

    return asyncio.run(inside())


def open_reading(options: Options, work: Callable[[Reader], Awaitable[T]]) -> T:
    """What `work` returns, given a reader of web addresses; no database is opened."""
    settings = options.settings()
    log_to_errors(options, settings)
    from bot.usecases.looking import reading

    async def inside() -> T:
        async with reading(settings, processes=1) as reader:
            return await work(reader)

    return asyncio.run(inside())


def log_to_errors(options: Options, settings: Settings) -> None:
    """Log errors, and with --debug everything, to standard error: standard output is for the answer."""
    from bot.log import configure
    from bot.settings import secrets

    configure("debug" if options.debug else "error", "console", secrets=secrets(settings))


def standard_input() -> BufferedReader:
    """Standard input as bytes; InputError where whoever started the command closed it."""
    if sys.stdin is None:
        raise InputError(text("cli.no_input"))
    return cast("BufferedReader", sys.stdin.buffer)


def read_bytes(file: Path | str) -> bytes:
    """The bytes of a file, or of standard input for `-`; InputError says what is wrong with it."""
    if str(file) == "-":
        given = standard_input()
        return b"".join(iter(lambda: given.read1(_PIECE), b""))  # one read of all would miss a Ctrl-C between its steps
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise InputError(text("cli.unreadable", file=file, why=error.strerror or error)) from error
