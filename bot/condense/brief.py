"""An article condensed: the one public verb of this room."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final

from bot.condense import boilerplate, kinds
from bot.condense.budget import room, wanted
from bot.condense.compress import after_dateline
from bot.condense.headline import clean
from bot.condense.language import SUPPORTED, detect
from bot.condense.names import table
from bot.condense.nonresponses import find_non_responses
from bot.condense.openings import soft
from bot.condense.points import points
from bot.condense.proposals import Proposal, proposals
from bot.condense.quotes import explain_quotes, find_quotes
from bot.condense.sentences import split
from bot.condense.silences import without_answered
from bot.condense.sketches import jests
from bot.condense.voices import STATUS, in_the_voice_of, voice
from bot.model.article import Access, Article
from bot.model.brief import ArticleKind, Brief, KeyPoint, NonResponse, Quote
from bot.model.explained import Explained
from bot.model.span import Span

MAX_CHARS: Final = 100_000
"""Characters of a text that are read; a longer one is cut at a sentence and the brief says so."""

MOST_MARKS: Final = 3_000
"""Quotation marks of a text that are read: about 1,500 quotations, several times what a long interview prints. Work grows
with them more than with plain words."""

_MARK: Final = re.compile('[“”"«»„]')


Admits = Callable[[KeyPoint, tuple[str, ...]], bool]
"""Whether a point would be let through; the names are those in whose voice the article is written."""

Admitting = Callable[[str], Admits]
"""Made for an article's text. The use case hands in the verifier's; this room knows none."""


def every_point(text: str) -> Admits:  # noqa: ARG001 - the signature of Admitting
    """Admits whatever is drafted, for a text of which nothing is to be stored."""
    return lambda _point, _authors: True


def condense(article: Article, *, max_chars: int = MAX_CHARS, admitting: Admitting = every_point) -> Brief:
    """The brief of `article`: headline, byline, key points, quotes and non-responses, every span into its text.

    Deterministic, offline, linear in the text's length. What cannot be condensed well has no points and a `note`
    that names the message which says why. Nothing here is proven: `bot.proof` decides what may be stored, and
    `admitting` lets it be asked beforehand, so that what it would refuse makes room for the next best sentence.
    """
    text, truncated = readable(article.text, max_chars)
    language = detect(text, article.language)
    kind = kinds.recognise(article, language, SUPPORTED)
    sentences = split(text)
    names = table(text)
    quotes = find_quotes(text, tuple(after_dateline(text, one) for one in sentences), names, language=language)
    silent = without_answered(text, find_non_responses(text, sentences, names), quotes) if language in SUPPORTED else ()
    note = why_no_points(article, kind)
    speaker = voice(article, text, kind, sentences, names)
    units = () if note else news(article, text, sentences, silent, kind)
    made = key_points(
        article, text, proposals(text, article.title, units, names, quotes), quotes, kind, speaker, admitting(text)
    )
    return Brief(
        language=language,
        kind=kind,
        headline=clean(article.title, text=text, outlet=article.outlet, url=article.url),
        byline=signed(article, text, kind, speaker),
        contributors=article.contributors or boilerplate.contributors(text),
        points=made,
        quotes=quotes,
        non_responses=silent,
        note=note or ("" if made else "note.empty"),
        truncated=truncated,
        published=article.published,
    )


def explain(article: Article, *, max_chars: int = MAX_CHARS) -> tuple[Explained, ...]:
    """Why each quote of the brief has its speaker; nothing for a language whose speakers are not resolved."""
    text, _ = readable(article.text, max_chars)
    if detect(text, article.language) not in SUPPORTED:
        return ()
    sentences = tuple(after_dateline(text, one) for one in split(text))
    return explain_quotes(text, sentences, table(text))


def readable(text: str, max_chars: int) -> tuple[str, bool]:
    """As much of `text` as is read, cut after a sentence where it is too long or holds more quotation marks than an
    article does, and whether it was cut."""
    marks = next(islice(_MARK.finditer(text, 0, max_chars), MOST_MARKS, None), None)
    most = marks.start() if marks else max_chars
    if len(text) <= most:
        return text, False
    first = text[:most]
    whole = max((first.rfind(mark) + 1 for mark in ("\n", ". ", "! ", "? ", ".” ", '." ')), default=0)
    return first[: whole or most], True


def signed(article: Article, text: str, kind: ArticleKind, speaker: str | None) -> tuple[str, ...]:
    """Who signs the article: its authors; of a press release the one that issued it."""
    if speaker and kind is ArticleKind.RELEASE:
        return (speaker,)
    return article.byline or boilerplate.bylines(text)


def why_no_points(article: Article, kind: ArticleKind) -> str:
    """The message key that says why an article of this kind, or with this access, has no points; empty where it may."""
    if article.access is Access.NO_SNIPPET or article.max_snippet == 0:
        return "note.nosnippet"
    if article.access is not Access.OPEN:
        return "note.withheld"
    if not article.text.strip():
        return "note.empty"
    if kind is ArticleKind.STUB and not kinds.breaks_off(article.text):
        return "note.short"
    return kinds.NOTES.get(kind) or ("note.sketch" if jests(article) else "")


OURS: Final = re.compile(
    r"(?:We|I|Our|My)\b|(?:When|As|After|Before|While|By the time|The (?:day|morning|afternoon|evening|night|first time)(?: that)?) (?:we|I)\b"
)
"""How a newsroom begins to tell of itself: "We met her in her office", "When we meet in her kitchen, she is ...\""""

