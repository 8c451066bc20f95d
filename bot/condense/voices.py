"""Whose voice an article speaks in, where it is not the newsroom's: an author's opinion, an issuer's release."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.condense import boilerplate
from bot.model.article import Article
from bot.model.brief import UNNAMED_AUTHOR, ArticleKind, KeyPoint, Status

STATUS: Final = {ArticleKind.OPINION: Status.ARGUED, ArticleKind.RELEASE: Status.SAID}
ABOUT: Final = re.compile(r"^About (?:the )?([A-Z][^\n.:]{1,60}?)\s*:?\s*$", re.MULTILINE)


def voice(article: Article, text: str, kind: ArticleKind) -> str | None:
    """The author of an opinion (who may be unnamed) or the issuer of a press release, as printed; None for every other kind."""
    if kind not in STATUS:
        return None
    signed = next(iter(article.byline or boilerplate.bylines(text)), None)
    if signed or kind is ArticleKind.OPINION:
        return signed or UNNAMED_AUTHOR
    about = ABOUT.search(text)
    return about.group(1) if about else article.outlet or None


def in_the_voice_of(speaker: str | None, kind: ArticleKind, point: KeyPoint) -> KeyPoint:
    """`point`, with `speaker` as its claimant where the article itself attributes it to nobody."""
    if speaker is None or point.claimant or kind not in STATUS:
        return point
    return replace(point, claimant=speaker, status=STATUS[kind])
