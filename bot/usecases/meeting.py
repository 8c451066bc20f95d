"""What is made of an item that is known already: whether it is the same, may be revised, and has changed."""

from __future__ import annotations

from bot.articles.canonical import same_site
from bot.articles.identity import alike, canonical_link
from bot.model.article import Access, Identity
from bot.model.feed import Entry
from bot.model.source import Source
from bot.proof import ProvenBrief, fingerprint
from bot.usecases.entries import Item
from bot.usecases.reading import Read
from storage.articles import Known

NO_TEXT = fingerprint("")
"""What an article without text was proved against."""


def another(known: Known, source: Source, entry: Entry, identity: Identity) -> bool:
    """Whether the item only has its link in common with the article: one that the same source brought, under another
    guid, with another headline. Some feeds give all of their items one link."""
    shares_link = known.article is not None and known.matched == "link" and known.source == source.id
    told_apart = bool(identity.guid) and canonical_link(identity.guid) != identity.link
    return shares_link and told_apart and not alike(entry.title, known.title)


def settled(known: Known, source: Source, item: Item) -> bool:
    """Whether nothing of a known item is left to be learned."""
    return known.complete and not another(known, source, item.entry, item.identity)


def may_revise(source: Source, known: Known, url: str = "") -> bool:
    """Whether this source may say what an article says now: one of the article's own site may, and the one that
    brought it, while the text still comes from that site (`url`). Others only carry it."""
    brought = known.source == source.id and (not url or same_site(known.url, url))
    return brought or same_site(source.url, known.url)


def lost(known: Known, read: Read) -> bool:
    """Whether an article whose text is stored was found without text: a page that refuses today takes nothing back.
    Only a publisher who no longer lets it be shown (nosnippet) does."""
    stored = known.article is not None and known.text != NO_TEXT
    return stored and not read.article.text and read.article.access is not Access.NO_SNIPPET


def same_words(known: Known, read: Read, proven: ProvenBrief) -> bool:
    """Whether the stored text is the same; of two without text, whether the titles are."""
    title = proven.brief.headline or read.article.title
    return known.text == proven.source and (bool(read.article.text) or known.title == title)


def unchanged(known: Known, identity: Identity) -> bool:
    """Whether nothing calls for reading the item again: words met before are not new, whichever feed has them."""
    return known.article is None or known.complete or known.fingerprint == identity.fingerprint
