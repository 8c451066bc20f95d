"""English: what the demonstration says."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    "demo.intro": (
        "This is Byline's main job on invented outlets: every outlet, person and word below is made up. They are\n"
        "served on this machine's loopback; nothing else is contacted. Storage: {database}"
    ),
    "demo.step": "{n}. {what}",
    "demo.add": "A moderator adds sources",
    "demo.added": "added, {items} items, {language}",
    "demo.poll": "The bot polls them, and condenses each new article",
    "demo.outlet": "outlet",
    "demo.outcome": "outcome",
    "demo.articles": "articles",
    "demo.withheld": "of them withheld (paywall, consent)",
    "demo.stored": "{articles} articles, {quotes} shown quotes and {points} key points stored; every one resolves to its source.",
    "demo.correct": "An outlet corrects an article, and the bot polls again",
    "demo.updated": "{n} articles have a new version.",
    "demo.updated.one": "1 article has a new version, with a correction notice; it is no new item:",
    "demo.digest": "The digest, as a channel would see it",
    "demo.sent": "{n} messages sent, each once.",
    "demo.sent.one": "1 message sent, once.",
    "demo.latest": "Somebody asks: what is new? (in chat: /news latest)",
    "demo.latest.title": "Latest news",
    "demo.quotes": "Somebody asks: what did {name} say? (in chat: /quotes)",
    "demo.next": "Now try it yourself:",
    "demo.next.discord": "To run it on Discord, read the README: it takes a token and one configuration file.",
    "demo.config": "# Written by `byline demo`: the database that it left behind.",
}
