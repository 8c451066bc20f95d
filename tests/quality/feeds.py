"""Compares our reading of the corpus's feeds with the reference parse: python -m tests.quality.feeds.

The reference is feedparser's, not checked by hand. Where it is wrong, `CORRECTED` says so and why; every other
difference of counts, ids, links or dates is one of ours.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from bot.articles.feeds import parse_feed
from bot.model.feed import Entry, Feed
from tests.quality.corpus import CORPUS, require

CORRECTED: Final[dict[tuple[str, str], str]] = {
    ("crawinsight__bloomberg.xml", "entries"): "a news sitemap, which the reference takes for no feed: 16 items",
    ("rssparser__uolNoticias.rss", "published"): "Portuguese weekdays and months, which feedparser cannot read",
    ("nnw__DaringFireball.json", "updated"): "date_modified of JSON Feed, which the reference leaves out",
}
"""Where the reference is wrong: file and field, with the reason. Only a value that the reference lacks is corrected."""

SITEMAP_ITEMS: Final = 16
FIELDS: Final[dict[str, tuple[str, Callable[[Entry], object]]]] = {
    "id": ("id", lambda entry: entry.id),
    "link": ("link", lambda entry: entry.link),
    "published": ("published_ts", lambda entry: _seconds(entry.published)),
    "updated": ("updated_ts", lambda entry: _seconds(entry.updated)),
}


def _seconds(moment: datetime | None) -> int | None:
    return int(moment.timestamp()) if moment else None


def differences(name: str, feed: Feed, reference: dict[str, Any]) -> list[str]:
    """What differs from the reference and is not corrected, in words."""
    if (name, "entries") in CORRECTED:
        return [] if len(feed.entries) == SITEMAP_ITEMS else [f"{len(feed.entries)} items"]
    if len(feed.entries) != reference["entry_count"]:
        return [f"{len(feed.entries)} entries, reference {reference['entry_count']}"]
    return [
        f"entry {number}: {field} {ours!r}, reference {theirs!r}"
        for number, (entry, expected) in enumerate(zip(feed.entries, reference["entries"], strict=True))
        for field, (key, get) in FIELDS.items()
        if (ours := get(entry)) != (theirs := expected.get(key)) and not _explained(name, field, theirs, entry)
    ]


def _explained(name: str, field: str, theirs: object, entry: Entry) -> bool:
    """A value that the reference lacks is explained by the table."""
    return (name, field) in CORRECTED and theirs is None and getattr(entry, field) is not None


def compare(corpus: Path) -> dict[str, list[str]]:
    """Each feed's differences by file name."""
    found: dict[str, list[str]] = {}
    for expected in sorted((corpus / "feeds").glob("*.expected.json")):
        file = expected.with_name(expected.name.removesuffix(".expected.json"))
        feed = parse_feed(file.read_bytes(), f"https://reference.example/{file.name}")
        found[file.name] = differences(file.name, feed, json.loads(expected.read_text("utf-8")))
    return found


def main() -> None:
    """Print every feed's differences and the reasons for the corrections."""
    require("feeds")
    found = compare(CORPUS)
    for name, lines in found.items():
        print(name, "equal" if not lines else f"{len(lines)} differences: {lines[0]}")
    for (name, field), reason in CORRECTED.items():
        print(f"corrected: {name} {field}: {reason}")
    print(f"{sum(not lines for lines in found.values())} of {len(found)} feeds equal")


if __name__ == "__main__":
    main()
