"""How an item is known again after its feed changed its date, guid, title case or link decoration."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from contextlib import suppress
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from bot.articles.entry_body import body_of
from bot.articles.words import words
from bot.model.article import Access, Article, Identity
from bot.model.feed import Entry, Feed

TRACKING_PREFIXES: Final = (
    "utm_",
    "at_",
    "mc_",
    "pk_",
    "mtm_",
    "hsa_",
    "ns_",
    "_hs",
    "wt.",
    "itm_",
    "oly_",
    "vero_",
    "dm_i",
    "ga_",
    "trk_",
    "cmpid",
    "xtor",
)
"""Beginnings of query parameters that say where a click came from."""

TRACKING: Final = words(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid igshid igsh li_fat_id mkt_tok s_cid s_kwcid "
    "ref ref_src referrer referer source_rss feedname partner ocid ito icid smid smtyp ftag taid "
    "feature_rss ncid sr_share spm share_id sharetype traffic_source campaign_id cmp_id "
    "ext_ref fb_action_ids fb_source from_rss maca ns_campaign sref wt_mc wtmc trk tracking_id "
    "embedded-checkout isappinstalled mbid nocache outputtype zanpid"
)
"""Query parameters that say where a click came from, and nothing about what is shown."""

NUMBERED: Final = words("ref partner trk referer referrer icid ito")
"""Those that some outlets name their articles by: with a number for a value they are part of the address."""

INDEXES: Final = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
PORTS: Final = {"http": 80, "https": 443}

_LONGEST: Final = 8192
"""Characters above which an address is compared as it is printed: nobody can fetch it, and putting it in form takes long."""

_FEW_WORDS: Final = 8
"""Words below which an entry's wording says too little to be one item for ever."""

_ESCAPE: Final = re.compile(r"%[0-9a-fA-F]{2}")
_DOT: Final = re.compile(r"/\.(?=/|$)")
_DROPPED: Final = re.compile(r"[\t\r\n]")
_NAME: Final = re.compile(r"[\w.-]+", re.ASCII)
_BLANK: Final = re.compile(r"[\s\x00-\x20\x7f]")
_WORD: Final = re.compile(r"[\w]+")


def canonical_link(url: str) -> str:
    """The address in the one form by which it is compared; never used to fetch.

    Scheme (http counts as https), host, port, dot and index segments and escapes are normalised; fragment,
    tracking parameters and a final slash go; other parameters keep their order. Text that is no web address,
    or longer than any, comes back stripped. The canonical form of a canonical link is itself.
    """
    text = url.strip()
    if len(text) > _LONGEST:
        return text
    try:
        parts = urlsplit(_typed(text))
        port = parts.port
    except ValueError:
        return text
    if parts.scheme.lower() not in PORTS or not parts.hostname:
        return text
    return urlunsplit(("https", _host(parts, port), _path(parts.path), _query(parts.query), ""))


def shown_link(url: str) -> str:
    """The address as readers are given it: as printed, without the parameters that say where a click came from."""
    text = url.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return text
    kept = [p for p in parts.query.split("&") if not _tracks(p)]
    return text if len(kept) == parts.query.count("&") + 1 else urlunsplit(parts._replace(query="&".join(kept)))


def identify(entry: Entry, *, repeated: frozenset[str] = frozenset()) -> Identity:
    """The entry's keys. A guid or link that its document repeats (`repeated`) is not trusted, and left empty."""
    guid, link = (entry.id or "").strip(), canonical_link(entry.page or "")
    return Identity(
        guid="" if guid in repeated else guid, link="" if link in repeated else link, fingerprint=_print_of(entry)
    )


def page_identity(entry: Entry, identity: Identity, article: Article) -> Identity | None:
    """The further key that reading the entry's page brought: the address that the page (after redirects) gives as
    its own. None where that is the known one, or where the page may be another than the entry's (a front page
    that dead links lead to): the headlines must share half of their words."""
    link = canonical_link(article.url)
    if article.access is not Access.OPEN or not article.text or not identity.link or link == identity.link:
        return None
    same = alike(entry.title, article.title)
    return Identity(guid="", link=link, fingerprint="") if same and urlsplit(link).path.strip("/") else None


