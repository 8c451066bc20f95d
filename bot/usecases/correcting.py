"""What changed between two versions of an article, drafted and proved."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.articles.corrections import notice_in
from bot.condense.boilerplate import furniture
from bot.corrections import correction_between
from bot.model.brief import Brief
from bot.model.correction import Correction
from bot.model.span import Span
from bot.proof import Proven, prove_correction

MOST: Final = 100
"""Changes of one version that are proved and told: nobody reads more, and each is looked for in both texts."""


def correct(before: str, older: Brief, after: str, newer: Brief) -> tuple[Proven[Correction], tuple[str, ...]]:
    """The proven correction from `before` to `after`, whose briefs are given, and the refusals, one line each."""
    return prove_correction(before, after, drafted(before, older, after, newer))


def drafted(before: str, older: Brief, after: str, newer: Brief) -> Correction:
    """What seems to have changed, the first `MOST` of it, not proved yet; runs in a worker where the texts are
    strangers', since two long sentences can be written so that comparing them takes minutes."""
    draft = correction_between(before, older, after, newer, furniture=_furniture, notice=notice_in(after))
    return replace(draft, changes=draft.changes[:MOST])


def _furniture(text: str, sentence: Span) -> bool:
    return furniture(text, sentence) is not None
