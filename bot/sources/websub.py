"""WebSub (W3C recommendation of 23 January 2018): what is said to hubs, when, and what of theirs is believed.

Pure decisions over a subscription: no clock, no network and no database in them. The numbers in docstrings are
sections of the recommendation.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.model.source import Source
from bot.model.websub import Hub, HubState, HubSubscription, Intent
from bot.sources.pacing import LONGEST_ASKED, spread_of

LEASE: Final = timedelta(days=10)
"""How long a subscription is asked for."""

SHORTEST_LEASE, LONGEST_LEASE = timedelta(minutes=5), timedelta(days=90)
"""A lease that a hub gives is held within these, so that neither its second nor its century is ours."""

ANSWER_WITHIN: Final = timedelta(hours=1)
"""How long a hub that accepted a request may take to verify it."""

LATE: Final = timedelta(days=1)
"""An answer to what was asked so long ago is none."""

AGAIN, AGAIN_LONGEST = timedelta(minutes=10), timedelta(days=1)
"""The first wait after a failure, doubled with each, up to the longest."""

DENIED_AGAIN: Final = timedelta(days=7)
"""When a hub that refused is asked again."""

GOODBYES: Final = 3
"""How often the end of a subscription is asked for; after that the hub notices when its lease is over."""

HUB_KEPT: Final = timedelta(days=1)
"""How long the hub that a feed names stays the source's, whatever the feed names meanwhile."""

CHALLENGE: Final = re.compile(r"[\x21-\x7e]{1,1024}")
"""A challenge that is given back; anything else is no hub's."""

SIGNATURE: Final = re.compile(r"(sha1|sha256|sha384|sha512)=([0-9a-fA-F]{40,128})")
"""X-Hub-Signature (7.1): the method and the hexadecimal digest."""


def named(source: Source, hub: Hub | None, *, now: datetime) -> Source:
    """The source with the hub that its feed names now; with the one before where that changed less than a day ago,
    since a feed that names another hub each time would make us call whom it likes."""
    recent = source.hub_at is not None and now - source.hub_at < HUB_KEPT
    if hub == source.hub or recent:
        return source
    return replace(source, hub=hub, hub_at=now)


def request_form(subscription: HubSubscription, lease: timedelta = LEASE) -> dict[str, str]:
    """The form that asks a hub to begin, to renew or, where it is being left, to end a subscription (5.1)."""
    form = {
        "hub.callback": subscription.callback,
        "hub.mode": "unsubscribe" if subscription.state is HubState.LEAVING else "subscribe",
        "hub.topic": subscription.hub.topic,
    }
    if subscription.state is not HubState.LEAVING:
        form |= {"hub.lease_seconds": str(int(lease.total_seconds())), "hub.secret": subscription.secret}
    return form


def signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether the hub that knows the secret sent this body (7.1); compared in constant time."""
    found = SIGNATURE.fullmatch(signature.strip())
    if found is None:
        return False
    expected = hmac.new(secret.encode(), body, found[1]).hexdigest()
    return hmac.compare_digest(expected, found[2].lower())


def accepted(subscription: HubSubscription, *, now: datetime) -> HubSubscription:
    """After the hub took our request: it has to verify it."""
    return replace(subscription, next_at=now + ANSWER_WITHIN, reason="")


def failed(
    subscription: HubSubscription, reason: str, *, now: datetime, retry_after: timedelta | None = None
) -> HubSubscription:
    """After the hub did not take our request, or never verified it: it is asked again later and later, and not before it
    said. What is live stays so until its lease ends."""
    wait = min(AGAIN * (1 << min(subscription.failures, 10)), AGAIN_LONGEST)
    wait = max(wait, min(retry_after or wait, LONGEST_ASKED))
    state = subscription.state if subscription.state in {HubState.LIVE, HubState.LEAVING} else HubState.FAILING
    return replace(
        subscription,
        state=state,
        reason=reason,
        asked_at=None,
        failures=subscription.failures + 1,
        next_at=now + wait * (1 + spread_of(subscription.token) / 10),
    )


def expired(subscription: HubSubscription, reason: str, *, now: datetime) -> HubSubscription:
    """After the lease ended without a renewal: it is asked for anew at once."""
    return replace(subscription, state=HubState.FAILING, reason=reason, expires_at=None, asked_at=None, next_at=now)


def expects(subscription: HubSubscription, intent: Intent, *, now: datetime) -> bool:
    """Whether this is what we asked the hub for and it has not answered yet (5.3: what we did not ask is refused)."""
    asked = subscription.asked_at is not None and now - subscription.asked_at <= LATE
    return asked and _meant(subscription, intent)


def repeats(subscription: HubSubscription, intent: Intent, *, now: datetime) -> bool:
    """Whether the hub asks again what it has just been told: our answer may have been lost on its way, and a hub that
    is refused now would drop what we believe it holds."""
    at = subscription.confirmed_at
    just = at is not None and now - at <= ANSWER_WITHIN
    return just and subscription.live(now) and _meant(subscription, intent)


def _meant(subscription: HubSubscription, intent: Intent) -> bool:
    mode = "unsubscribe" if subscription.state is HubState.LEAVING else "subscribe"
    asked = (intent.mode, intent.topic) == (mode, subscription.hub.topic)
    return asked and bool(CHALLENGE.fullmatch(intent.challenge))


def confirmed(subscription: HubSubscription, intent: Intent, *, now: datetime) -> HubSubscription:
    """After the hub verified that we meant it: live until its lease ends, to be renewed before that."""
    given = LEASE if intent.lease_s is None else timedelta(seconds=min(intent.lease_s, 10**9))
    lease = min(max(given, SHORTEST_LEASE), LONGEST_LEASE)
    return replace(
        subscription,
        state=HubState.LIVE,
        reason="",
        failures=0,
        asked_at=None,
        confirmed_at=now,
        expires_at=now + lease,
        next_at=now + lease * (0.8 + 0.1 * spread_of(subscription.token)),
    )


def denied(subscription: HubSubscription, reason: str, *, now: datetime) -> HubSubscription:
    """After the hub refused (5.2), which it may do at any time; it is asked again much later."""
    return replace(
        subscription,
        state=HubState.DENIED,
        reason=reason,
        asked_at=None,
        expires_at=None,
        next_at=now + DENIED_AGAIN,
    )


def leaving(subscription: HubSubscription, *, now: datetime) -> HubSubscription:
    """The subscription, to be ended at once."""
    return replace(subscription, state=HubState.LEAVING, asked_at=None, failures=0, next_at=now)


def left(subscription: HubSubscription, *, now: datetime) -> bool:
    """Whether nothing more needs to be said to the hub: its lease is over, or it was told often enough."""
    over = subscription.expires_at is None or subscription.expires_at <= now
    return subscription.state is HubState.LEAVING and (over or subscription.failures >= GOODBYES)
