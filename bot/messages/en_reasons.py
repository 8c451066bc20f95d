"""English: why an item became a story, and why a story is in a digest or not."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    # an item that is known
    "story.reason.key.guid": "its id in the feed",
    "story.reason.key.link": "its link",
    "story.reason.key.print": "its words",
    "story.reason.kept": "known by {key}; it was skipped, or its text is no longer kept",
    "story.reason.duplicate": "known by {key}, and its words are the same",
    "story.reason.update": "known by {key}, but its words have changed",
    # an item that is new
    "story.reason.new": "no article of the last {n} days has enough words in common",
    "story.reason.apart": "alike, but {apart}",
    "story.reason.apart.dates": "different dates in the titles",
    "story.reason.apart.weekdays": "different weekdays in the titles",
    "story.reason.apart.numbers": "different numbers in the titles",
    "story.reason.little": "shares {shared}, too little to be the same event",
    "story.reason.same": "shares {shared} with an article of {outlet}",
    "story.reason.outlet": "another outlet",
    "story.reason.shared": "{share:.0%} of its weighted words",
    "story.reason.shared.titles": "{n} title words",
    "story.reason.shared.titles.one": "1 title word",
    "story.reason.shared.names": "{n} names",
    "story.reason.shared.names.one": "1 name",
    "story.reason.shared.numbers": "{n} numbers",
    "story.reason.shared.numbers.one": "1 number",
    # a digest
    "digest.reason.posted": "already posted here",
    "digest.reason.old": "too old: published {age} before",
    "digest.reason.withheld": "withheld: {access}",
    "digest.reason.over": "over the limit of {n} stories",
    "digest.reason.over.one": "over the limit of 1 story",
    "digest.reason.told": "told by {n} outlets",
    "digest.reason.told.one": "told by 1 outlet",
    "digest.reason.title_only": "{told}, title only",
}
