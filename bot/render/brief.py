"""One condensed document as a message, for whoever handed it in."""

from __future__ import annotations

from typing import Final

from bot.messages import ENGLISH
from bot.messages import text as words
from bot.model.brief import ArticleKind, QuoteKind
from bot.model.components import Card, Message, Part, Text, Tone
from bot.model.reports import Condensed
from bot.render.escape import escape
from bot.render.lines import names, note_words
from bot.render.points import non_response_line, point_line, quote_lines, spoken

MOST_QUOTES: Final = 500
"""A longer list is no article's, and drawing it takes longer than finding it."""


def brief_message(found: Condensed) -> Message:
    """All of the brief: headline, credits, key points, quotes, non-responses and what the verifier refused.

    Unlike in chat the limit to what is shown is far beyond any article, since the reader has the document already.
    """
    title = found.brief.headline or found.title
    parts: list[Part] = [Text(f"## {escape(title)}")] if title else []
    parts += [Text(f"-# {line}") for line in (_credit(found),) if line]
    parts += [Card((Text(line),), tone) for line, tone in _sections(found) if line]
    if found.refused:
        parts.append(Text(f"-# {words('brief.refused', n=len(found.refused))}"))
    return Message(tuple(parts), plain=title)


def _credit(found: Condensed) -> str:
    brief = found.brief
    pieces = [
        escape(found.outlet),
        words("byline", names=names(brief.byline)) if brief.byline else "",
        words("contributors", names=names(brief.contributors)) if brief.contributors else "",
        ENGLISH.get(f"kind.{brief.kind.value}", ""),
        words("brief.truncated") if brief.truncated else "",
    ]
    return " · ".join(filter(None, pieces))


def _sections(found: Condensed) -> tuple[tuple[str, Tone], ...]:
    brief = found.brief
    note = "" if brief.points else note_words(brief.note, linked=bool(found.url))
    silent = non_response_line(brief.non_responses)
    points = "\n".join(point_line(point) for point in brief.points)
    shown = [quote for quote in brief.quotes if quote.shown or quote.kind is not QuoteKind.INDIRECT]
    foreign = brief.kind is ArticleKind.FOREIGN
    lines = [f"> {spoken(quote)}" if foreign else quote_lines(quote, outlet="") for quote in shown[:MOST_QUOTES]]
    if left := len(shown[MOST_QUOTES:]):
        lines.append(f"-# {words('brief.quotes_left', n=left)}")
    if left := len(brief.quotes) - len(shown):
        lines.append(f"-# {words('brief.unresolved', n=left)}")
    quotes = "\n\n".join(lines)
    return (
        (f"**{words('brief.points')}**\n{points}" if points else note, Tone.NEWS),
        (f"**{words('quotes.marked' if foreign else 'quotes.said')}**\n{quotes}" if quotes else "", Tone.QUOTE),
        (f"{words('nonresponse.title')} {silent}" if silent else "", Tone.PLAIN),
    )
