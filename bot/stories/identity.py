"""Whether an item is one that is known already, by the keys that storage found."""

from __future__ import annotations

from bot.messages import text
from bot.model.ids import ArticleId, StoryId
from bot.model.story import Decision, Verdict


def identity_decision(
    matched: str | None,
    *,
    same_fingerprint: bool,
    article: ArticleId | None = None,
    story: StoryId | None = None,
) -> Decision | None:
    """DUPLICATE or UPDATE with the reason; None where the item is not known and its story is to be decided.

    `matched` is the key under which it is known ("guid", "link", "print" or None), `same_fingerprint` whether its
    words are the stored ones, `article` the known article, None where only its keys are kept.
    """
    if matched is None:
        return None
    key = text(f"story.reason.key.{matched}")
    if article is None:
        return Decision(Verdict.DUPLICATE, text("story.reason.kept", key=key), story=story)
    if same_fingerprint or matched == "print":
        return Decision(Verdict.DUPLICATE, text("story.reason.duplicate", key=key), story, article)
    return Decision(Verdict.UPDATE, text("story.reason.update", key=key), story, article)
