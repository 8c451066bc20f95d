"""Whether the bot could run: the settings' warnings, the database, the token; all of it, whatever fails first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Literal

from bot.errors import BylineError
from bot.messages import text
from bot.settings import Settings, missing_to_run, warnings
from storage.address import without_password
from storage.migrate import current, head, upgrade

Whoami = Callable[[str, str | None], Awaitable[str]]
"""Returns the bot's name for a token and an API base (None for the platform's own); DeliveryError."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it is, which (`settings`, `database`, `token`), and what to say of it."""

    state: Literal["good", "warning", "bad"]
    what: str
    words: str


async def check_settings(
    settings: Settings, whoami: Whoami, *, without: Collection[tuple[str, str]] = ()
) -> tuple[Finding, ...]:
    """Findings on settings that could be read; `without` the database or the token where settings of theirs (section,
    key) are among those that are wrong."""
    wrong = {section for section, _ in without}
    cautions = tuple(Finding("warning", "settings", words) for words in warnings(settings))
    no_token = text("settings.no_token")
    lacking = tuple(Finding("bad", "settings", words) for words in missing_to_run(settings) if words != no_token)
    known = [] if "database" in wrong else [await _database(settings)]
    known += [] if "discord" in wrong else [await _token(settings, whoami)]
    return (*lacking, *cautions, *known)


async def upgrade_database(url: str) -> tuple[str, str]:
    """The revisions before ("" for a new database) and after; StorageError."""
    return await upgrade(url)


async def _database(settings: Settings) -> Finding:
    shown = without_password(settings.database.url)
    try:
        found, expected = await current(settings.database.url), head()
    except BylineError as error:
        return Finding("bad", "database", str(error))
    if found == expected:
        return Finding("good", "database", text("check.database.good", url=shown, revision=found))
    if not found:
        return Finding("good", "database", text("check.database.new", url=shown))
    return Finding("warning", "database", text("check.database.old", url=shown, revision=found, expected=expected))


async def _token(settings: Settings, whoami: Whoami) -> Finding:
    if settings.discord.token is None:
        if settings.discord.enabled:
            return Finding("bad", "token", text("settings.no_token"))
        return Finding("good", "token", text("check.token.off"))
    try:
        name = await whoami(settings.discord.token.get_secret_value(), settings.discord.api_base)
    except BylineError as error:
        return Finding("bad", "token", str(error))
    return Finding("good", "token", text("check.token.good", name=name))
