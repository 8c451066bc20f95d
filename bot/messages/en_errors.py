"""English: what went wrong with something that a person asked for, and what to do."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    "error.no_words": "There is nothing to search for: write one or more words, such as harbour bridge.",
    "error.no_name": "Whose words? Write a name, or a part of one.",
    "error.no_story": "There is no story #{story} among your sources.",
    "error.subscribed": "This channel has a digest at these times already.",
    "error.no_platform": "no connection to {platform} is open in this process",
    "error.no_delivery": "Byline no longer knows what was in this message.",
    "error.no_feed": "No feed was found at {url}, nor on what its page links to. {why}",
    "error.bad_address": "{address} is not a web address: write one such as https://example.org/news.",
    "error.source_there": "{title} is one of your sources already.",
    "error.no_source": "There is no source {which}. Your sources: {names}",
    "error.poll_broke": "Byline itself failed while reading this source; the log has the details.",
    "error.no_sources": "none yet",
}
