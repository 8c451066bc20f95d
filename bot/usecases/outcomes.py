"""What came of a poll, settled: the source as it stands now, its incidents, and where it has moved to.

Promise: all of one outcome is one transaction, so that no incident is lost and none is opened twice.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import structlog

from bot.messages import text
from bot.model.incident import Incident, IncidentKind
from bot.model.source import Polled, PollOutcome, Source, SourceState
from bot.sources.domains import domain_of
from bot.sources.pacing import STOPPING, resume
from storage import answers, hubs, incidents, merging
from storage import sources as stored
from storage.engine import Session

_log = structlog.get_logger(__name__)

SILENCES = (IncidentKind.STALE, IncidentKind.QUIET)
WELL = frozenset({SourceState.NEW, SourceState.HEALTHY})
READ = frozenset({PollOutcome.NEW_ITEMS, PollOutcome.NOTHING_NEW, PollOutcome.NOT_MODIFIED})
"""Outcomes of polls that went through an answer."""

KIND = {
    SourceState.FAILING: IncidentKind.FAILING,
    SourceState.STALE: IncidentKind.STALE,
    SourceState.QUIET: IncidentKind.QUIET,
    SourceState.GONE: IncidentKind.GONE,
    SourceState.BLOCKED: IncidentKind.BLOCKED,
}
ENDS = {
    SourceState.FAILING: (),
    SourceState.STALE: (IncidentKind.FAILING, IncidentKind.GONE),
    SourceState.QUIET: (IncidentKind.FAILING, IncidentKind.GONE),
    SourceState.GONE: (),
    SourceState.BLOCKED: (),
}
"""What is over when a source that is not well answers: a silence goes on behind a failure."""

NOT_OF_STATE = frozenset({IncidentKind.OFFLINE, IncidentKind.MISSED, IncidentKind.CUT})
"""What a source can be in while it is well."""

REPLACES = {
    SourceState.STALE: (IncidentKind.QUIET,),
    SourceState.QUIET: (IncidentKind.STALE,),
    SourceState.GONE: (IncidentKind.FAILING, *SILENCES),
    SourceState.BLOCKED: (IncidentKind.FAILING, IncidentKind.GONE, *SILENCES),
}
"""What a state takes the place of, without a word of recovery."""


async def settle(
    session: Session, before: Source, polled: Polled, *, platform: bool, now: datetime, told: bool = False
) -> Polled:
    """Store the outcome, and open or end incidents; `platform`: the failure may be that of a whole platform; `told`: a
    hub brought it, and when the source is polled next may have been brought forward meanwhile, which stands.

    A source that has moved to where another one is becomes that one: its communities use the other from now on.
    """
    after = polled.source
    if after.url != before.url and (other := await stored.source_by_url(session, after.url)) is not None:
        return await _merged(session, before, polled, other, now)
    await stored.save_poll(session, after, sooner=told)
    await _keep(session, before, polled, now)
    if before.pushed_until is not None and not await hubs.trusted_until(session, [after.id]):
        # its hub was lost while the poll ran, and with it the reason to wait long for the next one
        await hubs.back_to_polling(session, after.id, now + after.interval)
    if polled.new and before.pushed_until is not None:
        await hubs.trust(session, after.id, trusted=False)
    await note_state(session, before, after, platform=platform, now=now)
    await _note_missed(session, before, polled, now)
    await _note_cut(session, before, polled.source, now)
    return replace(polled, rest=None)  # it is stored, and may be large


async def _keep(session: Session, before: Source, polled: Polled, now: datetime) -> None:
    """Forget the answer that the poll went through, or keep what is left of its own, unless one came meanwhile of which
    nothing is taken yet: then that is gone through next. Of a source that is polled no more nothing is kept."""
    if polled.outcome in STOPPING:
        await answers.forget(session, before.id)
    elif before.kept_at is not None and polled.outcome in READ:
        await answers.forget(session, before.id, at=before.kept_at)
    await answers.make_due(session, [before.id], now=now, but=before.kept_at)
    if polled.rest is not None:
        at = polled.rest.fetched.at or now
        await answers.keep(session, before.id, polled.rest, at=at, instead=False)


async def _merged(session: Session, before: Source, polled: Polled, other: Source, now: datetime) -> Polled:
    await end_all(session, before, now=now, silently=True)
    await merging.merge_sources(session, before.id, other.id)
    _log.info("source merged", source=before.id, into=other.id, url=other.url)
    if other.state is SourceState.GONE:
        other = await _back(session, other, due=polled.source.next_poll_at, now=now)
    reason = text("health.merged", old=before.url, new=other.url)
    return replace(polled, source=other, outcome=PollOutcome.MERGED, reason=reason)


async def _back(session: Session, gone: Source, *, due: datetime | None, now: datetime) -> Source:
    """The source that was gone, polled again: its feed has just answered at its address, under another name, so that its
    server is asked when that one would have been."""
    again = resume(gone, now=now)
    again = replace(again, next_poll_at=max(filter(None, (again.next_poll_at, due)), default=now))
    await stored.save_poll(session, again)
    await note_state(session, gone, again, platform=False, now=now)
    return again


async def note_state(session: Session, before: Source, after: Source, *, platform: bool, now: datetime) -> None:
    """Open and end incidents as the source's state changes; a state that stays changes nothing."""
    if after.state is before.state:
        return
    if after.state in WELL:
        _say_ended(await end_all(session, after, now=now))
        return
    _say_ended(await incidents.end_incidents(session, after.id, ENDS[after.state], now=now))
    await incidents.end_incidents(session, after.id, REPLACES.get(after.state, ()), now=now, silently=True)
    domain = domain_of(after.url) if platform else ""
    await _open(session, KIND[after.state], after, domain=domain, reason=after.reason, now=now)


