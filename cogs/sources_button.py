"""The "Sources" button below a digest; it works after any restart, because its id says what it asks."""

import re
from typing import Any, Self

import discord
from discord import ui

from bot.delivery.discord.components import SOURCES
from bot.model.ids import DeliveryId
from bot.render import story_sources_messages
from bot.services import DeliverySources
from cogs.errors import answer_error
from cogs.reply import answer, patiently

Button = ui.DynamicItem[ui.Button[Any]]


def sources_button(sources: DeliverySources) -> type[Button]:
    """The class to register with `add_dynamic_items`; it holds the use case that knows a delivery's stories."""

    class SourcesButton(ui.DynamicItem[ui.Button[Any]], template=rf"{SOURCES}(?P<id>\d{{1,18}})"):
        """One button, rebuilt from its custom_id when it is pressed."""

        def __init__(self, item: ui.Button[Any], delivery: DeliveryId) -> None:
            super().__init__(item)
            self._delivery = delivery

        @classmethod
        async def from_custom_id(
            cls,
            interaction: discord.Interaction,  # noqa: ARG003 - discord.py passes it
            item: ui.Item[Any],
            match: re.Match[str],
        ) -> Self:
            """The button that was pressed."""
            return cls(item, DeliveryId(int(match["id"])))  # type: ignore[arg-type]  # only buttons carry this id

        async def callback(self, interaction: discord.Interaction) -> None:
            """Shows the asker the articles behind the digest's stories."""
            try:
                stories = await patiently(interaction, sources(self._delivery), ephemeral=True)
                await answer(interaction, story_sources_messages(stories), ephemeral=True)
            except Exception as error:  # noqa: BLE001 - an interaction's boundary: it is logged and answered
                await answer_error(interaction, error)

    return SourcesButton
