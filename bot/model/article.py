"""What a page or a feed entry says, before anything is condensed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.check import aware


class Access(StrEnum):
    """Whether the body could be read."""

    OPEN = "open"
    PAYWALL = "paywall"
    CONSENT = "consent"
    CHALLENGE = "challenge"
    NO_SNIPPET = "nosnippet"


def shown_at_once(length: int, max_snippet: int | None) -> int:
    """How many characters of an article of `length` characters may be shown at once: 900, 30 % of it or the
    publisher's `max_snippet` (None or negative: no limit), whichever is least."""
    shown = min(900, length * 3 // 10)
    return shown if max_snippet is None or max_snippet < 0 else min(shown, max_snippet)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as printed on one day.

    `text` holds paragraphs divided by blank lines; every span of a brief points into it. It is empty when
    `access` is not open: then only title, outlet and link may be shown. `byline` and `contributors` are
    people's names as printed; `credits` are agencies and newsrooms printed in a byline's place. `max_snippet` is
    the publisher's limit in characters, None where there is none. `kind_hint` is the kind that the page declares, a
    value of `ArticleKind`; empty where it declares none.
    """

    url: str
    title: str
    text: str
    outlet: str = ""
    byline: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    section: str = ""
    summary: str = ""
    access: Access = Access.OPEN
    max_snippet: int | None = None
    credits: tuple[str, ...] = ()
    kind_hint: str = ""

    def __post_init__(self) -> None:
        aware(self.published, "published")
        aware(self.updated, "updated")
        if self.access is not Access.OPEN and self.text:
            raise ValueError("an article that is not open has no text to show")


@dataclass(frozen=True, slots=True)
class Identity:
    """The keys by which an item is known again; they outlive its content.

    `guid` is empty where the feed gives none or repeats it in one document; `link` is the canonical link
    (tracking parameters and fragment removed); `fingerprint` is a digest of the content's words.
    """

    guid: str
    link: str
    fingerprint: str
