"""Stories as lists and one story in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.messages import text as words
from bot.model.brief import Quote, QuoteKind
from bot.model.components import Card, Message, Part, Text, Tone
from bot.model.views import ArticleView, StoryView
from bot.render import lines, points
from bot.render.escape import clean, clip, escape
from bot.render.layout import Block, cards, pack

_POINTS_IN_A_LIST: Final = 2
_OUTLETS_IN_A_LIST: Final = 5
_RANK: Final = {QuoteKind.DIRECT: 0, QuoteKind.MIXED: 1, QuoteKind.INDIRECT: 2}


def stories_messages(stories: Sequence[StoryView], *, title: str) -> tuple[Message, ...]:
    """The stories as a list under `title` (plain text), each with its first key points, in as many messages
    as hold them; one message that says so where there are none."""
    blocks = [block for story in stories for block in story_blocks(story, shown=_POINTS_IN_A_LIST)]
    if not blocks:
        blocks = [Block(Text(words("stories.none")))]
    return tuple(part.message for part in pack(blocks, heading=escape(clip(title, 150))))


def story_messages(story: StoryView) -> tuple[Message, ...]:
    """All that may be shown of one story: points, quotes, non-responses and every source with its link."""
    said, room = _lead(story.lead)
    quoted, left = _quotes(story, room)
    frames: list[Part] = [
        *cards(said, Tone.NEWS),
        *cards(quoted, Tone.QUOTE, between="\n\n"),
        *_at_source(quoted, left),
        *sources_cards(story),
    ]
    heading = words("story.title", number=lines.number(story.id))
    return tuple(part.message for part in pack([Block(frame) for frame in frames], heading=heading))


def story_blocks(story: StoryView, *, shown: int) -> tuple[Block, ...]:
    """The story's title, its first `shown` key points, and a line with outlets and number: one card, or
    several where the lines are very long."""
    lead = story.lead
    kept, _ = lines.within(lead.points[:shown], points.point_size, lines.allowance(lead))
    more = len(lead.points) - len(kept) if lines.may_show(lead) else 0
    body = [lines.title_line(lead.title, lead.url), f"-# {lines.credit_line(lead)}", lines.note_line(lead)]
    body += [points.point_line(point) for point in kept]
    frames = cards(filter(None, [*body, _foot(story, more)]), Tone.NEWS, room=2500)
    return tuple(Block(frame, (story.id,)) for frame in frames)


def sources_cards(story: StoryView) -> tuple[Card, ...]:
    """Every article of the story with outlet, byline, time and link."""
    head = f"**{words('sources.of', n=len(story.articles))}**"
    return cards([head, *(_source(article) for article in story.articles)], Tone.PLAIN)


def _source(article: ArticleView) -> str:
    return f"- {lines.title_line(article.title, article.url)}\n  {lines.credit_line(article)}"


def _foot(story: StoryView, more: int) -> str:
    others = [escape(clip(name, 60)) for name in story.outlets[1:]]
    also = ", ".join(others[:_OUTLETS_IN_A_LIST])
    if len(others) > _OUTLETS_IN_A_LIST:
        also = words("names.more", names=also, n=len(others) - _OUTLETS_IN_A_LIST)
    pieces = [
        words("story.number", number=lines.number(story.id)),
        words("points.more", n=more) if more else "",
        words("outlets.also", outlets=also) if also else "",
    ]
    return f"-# {' · '.join(filter(None, pieces))}"


def _lead(article: ArticleView) -> tuple[list[str], int]:
    """The lines of the lead article, and how much of the article may still be shown elsewhere."""
    kept, room = lines.within(article.points, points.point_size, lines.allowance(article))
    left = len(article.points) - len(kept) if lines.may_show(article) else 0
    silent = points.non_response_line(article.non_responses[:8])
    body = [
        lines.title_line(article.title, article.url),
        f"-# {lines.credit_line(article)}",
        lines.note_line(article),
        *(points.point_line(point) for point in kept),
        f"*{words('points.left', n=left)}*" if left else "",
        f"{words('nonresponse.title')} {silent}" if silent and lines.allowance(article) else "",
    ]
    return [line for line in body if line], room


def _at_source(quoted: Sequence[str], left: int) -> tuple[Text, ...]:
    """A small line where all quotes are left out: a card of them would hold nothing but its heading."""
    return (Text(f"-# {words('quotes.at_source', n=left)}"),) if left and not quoted else ()


def _quotes(story: StoryView, room: int) -> tuple[list[str], int]:
    """The shown quotes under a heading, and how many are left out: each once, none whose words a point shows already,
    and no more of an article than its allowance; where that is scarce, words in quotation marks go first."""
    lead = story.lead
    seen = [clean(p.text) for p in lines.within(lead.points, points.point_size, lines.allowance(lead))[0]]
    said: list[str] = []
    left = 0
    for article in story.articles:
        shown = [quote for quote in article.quotes if quote.shown and not _told(quote, seen)]
        kept = _chosen(shown, room if article is lead else lines.allowance(article))
        seen += [clean(quote.text) for quote in kept]
        left += len(shown) - len(kept)
        said += [_quote(quote, article) for quote in kept]
    if not said:
        return [], left
    more = [f"*{words('quotes.left', n=left)}*"] if left else []
    return [f"**{words('quotes.said')}**", *said, *more], left


def _told(quote: Quote, seen: Sequence[str]) -> bool:
    return any(clean(quote.text) in told for told in seen)


def _chosen(quotes: Sequence[Quote], room: int) -> list[Quote]:
    """Those that fit into `room`, in their own order."""
    ranked = sorted(range(len(quotes)), key=lambda n: _RANK[quotes[n].kind])
    kept, _ = lines.within(ranked, lambda n: points.quote_size(quotes[n]), room)
    return [quotes[n] for n in sorted(kept)]


def _quote(quote: Quote, article: ArticleView) -> str:
    return points.quote_lines(quote, outlet=lines.outlet_of(article))
