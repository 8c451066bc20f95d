"""The title of a plain text: its first line, where that is no sentence."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 180
SHORTEST_TEXT: Final = 200
"""Characters of a title at most, and of the text behind it at least."""

FEWEST_WORDS: Final = 2

LEADS_ON: Final = re.compile(r"(?:[.:;,…–—-]|\.[”\"’']|[.!?][”\"’'])$")
"""How a line ends that is a sentence or is continued: an exclamation or a question may be a title."""

NO_TITLE: Final = re.compile(
    r"(?:[Bb]y|BY|Von|Par|Por) [A-Z]|(?:EXCLUSIVE|Exclusive) by |https?://|www\.|[•*–—#<{\[|>-]|\d{1,2}[.:)]\d*\s|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,|(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})|"
    r"(?:Last )?(?:[Uu]pdated|[Pp]ublished|[Pp]osted)\b|(?:Photo|Image|Picture|Credit|Source|Tel|E-?mail)s?\s*:|"
    r"(?:Q|A|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}): .*[.?](?:[\s”\"’']|$)"
)
"""Lines at the top that are a byline, an address, a date, a list, a credit or a turn of a conversation."""

LABEL: Final = re.compile(
    r"(?:FOR IMMEDIATE RELEASE|PRESS RELEASE|NEWS RELEASE|EMBARGOED\b.*|EXCLUSIVE|OPINION|NEWS)\W*"
)
"""What may stand above a title."""

FIRST: Final = re.compile(r"\s*(?P<line>[^\n]+?)[ \t\r]*\n[ \t\r]*\n")


def first_line(text: str) -> str:
    """The title that opens `text`, as printed; "" where its first paragraph is prose or something else."""
    at = 0
    found = FIRST.match(text)
    if found and LABEL.fullmatch(found["line"]):
        at = found.end()
        found = FIRST.match(text, at)
    line = found["line"] if found else ""
    long_enough = found is not None and len(text) - found.end() >= SHORTEST_TEXT
    return line if long_enough and is_title(line) else ""


def is_title(line: str) -> bool:
    """Whether a paragraph of one line reads as a title: short, begun by no byline or list, without a full stop."""
    words = line.split()
    opens = line[:1].isupper() or not line[:1].isalpha()
    return (
        len(words) >= FEWEST_WORDS
        and len(line) <= LONGEST
        and opens
        and not LEADS_ON.search(line)
        and not NO_TITLE.match(line)
    )
