"""From an article to a brief: sentences, names, quotes, attribution, key points."""

from bot.condense.brief import condense

__all__ = ["condense"]
