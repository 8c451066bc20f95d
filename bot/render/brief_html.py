"""One condensed document as a page that shows its proof: the text with its evidence marked, beside the points, the
edits that made them, and the verifier's answer. Without scripts or outside parts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from bot.messages import ENGLISH
from bot.messages import text as words
from bot.model.brief import ArticleKind, Cut, Keep, KeyPoint, NonResponse, Put, Quote, QuoteKind
from bot.model.reports import Condensed
from bot.model.span import Span
from bot.render.brief_style import STYLE
from bot.render.escape import address, clean
from bot.render.lines import note_words
from bot.render.points import takes_object, told

Marks = list[tuple[Span, str, str]]
"""Stretches of the text, the class that colours them, and the anchor of the card that they belong to."""


def brief_page(found: Condensed) -> str:
    """The document as HTML, readable from 320 pixels up; in wide windows the text stands beside what came of it."""
    title = found.brief.headline or found.title or words("page.untitled")
    return (
        f'<!doctype html>\n<html lang="{escape(found.brief.language or "en")}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_shown(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{_shown(title)}</h1>\n{_credit(found)}</header>\n<main>\n"
        f"<section>\n{''.join(_cards(found))}</section>\n"
        f'<section class="text">\n<h2>{words("page.text")}</h2>\n{_text(found.text, _marks(found))}\n</section>\n'
        "</main>\n</body>\n</html>\n"
    )


def _shown(printed: str | None) -> str:
    return escape(clean(printed or ""))


def _credit(found: Condensed) -> str:
    brief, url = found.brief, address(found.url) if found.url else None
    link = f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(url)}</a>' if url else ""
    names = words("byline", names=_shown(", ".join(brief.byline))) if brief.byline else ""
    cut = words("brief.truncated") if brief.truncated else ""
    pieces = [_shown(found.outlet), names, ENGLISH.get(f"kind.{brief.kind.value}", ""), cut, link]
    line = " · ".join(filter(None, pieces))
    return f'<p class="soft">{line}</p>\n' if line else ""


def _cards(found: Condensed) -> Iterator[str]:
    """The points, quotes, non-responses and refusals, each group under its heading."""
    brief = found.brief
    yield f"<h2>{words('brief.points')}</h2>\n"
    yield from (_point(found, number, point) for number, point in enumerate(brief.points, 1))
    if not brief.points:
        yield f"<p>{note_words(brief.note, linked=bool(found.url))}</p>\n"
    quotes = [quote for quote in brief.quotes if quote.shown or quote.kind is not QuoteKind.INDIRECT]
    if quotes:
        foreign = brief.kind is ArticleKind.FOREIGN
        yield f"<h2>{words('quotes.marked' if foreign else 'quotes.said')}</h2>\n"
        yield from (_quote(number, quote, foreign=foreign) for number, quote in enumerate(quotes, 1))
    if brief.non_responses:
        yield f"<h2>{words('page.silent')}</h2>\n<ul>{''.join(_silent(one) for one in brief.non_responses)}</ul>\n"
    if found.refused:
        lines = "".join(f"<li>{_shown(line)}</li>" for line in found.refused)
        yield f'<h2>{words("page.refused")}</h2>\n<ul class="refused">{lines}</ul>\n'


def _point(found: Condensed, number: int, point: KeyPoint) -> str:
    where = " ".join(
        f'<a href="#p{number}e{at}">{words("page.evidence", n=paragraph(found.text, span))}</a>'
        for at, span in enumerate(point.evidence, 1)
    )
    return (
        f'<article class="point" id="p{number}">\n<p class="lead"><b>{number}</b> {_shown(point.text)}</p>\n'
        f"<p>{_claim(point)} {where}</p>\n"
        f"{_made(found.text, point)}\n"
        f'<p class="proved">✓ {words("page.proved")}</p>\n</article>\n'
    )


def paragraph(text: str, span: Span) -> int:
    """Which paragraph of the text the span begins in, counted from 1 as the page shows them."""
    return max(1, sum(1 for line in text[: span.start + 1].split("\n") if line.strip()))


def _claim(point: KeyPoint) -> str:
    """Who says it, in the words of the record: claimant, role, cue, status."""
    if point.claimant is None:
        return f"<span>{words('page.reported')}</span>"
    cue = f"“{point.cue}”" if point.cue and point.cue != point.status.value else ""
    said = [point.claimant, point.role or "", cue, point.status.value]
    return f"<span>{_shown(' · '.join(filter(None, said)))}</span>"


def _made(text: str, point: KeyPoint) -> str:
    """How the point came of its evidence."""
    if all(isinstance(edit, Keep) for edit in point.edits):
        return f'<p class="soft">{words("page.whole")}</p>'
    return f"<details open><summary>{words('page.edits')}</summary><p>{_edits(text, point)}</p></details>"


def _edits(text: str, point: KeyPoint) -> str:
    """The evidence as it was edited: kept words plain, cuts struck through with their reason, names put in marked."""
    pieces = []
    for edit in point.edits:
        match edit:
            case Keep(span):
                pieces.append(escape(span.of(text)))
            case Cut(span, why):
                pieces.append(f"<del>{escape(span.of(text))}</del><sub>{escape(why)}</sub>")
            case Put(words_in, _):
                pieces.append(f"<ins>{escape(words_in)}</ins> ")
    return "".join(pieces)


def _quote(number: int, quote: Quote, *, foreign: bool) -> str:
    named = quote.speaker if quote.shown else "" if foreign else words("speaker.unresolved")
    bound = takes_object(quote)
    said = [named or "", quote.role or "" if quote.shown else "", "" if bound else quote.cue or "", quote.setting or ""]
    whole = (
        f"{quote.speaker if quote.shown and quote.speaker else '…'} {quote.cue} {told(quote)}" if bound else told(quote)
    )
    return (
        f'<article class="quote" id="q{number}">\n<blockquote>{_shown(whole)}</blockquote>\n'
        f"<p>{_shown(' · '.join(filter(None, said)))} <span>{quote.kind.value}</span> "
        f'<a href="#q{number}e1">{words("page.place")}</a></p>\n</article>\n'
    )


def _silent(one: NonResponse) -> str:
    return f"<li>{_shown(one.who)} {words(f'nonresponse.{one.kind}')}</li>"


def _marks(found: Condensed) -> Marks:
    marks: Marks = []
    for number, point in enumerate(found.brief.points, 1):
        marks += [(span, "e", f"p{number}e{at}") for at, span in enumerate(point.evidence, 1)]
    quotes = [quote for quote in found.brief.quotes if quote.shown or quote.kind is not QuoteKind.INDIRECT]
    for number, quote in enumerate(quotes, 1):
        marks += [(span, "q", f"q{number}e{at}") for at, span in enumerate(quote.segments, 1)]
    return marks + [(one.span, "n", "") for one in found.brief.non_responses]


def _text(text: str, marks: Marks) -> str:
    """The paragraphs; every stretch between two borders of marks carries the classes of all marks around it."""
    edges = sorted({0, len(text), *(edge for span, _, _ in marks for edge in (span.start, span.end))})
    pieces = []
    for start, end in pairwise(edges):
        around = [mark for mark in marks if mark[0].start <= start and end <= mark[0].end]
        anchors = "".join(_anchor(name) for span, _, name in marks if span.start == start and name)
        pieces.append(anchors + _stretch(text[start:end], " ".join(dict.fromkeys(kind for _, kind, _ in around))))
    return "<p>" + "".join(pieces) + "</p>"


def _anchor(name: str) -> str:
    """A place to jump to; the evidence of a point shows its number, which leads back to it."""
    point = name.partition("e")[0]
    shown = f'<a class="no" href="#{point}">{point[1:]}</a>' if point.startswith("p") else ""
    return f'<a id="{name}"></a>{shown}'


def _stretch(stretch: str, kinds: str) -> str:
    """Words in their colours; a mark never reaches over the end of a paragraph."""
    lines = [escape(clean(line)) if line.strip() else "" for line in stretch.split("\n")]
    lead = " " if stretch[:1] == " " else ""
    tail = " " if stretch[-1:] == " " and stretch.strip() else ""
    opened = [f'<mark class="{kinds}">{line}</mark>' if line and kinds else line for line in lines]
    return lead + "</p><p>".join(opened).replace("<p></p>", "") + tail
