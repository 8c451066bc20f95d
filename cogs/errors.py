"""One place in which everything that goes wrong in an interaction is answered."""

import secrets

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.errors import BylineError, FetchError, InputError, ParseError
from bot.messages import text
from bot.model.components import Tone
from bot.render import notice
from cogs.reply import answer_alone

_log = structlog.get_logger(__name__)

_FOR_PEOPLE = (InputError, FetchError, ParseError)
"""Errors whose message helps the person who caused them."""


class Errors(commands.Cog):
    """Answers failed commands, in place of discord.py's silence."""

    def __init__(self, tree: app_commands.CommandTree) -> None:
        self._tree = tree

    async def cog_load(self) -> None:
        """Takes over the tree's errors."""
        self._before, self._tree.on_error = self._tree.on_error, self.on_error  # type: ignore[method-assign]  # discord.py's way of setting it

    async def cog_unload(self) -> None:
        """Gives them back."""
        self._tree.on_error = self._before  # type: ignore[method-assign]  # as above

    async def on_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
        """Answers the person, and logs what a person could not have caused."""
        await answer_error(interaction, error)


async def answer_error(interaction: discord.Interaction, error: Exception) -> None:
    """Tells the person what to do about it, or a reference under which the log tells the operator why."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    message = _for_person(cause)
    if message is None:
        reference = secrets.token_hex(4)
        _log.error("interaction failed", reference=reference, command=_name(interaction), exc_info=cause)
        message = text("error.ours", reference=reference)
    try:
        await answer_alone(interaction, notice(message, Tone.TROUBLE))
    except discord.HTTPException as lost:
        _log.warning("an error could not be answered", command=_name(interaction), error=str(lost))


def _for_person(cause: Exception) -> str | None:
    match cause:
        case _ if isinstance(cause, _FOR_PEOPLE) and isinstance(cause, BylineError):
            return str(cause)
        case app_commands.MissingPermissions():
            return text("error.you_lack", permissions=", ".join(map(_named, cause.missing_permissions)))
        case app_commands.NoPrivateMessage():
            return text("error.server_only")
        case app_commands.CommandOnCooldown():
            return text("error.cooldown", seconds=max(1, round(cause.retry_after)))
        case app_commands.CommandSignatureMismatch() | app_commands.CommandNotFound():
            return text("error.command_changed")
    return None


def _named(permission: str) -> str:
    return text(f"permission.{permission}")


def _name(interaction: discord.Interaction) -> str:
    command = interaction.command
    if command is not None:
        return command.qualified_name
    return interaction.custom_id or ""
