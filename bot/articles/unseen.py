"""What stands in a page's markup and is not to be read: hidden from eyes, withheld from snippets, or somebody else's post."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

FOR_EARS: Final = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|a11y-hidden|u-hidden-visually)(?:$|\s)",
    re.IGNORECASE,
)
"""Class names of words for screen readers alone ("opens in a new window")."""

EMBEDDED: Final = re.compile(
    r"(?:^|\s)(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed-bq|reddit-card|fb-post)(?:$|\s)",
    re.IGNORECASE,
)
"""Class names under which platforms have posts embedded."""

OVERLAYS: Final = frozenset(
    {"amp-consent", "amp-user-notification", "amp-sidebar", "amp-lightbox", "amp-ad", "amp-sticky-ad", "dialog"}
)
"""Elements that AMP and HTML have for what stands over or beside the page."""

_LONGEST_HIDDEN: Final = 600
"""Characters of what a page may hide: longer, its scripts show it."""
_ROOTS: Final = ("html", "body")


def drop_unseen(tree: HtmlElement) -> bool:
    """Whether anything of the page is withheld from snippets (`data-nosnippet`); takes that, what is hidden and
    embedded posts out of the tree."""
    withheld = [element for element in tree.iter() if _is_withheld(element)]
    unseen = [element for element in tree.iter() if _is_unseen(element)]
    for element in (*withheld, *unseen):
        if element.getparent() is not None:
            element.drop_tree()
    return bool(withheld)


def _is_withheld(element: HtmlElement) -> bool:
    said = element.get("data-nosnippet")
    return said is not None and said.strip().lower() != "false" and element.tag not in _ROOTS


def _is_unseen(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _ROOTS:
        return False
    name = element.get("class") or ""
    hidden = element.get("hidden") is not None or bool(FOR_EARS.search(name))
    return (
        bool(EMBEDDED.search(name))
        or element.tag in OVERLAYS
        or (hidden and element.tag != "h1" and _is_short(element))
    )


def _is_short(element: HtmlElement) -> bool:
    return sum(len(piece) for piece in islice(element.itertext(), _LONGEST_HIDDEN)) <= _LONGEST_HIDDEN
