"""Whose voice an article speaks in, where it is not the newsroom's: an author's opinion, an issuer's release."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.condense import boilerplate
from bot.condense.compress import after_dateline
from bot.condense.names import Names
from bot.model.article import Article
from bot.model.brief import UNNAMED_AUTHOR, ArticleKind, KeyPoint, Status
from bot.model.span import Span

STATUS: Final = {ArticleKind.OPINION: Status.ARGUED, ArticleKind.RELEASE: Status.SAID}
ABOUT: Final = re.compile(
    r"^About (?:the )?(?:(?P<alone>[A-Z][^\n.:]{1,60}?)\s*:?\s*$|(?P<name>[A-Z][^\n.:]{1,60}?)\s?[:.–—-]?\s+(?:The )?(?P=name)\b)",
    re.MULTILINE,
)
"""Where a release tells of its issuer: under a heading, or behind one on the same line, which the name then opens."""

OPENING: Final = 6
"""Sentences in which the first one of the news is looked for, behind headlines and "For immediate release"."""

DOES: Final = re.compile(
    r"(?:,? (?:Inc|Ltd|LLC|plc|Corp|Co|GmbH|AG|SA|NV)\b\.?)?,?(?: \([^()\n]{1,80}\))*(?:, [^,\n]{3,140},)?"
    r" (?:today|yesterday|has|have|is|are|will|on [A-Z]\w+day|this (?:week|month)|announce[sd]?|unveil(?:s|ed)|launch(?:es|ed)|"
    r"introduce[sd]|open(?:s|ed)|report(?:s|ed)|release[sd]|complete[sd]|sign(?:s|ed)|appoint(?:s|ed)|name[sd]|hire[sd]|"
    r"expand(?:s|ed)|join(?:s|ed)|partner(?:s|ed)|select(?:s|ed)|receive[sd]|w[io]ns?|acquire[sd]|agree[sd]|present(?:s|ed)|"
    r"publish(?:es|ed)|debut(?:s|ed)|began|begins|start(?:s|ed)|reveal(?:s|ed)|confirm(?:s|ed)|celebrate[sd]|host(?:s|ed)|"
    r"award(?:s|ed)|invest(?:s|ed)|raise[sd]|recall(?:s|ed)|add(?:s|ed)|call(?:s|ed)|urge[sd]|plans|plan|said|says)\b"
)
"""What issuers do in the first sentence of a release, behind their name, its suffix, its ticker and an apposition."""


def voice(article: Article, text: str, kind: ArticleKind, sentences: Sequence[Span], names: Names) -> str | None:
    """The author of an opinion (who may be unnamed) or the issuer of a press release, as printed; None for every other
    kind, and for a release whose text names neither: the page's site only hands it on."""
    if kind not in STATUS:
        return None
    signed = next(iter(article.byline or boilerplate.bylines(text)), None)
    if kind is ArticleKind.OPINION:
        return signed or UNNAMED_AUTHOR
    return issuer(text, sentences, names) or (signed if signed and signed in text else None)


def issuer(text: str, sentences: Sequence[Span], names: Names) -> str | None:
    """Who issued a press release: whom it tells about at its end, else who acts in its first sentence; None where
    neither is a name."""
    if about := ABOUT.search(text):
        return about["alone"] or about["name"]
    opening = (after_dateline(text, one) for one in sentences[:OPENING])
    return next((name for one in opening if (name := _acting(text, one, names))), None)


def _acting(text: str, sentence: Span, names: Names) -> str | None:
    """The body that the sentence opens with as its subject, as printed; None for a person or anything else."""
    start = sentence.start + len("The ") * text.startswith("The ", sentence.start)
    found = next((one for one in names.at(start, sentence.end) if one.span.start == start), None)
    if found is None or names.entity(found).kind in ("person", "place") or names.entity(found).human:
        return None
    return found.span.of(text) if DOES.match(text, found.span.end, sentence.end) else None


def in_the_voice_of(speaker: str | None, kind: ArticleKind, point: KeyPoint) -> KeyPoint:
    """`point`, with `speaker` as its claimant where the article itself attributes it to nobody."""
    if speaker is None or point.claimant or kind not in STATUS:
        return point
    return replace(point, claimant=speaker, status=STATUS[kind])
