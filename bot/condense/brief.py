"""An article condensed: the one public verb of this room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.condense import boilerplate, kinds
from bot.condense.budget import room, wanted
from bot.condense.headline import clean
from bot.condense.language import SUPPORTED, detect
from bot.condense.names import Names, table
from bot.condense.nonresponses import find_non_responses
from bot.condense.points import points
from bot.condense.quotes import find_quotes
from bot.condense.sentences import split
from bot.condense.voices import in_the_voice_of, voice
from bot.model.article import Access, Article
from bot.model.brief import ArticleKind, Brief, KeyPoint, NonResponse, Quote
from bot.model.span import Span

MAX_CHARS: Final = 100_000
"""Characters of a text that are read; a longer one is cut at a sentence and the brief says so."""


def condense(article: Article, *, max_chars: int = MAX_CHARS) -> Brief:
    """The brief of `article`: headline, byline, key points, quotes and non-responses, every span into its text.

    Deterministic, offline, linear in the text's length. What cannot be condensed well has no points and a `note`
    that names the message which says why. Nothing here is proven: `bot.proof` decides what may be stored.
    """
    text, truncated = readable(article.text, max_chars)
    language = detect(text, article.language)
    kind = kinds.recognise(article, language, SUPPORTED)
    sentences = split(text)
    names = table(text)
    quotes = find_quotes(text, sentences, names, language=language)
    silent = find_non_responses(text, sentences, names) if language in SUPPORTED else ()
    note = why_no_points(article, kind)
    made = () if note else key_points(article, text, news(article, text, sentences, silent), names, quotes)
    return Brief(
        language=language,
        kind=kind,
        headline=clean(article.title, text=text, outlet=article.outlet, url=article.url),
        byline=article.byline or boilerplate.bylines(text),
        contributors=article.contributors or boilerplate.contributors(text),
        points=in_the_voice_of(voice(article, text, kind), kind, made),
        quotes=quotes,
        non_responses=silent,
        note=note or ("" if made else "note.stub"),
        truncated=truncated,
    )


def readable(text: str, max_chars: int) -> tuple[str, bool]:
    """As much of `text` as is read, cut after a sentence where it is too long, and whether it was cut."""
    if len(text) <= max_chars:
        return text, False
    first = text[:max_chars]
    whole = max((first.rfind(mark) + 1 for mark in ("\n", ". ", "! ", "? ", ".” ", '." ')), default=0)
    return first[: whole or max_chars], True


def why_no_points(article: Article, kind: ArticleKind) -> str:
    """The message key that says why an article of this kind, or with this access, has no points; empty where it may."""
    if article.access is Access.NO_SNIPPET or article.max_snippet == 0:
        return "note.nosnippet"
    if article.access is not Access.OPEN:
        return "note.withheld"
    return kinds.NOTES.get(kind, "") if article.text.strip() else "note.empty"


def news(article: Article, text: str, sentences: Sequence[Span], silent: Sequence[NonResponse]) -> tuple[Span, ...]:
    """The sentences that may become points: no furniture, and no non-responses, which have a line of their own."""
    apart = {sentence for sentence in sentences for one in silent if sentence.overlaps(one.span)}
    return tuple(s for s in sentences if s not in apart and not boilerplate.furniture(text, s, article.title))


def key_points(
    article: Article, text: str, units: Sequence[Span], names: Names, quotes: Sequence[Quote]
) -> tuple[KeyPoint, ...]:
    """The points that the article deserves, within what may be shown of it and the publisher's own limit."""
    made = points(
        text,
        article.title,
        units,
        names,
        quotes,
        wanted=wanted(len(text)),
        room=room(len(text), article.max_snippet),
    )
    limit = article.max_snippet
    return tuple(one for one in made if limit is None or limit < 0 or len(one.text) <= limit)
