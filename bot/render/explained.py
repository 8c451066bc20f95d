"""Why each quote has its speaker, as a message for a terminal and as JSON."""

from __future__ import annotations

from typing import Any

from bot.messages import ENGLISH
from bot.messages import text as words
from bot.model.components import Card, Message, Part, Text, Tone
from bot.model.explained import Explained, Explanation, Weighed
from bot.render.brief_json import quote_to_json
from bot.render.escape import clip, escape
from bot.render.points import quote_lines

_NAME = 120


def explained_message(found: Explanation) -> Message:
    """One card a quote: the words, the speaker, why, and every candidate with what was weighed; before them whether
    only a part of the text was read."""
    parts: list[Part] = [
        Card((Text(_told(one)),), Tone.QUOTE if one.quote.shown else Tone.PLAIN) for one in found.quotes
    ]
    cut = [Text(f"-# {words('brief.truncated')}")] if found.truncated else []
    return Message((*cut, *(parts or (Text(words("explain.none")),))), plain=words("explain.title"))


def _told(one: Explained) -> str:
    lines = [
        quote_lines(one.quote, outlet=""),
        f"**{words('explain.why')}** {_text('explain.why', one.why)}",
        f"-# {words('explain.found', how=_text('explain.found', one.found))} "
        + words("explain.confidence", percent=round(100 * one.quote.confidence)),
    ]
    lines += [_candidate(candidate) for candidate in one.candidates]
    if one.refused:
        lines.append(f"-# {words('explain.refused', why=escape(one.refused))}")
    return "\n".join(lines)


def _candidate(candidate: Weighed) -> str:
    name = escape(clip(candidate.name, _NAME))
    features = ", ".join(f"{_text('explain.feature', feature)} {weight:+.2f}" for feature, weight in candidate.features)
    told = f"{_text('explain.how', candidate.how)}, {candidate.score:.2f}"
    shown = f"**{name}**" if candidate.won else name
    return f"- {shown}: {told}" + (f" ({features})" if features else "")


def _text(group: str, key: str) -> str:
    """The catalogue's words for a rule or a feature; the key itself where it has none."""
    return ENGLISH.get(f"{group}.{key}", key)


def explained_to_json(quotes: tuple[Explained, ...]) -> list[dict[str, Any]]:
    """Each quote as in a brief, with how it was found, why the winner won, and the candidates, the winner first."""
    return [
        {
            "quote": quote_to_json(one.quote),
            "found": one.found,
            "why": one.why,
            "candidates": [_candidate_to_json(candidate) for candidate in one.candidates],
            "refused": one.refused or None,
        }
        for one in quotes
    ]


def _candidate_to_json(candidate: Weighed) -> dict[str, Any]:
    return {
        "name": candidate.name,
        "how": candidate.how,
        "score": candidate.score,
        "features": dict(candidate.features),
        "won": candidate.won,
    }
