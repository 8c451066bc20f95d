"""From stories, an audience and the time to a digest: which, in what order."""

from bot.digests.parsing import parse_times, parse_zone, zones_like
from bot.digests.selection import select
from bot.digests.timing import last_due, next_due

__all__ = ["last_due", "next_due", "parse_times", "parse_zone", "select", "zones_like"]
