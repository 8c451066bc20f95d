"""/news: recent stories, search, and one story in full."""

from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.messages import text
from bot.render import stories_messages, story_id, story_messages
from bot.services import LatestNews, SearchNews, ShowStory
from cogs.reply import answer, community_of, patiently

MOST: Final = 10


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
class News(commands.GroupCog, name="news", description=text("news.what")):
    """Holds the use cases that list, search and show stories."""

    def __init__(self, latest: LatestNews, search: SearchNews, show: ShowStory) -> None:
        self._latest, self._search, self._show = latest, search, show

    @app_commands.command(name="latest", description=text("news.latest.what"))
    @app_commands.describe(count=text("news.latest.count"))
    async def latest(self, interaction: discord.Interaction, count: app_commands.Range[int, 1, MOST] = 5) -> None:
        """Answers with the newest stories."""
        stories = await patiently(interaction, self._latest(community_of(interaction), limit=count))
        await answer(interaction, stories_messages(stories, title=text("news.latest.title")))

    @app_commands.command(name="search", description=text("news.search.what"))
    @app_commands.describe(words=text("news.search.words"), count=text("news.latest.count"))
    async def search(
        self,
        interaction: discord.Interaction,
        words: app_commands.Range[str, 1, 100],
        count: app_commands.Range[int, 1, MOST] = 5,
    ) -> None:
        """Answers with the stories that hold all words."""
        stories = await patiently(interaction, self._search(community_of(interaction), words, limit=count))
        key = "news.search.title" if stories else "news.search.none"
        await answer(interaction, stories_messages(stories, title=text(key, words=words)))

    @app_commands.command(name="story", description=text("news.story.what"))
    @app_commands.describe(id=text("news.story.id"))
    async def story(self, interaction: discord.Interaction, id: app_commands.Range[str, 1, 20]) -> None:  # noqa: A002 - the option's name in chat
        """Answers with one story: points, quotes and sources."""
        story = await patiently(interaction, self._show(community_of(interaction), story_id(id)))
        await answer(interaction, story_messages(story))
