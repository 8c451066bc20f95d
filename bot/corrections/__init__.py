"""Two versions of an article and what changed between them. `correction_between` is the one entry."""

from bot.corrections.between import correction_between

__all__ = ["correction_between"]
