"""Looking after sources, as data."""

from __future__ import annotations

from typing import Any

from bot.model.care import CheckedStarter, Imported, SourceHealth, SourceLook, Starter
from bot.model.incident import Incident, Note
from bot.model.views import SourceView
from bot.model.websub import HubSubscription
from bot.render.view_json import entry_to_json, feed_link_to_json, iso, source_view_to_json


def look_to_json(look: SourceLook) -> dict[str, Any]:
    """A look at a source; `habit_s` is the usual number of seconds between two items, or null."""
    return {
        "url": look.url,
        "title": look.title,
        "site": look.site,
        "language": look.language,
        "kind": look.kind,
        "total": look.total,
        "cut": look.feed.cut if look.feed else "",
        "habit_s": None if look.habit is None else round(look.habit.total_seconds()),
        "full_text": look.full_text,
        "pages": look.pages.value,
        "why": look.why,
        "newest": [entry_to_json(entry) for entry in look.newest],
        "others": [feed_link_to_json(other) for other in look.others],
    }


def health_to_json(health: SourceHealth) -> dict[str, Any]:
    """How sources fare."""
    return {
        "sources": [
            {**care_view_to_json(view), "hub": hub_to_json(health.hubs.get(view.source.id))} for view in health.sources
        ],
        "incidents": [incident_to_json(incident) for incident in health.incidents],
    }


def care_view_to_json(view: SourceView) -> dict[str, Any]:
    """A community's source with all that is known of how it fares."""
    source = view.source
    return {
        **source_view_to_json(view),
        "state_since": iso(source.state_since),
        "failures": source.failures,
        "interval_s": round(source.interval.total_seconds()),
        "newest_at": iso(source.rhythm.newest_at),
        "missed_at": iso(source.rhythm.missed_at),
        "cut": source.rhythm.cut,
        "paused_at": iso(view.paused_at),
        "topic": view.topic,
    }


def hub_to_json(one: HubSubscription | None) -> dict[str, Any] | None:
    """How a source's hub stands, without what only it may know (callback, token, secret); None without a hub."""
    if one is None:
        return None
    return {
        "url": one.hub.url,
        "state": one.state.value,
        "reason": one.reason,
        "trusted": one.trusted,
        "told_at": iso(one.pushed_at),
        "expires_at": iso(one.expires_at),
    }


def incident_to_json(incident: Incident) -> dict[str, Any]:
    """An incident."""
    return {
        "id": incident.id,
        "kind": incident.kind.value,
        "domain": incident.domain,
        "reason": incident.reason,
        "opened_at": iso(incident.opened_at),
        "closed_at": iso(incident.closed_at),
        "sources": list(incident.sources),
        "still": incident.still,
    }


def note_to_json(note: Note) -> dict[str, Any]:
    """A note to moderators."""
    return {
        "id": note.id,
        "kind": note.kind.value,
        "at": iso(note.at),
        "incident": incident_to_json(note.incident),
    }


def imported_to_json(one: Imported) -> dict[str, Any]:
    """What became of one feed of a list."""
    return {"url": one.url, "title": one.title, "topic": one.topic, "outcome": one.outcome, "why": one.why}


def starter_to_json(one: Starter) -> dict[str, Any]:
    """A feed that is offered."""
    return {"outlet": one.outlet, "url": one.url, "language": one.language, "topic": one.topic}


def checked_to_json(one: CheckedStarter) -> dict[str, Any]:
    """An offered feed, and what came of asking it."""
    told = {"items": one.items, "newest_at": iso(one.newest_at), "moved_to": one.moved_to, "why": one.why}
    return {**starter_to_json(one.starter), **told}
