"""What changed between two versions of an article, for people and as JSON."""

from __future__ import annotations

from typing import Any

from bot.messages import text as words
from bot.model.components import Card, Message, Part, Text, Tone
from bot.model.correction import Change, Changed, Correction
from bot.model.span import Span
from bot.render.escape import clip, escape

_LONGEST = 160


def correction_message(correction: Correction) -> Message:
    """What changed in substance, what was added, what is only worded otherwise and what only spelled, each under its
    heading."""
    title = words("correction.rewritten" if correction.rewritten else _verdict(correction))
    parts: list[Part] = [Text(f"## {title}")]
    parts += [Text(f"-# {words('correction.notice')}")] if correction.notice else []
    added = tuple(c for c in correction.changes if c.substance and not c.material)
    worded, spelled = (tuple(c for c in correction.changes if c.what is what) for what in _SMALL)
    for key, changes, tone in (
        ("correction.substance", correction.material, Tone.TROUBLE),
        ("correction.added", added, Tone.NEWS),
        ("correction.wording", worded, Tone.PLAIN),
        ("correction.small", spelled, Tone.PLAIN),
    ):
        lines = "\n".join(f"- {change_line(change)}" for change in changes)
        parts += [Card((Text(f"**{words(key)}**\n{lines}"),), tone)] if lines else []
    return Message(tuple(parts), plain=title)


_SMALL = (Changed.WORDING, Changed.TYPO)


def _verdict(correction: Correction) -> str:
    """What is known of the whole: words that took the place of others may matter to whoever reads them."""
    if correction.corrected:
        return "correction.corrected"
    if correction.substance:
        return "correction.changed"
    worded = any(change.what is Changed.WORDING for change in correction.changes)
    return "correction.worded" if worded else "correction.same"


def change_line(change: Change) -> str:
    """One change in a line: its kind, the words before and the words now."""
    before, after = (escape(clip(" ".join(side.split()), _LONGEST)) for side in (change.before, change.after))
    kind = words(f"change.{change.what.value}")
    if not change.before:
        return words("change.new", kind=kind, after=after)
    return words("change.now" if change.after else "change.gone", kind=kind, before=before, after=after)


def correction_line(correction: Correction, most: int = 3) -> str:
    """The changes that readers are told as one plain sentence, at most `most` of them; "" where there are none."""
    told = [_plain(change) for change in correction.told[:most]]
    left = len(correction.told) - len(told)
    return "; ".join([*told, *([words("change.more", n=left)] if left else [])])


def _plain(change: Change) -> str:
    key = "change.plain.now" if change.before and change.after else "change.plain.gone"
    key = key if change.before else "change.plain.new"
    short = {"before": clip(change.before, 60), "after": clip(change.after, 60)}
    return words(key, kind=words(f"change.{change.what.value}"), **short)


def correction_to_json(correction: Correction) -> dict[str, Any]:
    """The correction as JSON values; spans of `before` point into the older text, those of `after` into the newer."""
    return {
        "corrected": correction.corrected,
        "substance": correction.substance,
        "rewritten": correction.rewritten,
        "notice": _pair(correction.notice),
        "changes": [
            {
                "what": change.what.value,
                "substance": change.substance,
                "material": change.material,
                "before": change.before or None,
                "before_span": _pair(change.before_span),
                "after": change.after or None,
                "after_span": _pair(change.after_span),
            }
            for change in correction.changes
        ],
    }


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
