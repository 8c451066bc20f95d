"""What surrounds an article's paragraphs, taken out: title, byline, prompts, links, credits, the author's life."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.articles.access import is_wall
from bot.articles.byline import Bylines, fold, named_lines, read_byline
from bot.articles.contributors import is_credit_line
from bot.articles.dates import parse_date
from bot.articles.paragraph import Paragraph
from bot.articles.prompts import end, prompt

_HEAD: Final = 5
_FOOT: Final = 4
_TAIL_SHARE: Final = 0.5
_TEASER: Final = 150
"""Characters after which a paywall's prompt ends what is printed; before, it stands above the text."""

_ALL_LINK: Final = 0.9
_SENTENCE: Final = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_BIO: Final = re.compile(
    r"\s*,?\s*(?:is|was|are|ist|est|es|è|är|er|writes|covers|schreibt|arbeitet|travaille|escribe)\b"
)


def tidy(body: Sequence[Paragraph], titles: Sequence[str], bylines: Bylines) -> tuple[str, ...]:
    """The paragraphs of the article's own text, in order."""
    kept = [p for p in _before_the_end(body) if not prompt(p.text) and not is_wall(p.text) and not _is_link(p)]
    kept = [p for i, p in enumerate(kept) if i >= _HEAD or not _is_head_matter(p, titles, bylines)]
    first = len(kept) - _FOOT
    kept = [p for i, p in enumerate(kept) if i < first or not _is_foot_matter(p.text, bylines)]
    while kept and (kept[-1].heading or kept[-1].text.endswith(":")):
        kept.pop()
    return tuple(p.text for p in kept)


def _before_the_end(body: Sequence[Paragraph]) -> list[Paragraph]:
    """Up to the first heading of other matter in the second half, measured in characters."""
    total = sum(len(p.text) for p in body)
    read = 0
    for index, paragraph in enumerate(body):
        if (read > _TAIL_SHARE * total and end(paragraph.text)) or (read > _TEASER and is_wall(paragraph.text)):
            return list(body[:index])
        read += len(paragraph.text)
    return list(body)


def _is_link(paragraph: Paragraph) -> bool:
    """Whether a paragraph is nothing but links to elsewhere; a linked sentence may be text."""
    return paragraph.linked >= _ALL_LINK and not _SENTENCE.search(paragraph.text)


def _is_head_matter(paragraph: Paragraph, titles: Sequence[str], bylines: Bylines) -> bool:
    text = paragraph.text
    named = named_lines(paragraph.lines) or text
    return _is_title(text, titles) or _is_date_line(text) or (len(text) < 160 and _names_only(named, bylines))


def _is_title(text: str, titles: Sequence[str]) -> bool:
    """Whether a paragraph repeats a headline, perhaps with a kicker before it."""
    folded = fold(text)
    headings = [fold(title) for title in titles if title]
    return any(heading and heading in folded and len(folded) <= len(heading) + 40 for heading in headings)


def _is_date_line(text: str) -> bool:
    """Whether a paragraph is a date, in words or mostly in digits."""
    if len(text) > 80 or _SENTENCE.search(text):
        return False
    digits = sum(c.isdigit() for c in text)
    bare = re.sub(r"^[^\d]{0,30}(?=\d)", "", text)
    return digits >= 5 and (parse_date(bare) is not None or digits * 2 >= len(re.sub(r"\W", "", text)))


def _names_only(text: str, bylines: Bylines) -> bool:
    known = {fold(name) for name in (*bylines.people, *bylines.newsrooms)}
    found = read_byline(text)
    named = {fold(name) for name in (*found.people, *found.newsrooms)}
    return bool(named) and named <= known


def _is_foot_matter(text: str, bylines: Bylines) -> bool:
    return _is_bio(text, bylines) or is_credit_line(text) or _is_tags(text)


def _is_bio(text: str, bylines: Bylines) -> bool:
    """Whether a paragraph at the end says who the author is."""
    return any(text.startswith(name) and _BIO.match(text[len(name) :]) for name in bylines.people)


def _is_tags(text: str) -> bool:
    """Whether a paragraph is a list of key words: many commas, short items, no sentence."""
    items = text.split(",")
    return len(items) >= 5 and not _SENTENCE.search(text) and all(len(item.split()) <= 4 for item in items)
