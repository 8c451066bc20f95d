"""Schedules, digests and deliveries for tests; reached as `make.schedule()` and so on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from bot.model.digest import Choice, Delivery, Digest, Schedule, Subscription, Window
from bot.model.ids import Community, DeliveryId, Destination, EditionId, SubscriptionId
from bot.model.views import StoryView
from tests.make_briefs import NOON
from tests.make_views import story_view

COMMUNITY = Community("discord", "100")
CHANNEL = Destination("discord", "200")


def schedule(*times: time, zone: str = "UTC", weekdays: Sequence[int] = range(7)) -> Schedule:
    """A schedule; at eight in the morning unless told otherwise."""
    return Schedule(times=times or (time(8),), zone=zone, weekdays=frozenset(weekdays))


def window(*, end: datetime = NOON, hours: float = 24) -> Window:
    """The hours before `end`."""
    return Window(start=end - timedelta(hours=hours), end=end)


def digest(*stories: StoryView, window: Window | None = None, zone: str = "UTC") -> Digest:
    """A digest of these stories (or of one) in this order."""
    chosen = stories or (story_view(),)
    hours = window or Window(start=NOON - timedelta(hours=24), end=NOON)
    return Digest(window=hours, chosen=tuple(Choice(story, "1 outlet") for story in chosen), zone=zone)


def subscription(
    *,
    id: int = 1,  # noqa: A002  the value's own field is called id
    community: Community = COMMUNITY,
    destination: Destination = CHANNEL,
    of: Schedule | None = None,
    next_due_at: datetime = NOON,
    covered_to: datetime = NOON - timedelta(hours=24),
    created_by: str = "discord:300",
    max_stories: int = 8,
    paused: str = "",
) -> Subscription:
    """A channel's standing order."""
    return Subscription(
        id=SubscriptionId(id),
        community=community,
        destination=destination,
        schedule=of or schedule(),
        next_due_at=next_due_at,
        covered_to=covered_to,
        created_by=created_by,
        max_stories=max_stories,
        paused=paused,
    )


def delivery(
    *,
    id: int = 1,  # noqa: A002  the value's own field is called id
    edition: int = 1,
    destination: Destination = CHANNEL,
    part: int = 1,
    payload: str = "{}",
    nonce: str = "b1-1",
    attempts: int = 0,
    first_send_at: datetime | None = None,
) -> Delivery:
    """A message of the outbox."""
    return Delivery(
        id=DeliveryId(id),
        edition=EditionId(edition),
        destination=destination,
        part=part,
        payload=payload,
        nonce=nonce,
        attempts=attempts,
        first_send_at=first_send_at,
    )
