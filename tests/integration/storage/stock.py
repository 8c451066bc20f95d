"""Invented outlets, articles and quotes, stored as the use cases store them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.model.article import Article, Identity
from bot.model.brief import ArticleKind, Brief, Keep, KeyPoint, NonResponse, Quote, QuoteKind, SpeakerKind
from bot.model.digest import Subscription, Window
from bot.model.ids import ArticleId, Community, DeliveryId, Destination, SourceId, StoryId
from bot.model.source import Source, StartMode
from bot.model.span import Span
from bot.proof import ProvenBrief, fingerprint
from bot.proof.brief import _DOOR
from bot.proof.proven import mint
from storage import articles, digests, outbox, sources, stories
from tests import make

NOW = make.NOON
HARBOUR = Community("discord", "100")
VALLEY = Community("discord", "200")


def proven(
    text: str,
    *,
    points: Sequence[KeyPoint] = (),
    quotes: Sequence[Quote] = (),
    non_responses: Sequence[NonResponse] = (),
    kind: ArticleKind = ArticleKind.NEWS,
) -> ProvenBrief:
    """Marks values as proven without asking the verifier, whose rules are not what storage is about."""
    source = fingerprint(text)
    brief = Brief("en", kind, None, ("Nell Ashby",), (), tuple(points), tuple(quotes), tuple(non_responses))
    return ProvenBrief(
        brief=brief,
        points=tuple(mint(point, source) for point in points),
        quotes=tuple(mint(quote, source) for quote in quotes),
        non_responses=tuple(mint(one, source) for one in non_responses),
        source=source,
        door=_DOOR,
    )


def point(text: str, words: str) -> KeyPoint:
    """A point that keeps `words` of the text."""
    start = text.index(words)
    span = Span(start, start + len(words))
    return KeyPoint(words, (span,), (Keep(span),))


def said(text: str, words: str, speaker: str, *, role: str | None = None, shown: bool = True) -> Quote:
    """A direct quote of `words`, credited to `speaker`."""
    start = text.index(words)
    return Quote(
        segments=(Span(start, start + len(words)),),
        text=words,
        kind=QuoteKind.DIRECT,
        speaker=speaker,
        speaker_kind=SpeakerKind.PERSON,
        role=role,
        confidence=0.9 if shown else 0.3,
        shown=shown,
    )


def identity(name: str) -> Identity:
    """The keys of an item called `name`."""
    return Identity(guid=f"guid-{name}", link=f"https://harrow.example/{name}", fingerprint=f"print-{name}")


async def source(session: AsyncSession, name: str = "courier", *, used_by: Sequence[Community] = (HARBOUR,)) -> Source:
    """A source that is due now, used by these communities."""
    added = await sources.add_source(
        session,
        f"https://{name}.example/feed",
        title=name.title(),
        site=f"https://{name}.example/",
        language="en",
        kind="rss",
        now=NOW,
        next_poll_at=NOW,
        interval=timedelta(hours=1),
    )
    for community in used_by:
        await sources.link_source(session, community, added.id, added_by="discord:7", now=NOW, start=StartMode.LATEST)
    return added


async def article(
    session: AsyncSession,
    source: SourceId,
    name: str = "ferry",
    *,
    title: str = "Harrow Bay approves ferry line",
    text: str = make.TEXT,
    outlet: str = "Harrow Bay Courier",
    points: Sequence[str] = (),
    quotes: Sequence[Quote] = (),
    story: StoryId | None = None,
    at: datetime = NOW,
    published: datetime | None = None,
) -> ArticleId:
    """Store an article with these points (words of its text) and quotes, in a new story unless one is named."""
    printed = Article(
        url=f"https://harrow.example/{name}", title=title, text=text, outlet=outlet, published=published or at
    )
    into = story if story is not None else await stories.new_story(session, title=title, at=at)
    brief = proven(text, points=[point(text, words) for words in points], quotes=quotes)
    return await articles.add_article(session, source, printed, brief, identity(name), story=into, now=at)


async def order(session: AsyncSession, community: Community = HARBOUR, channel: str = "c1") -> Subscription:
    """A standing order for eight in the morning, due now."""
    return await digests.add_subscription(
        session,
        community,
        Destination("discord", channel),
        make.schedule(),
        now=NOW,
        next_due_at=NOW,
        created_by="discord:7",
        max_stories=8,
    )


async def edition(
    session: AsyncSession, *, story: StoryId, parts: int = 1, channel: str = "c1", at: datetime = NOW
) -> tuple[DeliveryId, ...]:
    """An edition with messages for a channel, which gets a standing order if it has none."""
    known = [one for one in await digests.subscriptions(session, HARBOUR) if one.destination.id == channel]
    mine = known[0] if known else await order(session, channel=channel)
    window = Window(at - timedelta(days=1), at)
    made = await digests.add_edition(session, mine.id, window, (story,), now=at)
    assert made is not None
    messages = tuple((f'{{"part":{part}}}', (story,)) for part in range(1, parts + 1))
    return await outbox.enqueue(session, made, mine.destination, messages, now=at)
