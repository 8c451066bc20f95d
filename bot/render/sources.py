"""Sources of a community, and the sources of a story."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import text as words
from bot.model.components import Card, Message, Text, Tone
from bot.model.feed import Entry, FeedLink
from bot.model.source import Source, SourceState
from bot.model.views import SourceAdded, SourceView, StoryView
from bot.render import lines
from bot.render.escape import address, clip, escape, link
from bot.render.layout import Block, cards, pack
from bot.render.news import sources_cards

_PREVIEW = 5
_TITLE = 120
_ADDRESS = 200


def sources_messages(sources: Sequence[SourceView]) -> tuple[Message, ...]:
    """The community's sources with their number, state and how many articles they brought."""
    blocks = [Block(card) for card in cards([_listed(view) for view in sources], Tone.PLAIN)]
    if not blocks:
        blocks = [Block(Text(words("sources.none")))]
    return tuple(part.message for part in pack(blocks, heading=words("sources.title")))


def source_added_message(added: SourceAdded) -> Message:
    """What was added, a few of its newest items, and what becomes of them."""
    newest = [_preview(entry) for entry in added.preview[:_PREVIEW]]
    body = [
        words("source.added", title=named(added.source)),
        words(f"source.start.{added.start}", n=added.taken),
        *([words("source.preview", n=added.total)] if newest else [words("source.empty")]),
        *newest,
        *_others(added.others),
    ]
    return Message((Card((Text("\n".join(body)),), Tone.GOOD),), plain=clip(words("source.added", title=""), 100))


def story_sources_messages(stories: Sequence[StoryView]) -> tuple[Message, ...]:
    """The articles behind each story, with outlet, byline and link; for the button below a digest."""
    blocks = [Block(card, (story.id,)) for story in stories for card in sources_cards(story)]
    if not blocks:
        blocks = [Block(Text(words("stories.none")))]
    return tuple(part.message for part in pack(blocks, heading=words("sources.behind")))


def named(source: Source) -> str:
    """The source's title, linked to its site or its own address."""
    return link(clip(source.title or source.url, _TITLE), source.site or source.url)


def _others(links: Sequence[FeedLink]) -> list[str]:
    """The other feeds that the page names, a few of them with their addresses; one that is too long for a message is
    left to `sources test`."""
    short = [one for one in links if 0 < len(address(one.url) or "") <= _ADDRESS]
    shown = [f"- {link(clip(one.title or one.url, _TITLE // 2), one.url)}" for one in short[:_PREVIEW]]
    return [words("source.others", n=len(links)), *shown] if shown else []


def _preview(entry: Entry) -> str:
    title = escape(clip(entry.title, _TITLE)) or words("entry.untitled")
    return f"- {title} · {lines.when(entry.published)}" if entry.published else f"- {title}"


def _listed(view: SourceView) -> str:
    source = view.source
    state = words(f"source.state.{source.state}")
    reason = (
        f": {escape(clip(source.reason, 160))}" if source.reason and source.state is not SourceState.HEALTHY else ""
    )
    counts = words("source.articles", n=view.articles)
    return f"**{lines.number(source.id)}** {named(source)}\n-# {state}{reason} · {counts}"