SCENIC: Final = frozenset({ArticleKind.FEATURE, ArticleKind.INTERVIEW})
"""Kinds in which "is eating a bun in the cabin" sets a scene and tells no news."""

MET: Final = re.compile(
    r"\b(?:walk|show|lead|led|hand|greet|offer|pour|pass|welcom|invit|usher|driv|drove|took|take|wave|gave|press|send|sent|hugg?)"
    r"(?:s|es|ed|d|ing)? (?:[\w’'-]+ ){0,4}?(?:me|us|my|our)\b|\b(?:we|I) (?:meet|met|spoke|speak|talked|talk|sat|sit|walked|visited|arrived?)\b"
)
"""What somebody does with whoever writes: "Ada walked me to the door"; looked for outside quotation marks."""


SELVES: Final = (" me", " us", " my", " our", "we ", "I ")
"""One of these stands in whatever `MET` finds."""


def of_the_newsroom(words: str) -> bool:
    """Whether the sentence tells of whoever writes it, met or led about or handed something, and not of the news."""
    if OURS.match(words):
        return True
    return any(sign in words for sign in SELVES) and MET.search(kinds.QUOTED.sub(" ", words)) is not None


def scenic(words: str) -> bool:
    """Whether the sentence of a feature sets a scene, teases or says next to nothing: "Orla Tennant is late."."""
    return soft(words) or kinds.SCENE.search(kinds.QUOTED.sub(" ", words)) is not None


def news(
    article: Article, text: str, sentences: Sequence[Span], silent: Sequence[NonResponse], kind: ArticleKind
) -> tuple[Span, ...]:
    """The sentences that may become points: no furniture, nothing that the newsroom tells of itself, and no
    non-responses, which have a line of their own."""
    if kind not in STATUS:
        sentences = [one for one in sentences if not of_the_newsroom(one.of(text))]
    if kind in SCENIC:
        sentences = [one for one in sentences if not scenic(one.of(text))]
    if kind is ArticleKind.RELEASE:
        end = kinds.issuer_at(text)
        sentences = [one for one in sentences if one.start < end]
    apart = {sentence for sentence in sentences for one in silent if sentence.overlaps(one.span)}
    return tuple(s for s in sentences if s not in apart and not boilerplate.furniture(text, s, article.title))


def key_points(
    article: Article,
    text: str,
    found: Sequence[Proposal],
    quotes: Sequence[Quote],
    kind: ArticleKind,
    speaker: str | None,
    admits: Admits,
) -> tuple[KeyPoint, ...]:
    """The points that the article deserves, within what may be shown of it and the publisher's own limit; those that
    it attributes to nobody are the `speaker`'s."""
    authors = (speaker,) if speaker else ()

    def accepts(point: KeyPoint) -> bool:
        return admits(in_the_voice_of(speaker, kind, point), authors)

    made = points(
        text,
        found,
        quotes,
        wanted=wanted(len(text)),
        room=room(len(text), article.max_snippet),
        accepts=accepts,
    )
    limit = article.max_snippet
    short = (one for one in made if limit is None or limit < 0 or len(one.text) <= limit)
    return tuple(in_the_voice_of(speaker, kind, one) for one in short)
