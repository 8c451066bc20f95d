"""English: what the demonstration says."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    "demo.intro": (
        "This is Byline's main job on invented outlets: every outlet, person and word below is made up. They are "
        "served on this machine's loopback; nothing else is contacted."
    ),
    "demo.storage": "Storage: {database}",
    "demo.step": "{n}. {what}",
    "demo.add": "A moderator adds sources",
    "demo.added": "added, {n} items",
    "demo.added.one": "added, 1 item",
    "demo.added.language": "added, {n} items, language {language}",
    "demo.added.language.one": "added, 1 item, language {language}",
    "demo.poll": "The bot polls them, and condenses each new article",
    "demo.outlet": "Outlet",
    "demo.outcome": "Outcome",
    "demo.articles": "Articles",
    "demo.withheld": "Withheld",
    "demo.withheld.why": "Withheld: the text stands behind a paywall or a consent wall, so title and link are all that is shown.",
    "demo.stored": "{articles} articles, {points} key points and {quotes} quotes that may be shown are stored; every one resolves to its source.",
    "demo.correct": "An outlet corrects an article, and the bot polls again",
    "demo.updated": "{n} articles have a new version.",
    "demo.updated.one": "1 article has a new version. It is no new item; this is what changed, and how it is shown now:",
    "demo.clock": "It is {now} UTC. The digest is due at {then}, so this demonstration moves its own clock on to then.",
    "demo.digest": "The digest, as a channel would see it",
    "demo.sent": "{n} messages sent, each once.",
    "demo.sent.one": "1 message sent, once.",
    "demo.latest": "Somebody asks: what is new? (in chat: /news latest)",
    "demo.latest.title": "Latest news",
    "demo.quotes": "Somebody asks: what did {name} say? (in chat: /quotes)",
    "demo.ended": (
        "The invented outlets were served by this program and have ended with it: the links above lead nowhere now. "
        "What was read is stored, and can be asked for."
    ),
    "demo.next": "Now try it yourself:",
    "demo.next.discord": "To run it on Discord, read the README: it takes a token and one configuration file.",
    "demo.config": "# Written by `byline demo`: the database that it left behind.",
}
