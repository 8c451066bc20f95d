"""The discord.py client: it holds the services, loads the cogs and syncs the command tree; nothing else."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import discord
import structlog
from discord.ext import commands

from bot.delivery.discord.addresses import point_at
from bot.services import Services
from cogs.digest import Digest, ReadSchedule
from cogs.errors import Errors
from cogs.help import Help
from cogs.news import News
from cogs.quotes import Quotes
from cogs.source import Source
from cogs.sources_button import sources_button

_log = structlog.get_logger(__name__)


class Byline(commands.AutoShardedBot):
    """A client without privileged intents that mentions nobody.

    `api_base` and `gateway_url` replace Discord's own addresses for the whole process. `synced` is a small
    file that remembers which commands Discord was told last (None: tell it at every start); losing it costs
    one more request. `read_schedule` reads the times and the zone that a moderator types. `status` is shown beside the bot's name. `shard_ids` of
    `shard_count` are the shards that this process serves (none named: all of them).
    """

    def __init__(
        self,
        services: Services,
        *,
        read_schedule: ReadSchedule,
        api_base: str | None = None,
        gateway_url: str | None = None,
        synced: Path | None = None,
        status: str = "",
        shard_count: int = 1,
        shard_ids: Sequence[int] = (),
    ) -> None:
        point_at(api_base, gateway_url)
        super().__init__(
            commands.when_mentioned,
            help_command=None,
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            activity=discord.CustomActivity(status) if status else None,
            max_messages=None,  # it reads no conversations, so it keeps none
            member_cache_flags=discord.MemberCacheFlags.none(),
            shard_count=shard_count,
            shard_ids=list(shard_ids) or list(range(shard_count)),
        )
        self._services, self._read_schedule, self._synced = services, read_schedule, synced

    async def setup_hook(self) -> None:
        """Loads what answers, and tells Discord of the commands if they changed; a client may be started again."""
        services = self._services
        for cog in (
            Errors(self.tree),
            News(services.latest_news, services.search_news, services.show_story),
            Quotes(services.find_quotes, services.suggest_speakers),
            Source(services.add_source, services.list_sources, services.remove_source),
            Digest(services.create_subscription, self._read_schedule, services.suggest_zones),
            Help(self.tree),
        ):
            await self.add_cog(cog, override=True)
        self.add_dynamic_items(sources_button(services.delivery_sources))
        await self._sync_if_changed()

    async def _sync_if_changed(self) -> None:
        told = f"{self.application_id} {self._tree_hash()}"
        if self._synced and await asyncio.to_thread(_read, self._synced) == told:
            return
        await self.tree.sync()
        _log.info("commands synced", commands=len(self.tree.get_commands()))
        if self._synced:
            await asyncio.to_thread(_write, self._synced, told)

    def _tree_hash(self) -> str:
        """A digest of everything that Discord is told of the commands."""
        tree = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        return hashlib.sha256(json.dumps(tree, sort_keys=True, default=str).encode()).hexdigest()


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _write(file: Path, told: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(told, encoding="utf-8")
