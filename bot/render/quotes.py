"""What somebody said, as messages."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import text as words
from bot.model.brief import QuoteKind
from bot.model.components import Card, Message, Text, Tone
from bot.model.views import QuoteView
from bot.render import lines, points
from bot.render.escape import clip, escape, host
from bot.render.layout import Block, cards, pack
from bot.render.limits import SHOWN_OF_AN_ARTICLE


def quotes_messages(quotes: Sequence[QuoteView], *, name: str, about: str = "") -> tuple[Message, ...]:
    """The quotes under the name that was asked for, in as many messages as hold them; a message that says so
    where there are none (`about`: that hold these words). Of one article no more is shown than it allows; what is left out is counted."""
    kept = _allowed(quotes)
    blocks = [Block(card, (view.story,)) for view in kept for card in _cards(view)]
    if not quotes:
        key = "quotes.none_about" if about else "quotes.none"
        blocks.append(Block(Text(words(key, name=escape(clip(name, 100)), about=escape(clip(about, 100))))))
    if len(kept) < len(quotes):
        blocks.append(Block(Text(f"*{words('quotes.left', n=len(quotes) - len(kept))}*")))
    shown = words("quotes.about_title", name=clip(name, 100), about=clip(about, 100)) if about else clip(name, 100)
    heading = words("quotes.title", name=escape(shown))
    return tuple(part.message for part in pack(blocks, heading=heading))


def _allowed(quotes: Sequence[QuoteView]) -> list[QuoteView]:
    room: dict[int, int] = {}
    kept = []
    for view in quotes:
        left = room.setdefault(view.article, min(SHOWN_OF_AN_ARTICLE, view.allowance))
        size = points.quote_size(view.quote)
        if size <= left:
            room[view.article] = left - size
            kept.append(view)
    return kept


def _cards(view: QuoteView) -> tuple[Card, ...]:
    outlet = escape(clip(view.outlet or host(view.url), 60))
    credit = [
        outlet,
        words("byline", names=lines.names(view.byline)) if view.byline else "",
        lines.dated(view.published, view.seen_at),
        words("story.number", number=lines.number(view.story)),
    ]
    body = [
        points.quote_lines(view.quote, outlet=outlet if view.quote.kind is QuoteKind.INDIRECT else ""),
        lines.title_line(view.title, view.url),
        f"-# {' · '.join(filter(None, credit))}",
    ]
    return cards(body, Tone.QUOTE, room=2500)
