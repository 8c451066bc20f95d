"""What changed between two versions of an article, drafted and proved."""

from __future__ import annotations

from bot.articles.corrections import notice_in
from bot.condense.boilerplate import furniture
from bot.corrections import correction_between
from bot.model.brief import Brief
from bot.model.correction import Correction
from bot.model.span import Span
from bot.proof import Proven, prove_correction


def correct(before: str, older: Brief, after: str, newer: Brief) -> tuple[Proven[Correction], tuple[str, ...]]:
    """The proven correction from `before` to `after`, whose briefs are given, and the refusals, one line each."""
    draft = correction_between(before, older, after, newer, furniture=_furniture, notice=notice_in(after))
    return prove_correction(before, after, draft)


def _furniture(text: str, sentence: Span) -> bool:
    return furniture(text, sentence) is not None
