"""A small bot that uses what a bot may use, to show that the stand-in answers discord.py as Discord does."""

import asyncio
import io
import os
import sys
from typing import Any

import discord
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

Route.BASE = os.environ["DISCORD_API_BASE"]
DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY_URL"])


class Small(discord.Client):
    """A client without a prefix."""

    def __init__(self, intents: discord.Intents) -> None:
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none(), guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Tells Discord of the commands."""
        add_commands(self.tree)
        add_more_commands(self.tree)
        await self.tree.sync()


class Pressable(ui.LayoutView):
    """A line and a button that changes it."""

    row: ui.ActionRow[Any] = ui.ActionRow()

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.TextDisplay("The ferry sails at noon."))

    @row.button(label="Change", custom_id="small:change")
    async def change(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None:
        """Changes the message."""
        changed = ui.LayoutView()
        changed.add_item(ui.TextDisplay("The ferry sails at one."))
        await interaction.response.edit_message(view=changed)


class Form(ui.Modal, title="Where to"):
    """One question."""

    place = ui.Label(text="Place", component=ui.TextInput[Any](custom_id="small:place"))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Says what was typed."""
        assert isinstance(self.place.component, ui.TextInput)
        await interaction.response.send_message(f"To {self.place.component.value}.")


def add_commands(tree: app_commands.CommandTree) -> None:
    @tree.command(description="Answers at once")
    async def ping(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("pong", ephemeral=True)

    @tree.command(description="Answers later, twice")
    async def slow(interaction: discord.Interaction, count: app_commands.Range[int, 1, 3] = 1) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await asyncio.sleep(0.1)
        for number in range(count):
            await interaction.followup.send(f"part {number}")

    @tree.command(description="Never answers")
    async def silent(interaction: discord.Interaction) -> None:
        del interaction

    @tree.command(description="Shows a form")
    async def form(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Form())

    @tree.command(description="Answers with a button")
    async def button(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=Pressable())

    @tree.command(description="Posts the same twice, in a channel")
    async def post(interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        there = interaction.client.get_partial_messageable(channel.id)
        ids = {(await there.send(view=Pressable(), nonce="digest-7-1")).id for _ in range(2)}
        kept = [message.id async for message in there.history(limit=10)]
        await interaction.followup.send(f"{len(ids)} made, {len(kept)} kept")

    @tree.command(description="Tells who somebody is")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False)
    async def who(interaction: discord.Interaction, member: discord.Member, role: discord.Role) -> None:
        held = [one.name for one in member.roles]
        await interaction.response.send_message(f"{member.name} holds {held} and {role.name}")


def add_more_commands(tree: app_commands.CommandTree) -> None:
    @tree.context_menu(name="Count words")
    async def count(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"{len(message.content.split())} words")

    @tree.command(description="Writes to the asker, in private")
    async def whisper(interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True)
        sent = await interaction.user.send(file=discord.File(io.BytesIO(b"a,b"), "table.csv"), content="A table.")
        await sent.edit(content="Your table.")
        await interaction.edit_original_response(content="Written.")

    @tree.command(description="Starts a thread and writes in it")
    async def thread(interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        await interaction.response.defer(thinking=True)
        made = await channel.create_thread(name="A story", type=discord.ChannelType.public_thread)
        first = await made.send("First.")
        await first.delete()
        await made.send("Second.")
        await interaction.delete_original_response()


def main() -> None:
    intents = discord.Intents(guilds=True, members="members" in sys.argv)
    Small(intents).run(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    main()