def alike(title: str, other: str) -> bool:
    """Whether two headlines may be of one article: they share half of the words of the shorter one."""
    said, printed = set(_words(title)), set(_words(other))
    return bool(said) and 2 * len(said & printed) >= min(len(said), len(printed))


def repeated_guids(feed: Feed) -> frozenset[str]:
    """The keys that cannot tell the document's entries apart: guids that more than one entry carries, and
    canonical links that entries of different words share (posts of one day's page, told apart by fragments)."""
    counted = Counter((entry.id or "").strip() for entry in feed.entries)
    links = Counter(canonical_link(entry.page or "") for entry in feed.entries)
    shared = {link for link, times in links.items() if link and times > 1}
    prints = {
        (link, _print_of(entry)) for entry in feed.entries if (link := canonical_link(entry.page or "")) in shared
    }
    differing = Counter(link for link, _ in prints)
    guids = {guid for guid, times in counted.items() if guid and times > 1}
    return frozenset(guids | {link for link, times in differing.items() if times > 1})


def _print_of(entry: Entry) -> str:
    """The fingerprint of what the feed says. A headline of few words recurs ("Morning briefing"), so its link
    counts as one of them."""
    text = max((body_of(entry), entry.summary), key=len)
    short = len(_words(entry.title)) + len(_words(text)) < _FEW_WORDS
    return fingerprint(f"{entry.title} {canonical_link(entry.page or '')}" if short else entry.title, text)


def fingerprint(title: str, text: str) -> str:
    """A digest (32 hex digits) of the words, without case, accents, punctuation, marks and blanks; empty for no word.

    Same words, same fingerprint, whatever the layout. Title and text count as one run of words, so a title
    repeated at the head of the text changes nothing.
    """
    head, body = _words(title), _words(text)
    if body[: len(head)] == head:
        body = body[len(head) :]
    said = head + body
    return hashlib.blake2b(" ".join(said).encode(), digest_size=16).hexdigest() if said else ""


def _words(text: str) -> list[str]:
    if text.isascii():  # nothing to decompose, no accent to leave out
        return _WORD.findall(text.casefold().replace("'", ""))
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and c != "'")
    return _WORD.findall(bare)


def _typed(text: str) -> str:
    """The address as browsers take it: line ends and tabs inside it dropped, other blanks and controls escaped."""
    return _BLANK.sub(lambda blank: quote(blank[0]), _DROPPED.sub("", text))


def _host(parts: SplitResult, port: int | None) -> str:
    host = (parts.hostname or "").rstrip(".")
    with suppress(UnicodeError):  # a name that has no IDNA form is compared as it is
        ascii_form = host if host.isascii() else host.encode("idna").decode("ascii")
        host = ascii_form if _NAME.fullmatch(ascii_form) else host
    host = f"[{host}]" if ":" in host else host
    return host if port in (None, PORTS["https"], PORTS[parts.scheme.lower()]) else f"{host}:{port}"


def _path(path: str) -> str:
    """The path without dot segments, index pages and a final slash, however many of them end it."""
    clean = _ESCAPE.sub(lambda escape: escape[0].upper(), path)
    while (shorter := INDEXES.sub("/", _DOT.sub("", clean)).rstrip("/")) != clean:
        clean = shorter
    return clean


def _query(query: str) -> str:
    return "&".join(part for part in query.split("&") if part and not _tracks(part))


def _tracks(part: str) -> bool:
    """Whether a part of a query ("name=value") only says where a click came from."""
    name, _, value = part.partition("=")
    numbered = name.lower() in NUMBERED and value.isdigit()
    return is_tracking(name) and not numbered


def is_tracking(parameter: str) -> bool:
    """Whether a query parameter only says where a click came from."""
    name = parameter.lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)
