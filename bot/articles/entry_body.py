"""What an entry's content says, as plain text: read once, in the process that parses the feed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.articles.text import feed_text
from bot.model.feed import Entry, Feed

FULL_TEXT: Final = 1200
"""Characters from which an entry's text is taken for the whole article. Teasers are a sentence to a paragraph
(under 600 characters); the shortest news items that stand alone, such as agency flashes, are about 1,200."""


def body_of(entry: Entry) -> str:
    """The entry's content as plain text: as it was read with the feed, else read now."""
    return feed_text(entry.content) if entry.body is None else entry.body


def with_bodies(feed: Feed) -> Feed:
    """The feed with the text of every entry read, so that nobody parses their HTML again."""
    return replace(feed, entries=tuple(replace(entry, body=body_of(entry)) for entry in feed.entries))
