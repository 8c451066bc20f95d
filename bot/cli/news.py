"""byline news: recent stories, a search, one story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.cli.options import Options, act, community_option, json_option
from bot.cli.printing import console, paragraph, print_json
from bot.messages import text
from bot.model.ids import Community

if TYPE_CHECKING:
    from bot.model.views import StoryView

count_option = click.option(
    "--count", type=click.IntRange(1, 25), default=5, show_default=True, help=text("cli.news.count")
)


class WithDefault(click.Group):
    """A group that runs `latest` where no subcommand is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default in front of nothing, and of options that are not the group's own."""
        if not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names):
            args = ["latest", *args]
        return super().parse_args(ctx, args)


@click.group(cls=WithDefault, short_help=text("cli.news.short"), help=text("cli.news.help"))
def news() -> None:
    """Keep the subcommands together."""


@news.command(short_help=text("cli.news.latest.short"), help=text("cli.news.latest.help"))
@count_option
@community_option
@json_option
@click.pass_obj
def latest(options: Options, count: int, community: Community, *, as_json: bool) -> None:
    """Show the newest stories."""
    found = act(options, lambda app: app.services.latest_news(community, limit=count))
    _show(found, text("cli.news.latest.title"), text("cli.news.none"), as_json=as_json)


@news.command(short_help=text("cli.news.search.short"), help=text("cli.news.search.help"))
@click.argument("words", nargs=-1, required=True)
@count_option
@community_option
@json_option
@click.pass_obj
def search(options: Options, words: tuple[str, ...], count: int, community: Community, *, as_json: bool) -> None:
    """Show the stories that hold all of the words."""
    query = " ".join(words)
    found = act(options, lambda app: app.services.search_news(community, query, limit=count))
    title = text("cli.news.search.title", query=query)
    _show(found, title, text("cli.news.search.none", query=query), as_json=as_json)


@news.command(short_help=text("cli.news.story.short"), help=text("cli.news.story.help"))
@click.argument("number", metavar="ID", type=str)
@community_option
@json_option
@click.pass_obj
def story(options: Options, number: str, community: Community, *, as_json: bool) -> None:
    """Show one story."""
    from bot.render.news import story_messages
    from bot.render.terminal import to_terminal
    from bot.render.typed import story_id
    from bot.render.view_json import story_to_json

    wanted = story_id(number)
    found = act(options, lambda app: app.services.show_story(community, wanted))
    if as_json:
        print_json(story_to_json(found))
    else:
        console().print(*(to_terminal(message) for message in story_messages(found)), sep="\n")


def _show(found: tuple[StoryView, ...], title: str, nothing: str, *, as_json: bool) -> None:
    from bot.render.news import stories_messages
    from bot.render.terminal import to_terminal
    from bot.render.view_json import story_to_json

    if as_json:
        print_json([story_to_json(view) for view in found])
    elif found:
        console().print(*(to_terminal(message) for message in stories_messages(found, title=title)), sep="\n")
    else:
        click.echo(paragraph(nothing))