async def end_all(session: Session, source: Source, *, now: datetime, silently: bool = False) -> tuple[Incident, ...]:
    """The incidents that end because the source is well, removed, or begins anew."""
    kinds = [kind for kind in IncidentKind if kind not in NOT_OF_STATE]
    return await incidents.end_incidents(session, source.id, kinds, now=now, silently=silently)


async def _note_missed(session: Session, before: Source, polled: Polled, now: datetime) -> None:
    after = polled.source
    if polled.missed:
        await _open(session, IncidentKind.MISSED, after, domain="", reason=polled.reason, now=now)
    elif before.rhythm.cap is not None and after.rhythm.cap is None:
        _say_ended(await incidents.end_incidents(session, after.id, (IncidentKind.MISSED,), now=now))


async def _note_cut(session: Session, before: Source, after: Source, now: datetime) -> None:
    if after.rhythm.cut and not before.rhythm.cut:
        await _open(session, IncidentKind.CUT, after, domain="", reason=after.rhythm.cut, now=now)
    elif before.rhythm.cut and not after.rhythm.cut:
        _say_ended(await incidents.end_incidents(session, after.id, (IncidentKind.CUT,), now=now))


async def note_network(session: Session, *, down: bool, now: datetime, why: str = "") -> None:
    """Open the incident of our own network, or end it; `why` says what is wrong with it."""
    if down:
        reason = " ".join(filter(None, (text("error.offline"), why)))
        opened = await incidents.open_incident(session, IncidentKind.OFFLINE, None, domain="", reason=reason, now=now)
        _say_opened(opened)
    else:
        _say_ended(await incidents.end_incidents(session, None, (IncidentKind.OFFLINE,), now=now))


async def _open(
    session: Session, kind: IncidentKind, source: Source, *, domain: str, reason: str, now: datetime
) -> None:
    _say_opened(await incidents.open_incident(session, kind, source.id, domain=domain, reason=reason, now=now))


def _say_opened(incident: Incident | None) -> None:
    if incident is not None:
        _log.warning(
            "incident opened",
            incident=incident.id,
            kind=incident.kind.value,
            domain=incident.domain,
            sources=list(incident.sources),
            reason=incident.reason,
        )


def _say_ended(ended: tuple[Incident, ...]) -> None:
    for incident in ended:
        _log.info("incident ended", incident=incident.id, kind=incident.kind.value, sources=list(incident.sources))
