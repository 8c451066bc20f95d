"""Items that a feed gathers from others: those of outlets that the operator shut out are left out, and said to be."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.articles.redirectors import unresolvable
from bot.model.feed import Entry, Feed
from bot.sources.shut import Shut

_SIGNED: Final = re.compile(r".*\s[-–—|]\s+(?P<outlet>\S.*)", re.DOTALL)
"""A headline as aggregators print it: the outlet behind the last dash."""


def left_out(shut: Shut, entry: Entry) -> str:
    """Why the entry is not read; empty where it may be. Where its link hides where it leads, the end of its headline
    names the outlet."""
    if not shut.any:
        return ""
    why = shut.item(entry)
    signed = _SIGNED.fullmatch(entry.title) if not why and entry.page and unresolvable(entry.page) else None
    return shut.reason("", signed["outlet"]) if signed else why


def without_shut(feed: Feed, shut: Shut) -> Feed:
    """The feed without entries that are left out."""
    return replace(feed, entries=tuple(one for one in feed.entries if not left_out(shut, one))) if shut.any else feed
