"""Which of a page's titles is its article's: pages give up to four, and not always in the same words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.articles.byline import fold

_CUT: Final = re.compile(r"\s*(?:…|\.\.\.|\[…\])\s*$")
_SHORT: Final = 10
"""Characters up to which one title within another says nothing: "War" is in many headlines."""


@dataclass(frozen=True, slots=True)
class Titles:
    """What a page calls its article, in plain text, empty where it says nothing: `linked` in its JSON-LD, `shared`
    in its meta elements (og:title), `headings` printed over the text, `window` in its <title>."""

    linked: str = ""
    shared: str = ""
    headings: tuple[str, ...] = ()
    window: str = ""


def headline(titles: Titles, outlet: str, listed: str = "") -> str:
    """The article's headline, without the outlet's name; `listed` is the one by which a feed lists it.

    Where a page words it twice, the wording that the outlet gives to those who show the article elsewhere is
    taken: what its feed prints, else what the page says to other sites and does not print over its text. A printed
    headline leans on its kicker, standfirst and picture; a digest shows none of them.
    """
    linked, shared = (
        _without_section(_named(title, outlet), titles.headings) for title in (titles.linked, titles.shared)
    )
    linked = _whole(linked, (*titles.headings, shared))
    given = [title for title in (linked, shared, *titles.headings) if title]
    if listed and (same := [title for title in given if fold(title) == fold(listed)]):
        return same[0]
    if linked and shared and not _same(linked, shared):
        printed = any(_same(shared, heading) for heading in titles.headings)
        return linked if printed else shared
    alone = titles.headings[0] if len(titles.headings) == 1 else ""
    return linked or shared or _named(alone, outlet) or without_outlet(titles.window, outlet)


def without_outlet(title: str, outlet: str) -> str:
    """A title without the outlet's name that pages hang on it after a bar or a dash."""
    head, mark, tail = _last_part(title)
    return head if mark and head and _is(tail, outlet) else title


def _named(title: str, outlet: str) -> str:
    """The title without the outlet's name; empty where it is that name alone, as templates print it on every page."""
    bare = without_outlet(title, outlet)
    return "" if _is(bare, outlet) else bare


def _without_section(title: str, headings: tuple[str, ...]) -> str:
    """The title without a section that templates hang on it behind a bar, where the page prints it without."""
    head, mark, _ = _last_part(title)
    return head if mark in ("|", "»", "·") and any(fold(head) == fold(heading) for heading in headings) else title


def _is(name: str, outlet: str) -> bool:
    return bool(outlet) and re.sub(r"\W", "", name).casefold() == re.sub(r"\W", "", outlet).casefold()


def _last_part(title: str) -> tuple[str, str, str]:
    match = re.search(r"^(.*\S)\s+([|\-–—·:»])\s+([^|–—»]+)$", title)
    return (match[1], match[2], match[3]) if match else (title, "", "")


def _whole(title: str, others: tuple[str, ...]) -> str:
    """The title, or the longer one that it is the beginning of: systems cut it at a number of characters."""
    start = _CUT.sub("", title)
    if start == title:
        return title
    return next((other for other in others if len(start) > _SHORT and other.startswith(start)), title)


def _same(one: str, other: str) -> bool:
    """Whether two titles are one headline, alone or with a kicker or a name hung on it."""
    short, long = sorted((fold(one), fold(other)), key=len)
    return short == long or (len(short) > _SHORT and short in long)
