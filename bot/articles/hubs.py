"""Which hub tells of a feed, as the feed or the server that gave it says (WebSub, section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from bot.articles.links import web_link
from bot.model.feed import NamedLinks
from bot.model.websub import Hub

RELATIONS: Final = ("hub", "self")
MOST: Final = 8
"""Hubs of one feed that are looked at; more are no help."""


def links_of_xml(head: dict[str, Any]) -> NamedLinks:
    """The links of an Atom or RSS feed to its hubs and to itself."""
    listed = [link for link in dict.get(head, "links") or [] if isinstance(link, dict)]
    return named((str(dict.get(link, "rel") or ""), str(dict.get(link, "href") or "")) for link in listed)


def links_of_json(document: Mapping[str, Any]) -> NamedLinks:
    """The links of a JSON Feed to its hubs and to itself; hubs of other protocols are none."""
    listed = document.get("hubs")
    hubs = [hub for hub in listed if isinstance(hub, dict)] if isinstance(listed, list) else []
    spoken = [hub for hub in hubs if str(hub.get("type") or "").lower() == "websub"]
    own = ("self", str(document.get("feed_url") or ""))
    return named((*(("hub", str(hub.get("url") or "")) for hub in spoken), own))


def named(links: Iterable[tuple[str, str]]) -> NamedLinks:
    """Those of the links that name a hub or the feed itself; one link may do both."""
    found = [(rel, href) for rels, href in links for rel in rels.lower().split() if rel in RELATIONS and href]
    return tuple(dict.fromkeys(found))[:MOST]


def hub_of(links: NamedLinks, url: str) -> Hub | None:
    """The hub to subscribe at for the feed that was read at `url`: the first one that speaks https, else the first;
    None where none is named. The feed is known there by the name that it gives itself, else by its address."""
    hubs = [hub for rel, href in links if rel == "hub" and (hub := web_link(href, url))]
    secure = [hub for hub in hubs if hub.startswith("https:")]
    own = next((own for rel, href in links if rel == "self" and (own := web_link(href, url))), url)
    return Hub((secure or hubs)[0], own) if hubs else None
