"""From stories, an audience and the time to a digest: which, in what order."""

from bot.digests.parsing import parse_times, parse_zone
from bot.digests.selection import select
from bot.digests.timing import next_due

__all__ = ["next_due", "parse_times", "parse_zone", "select"]
