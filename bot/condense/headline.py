"""An article's own title, cleaned for one line of a digest."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 120
"""Characters of a headline; a longer title is shortened at its own joints or not shown."""

LABELS: Final = (
    r"watch(?: live| now)?",
    r"video",
    r"photos?",
    r"(?:in )?pictures",
    r"gallery",
    r"slideshow",
    r"listen",
    r"audio",
    r"podcast",
    r"exclusive",
    r"breaking(?: news)?",
    r"just in",
    r"developing",
    r"update(?:d)?(?: \d+)?",
    r"must[- ]see",
    r"must[- ]read",
    r"read",
    r"live(?: updates| blog)?",
    r"opinion",
    r"analysis",
    r"editorial",
    r"comment",
    r"column",
    r"interview",
    r"fact[- ]check",
)
"""What desks write before a title: a kind or a medium, not news."""

LABEL: Final = re.compile(rf"^\W{{0,2}}(?:{'|'.join(LABELS)})\W{{0,2}}\s*(?::|\||–|—|»|>|-\s)\s*", re.IGNORECASE)
MEDIUM: Final = re.compile(
    r"\s*[\[(](?:video|watch|photos?|pictures|updated?|audio|podcast|live)[\])]\s*", re.IGNORECASE
)
TAG: Final = re.compile(r"<[^<>]{1,200}>")
SITE: Final = re.compile(r"^(.{12,}?)\s+(?:\||-|–|—|::|»|•|·)\s+([^|–—»•·]{2,40})$")
JOINT: Final = re.compile(r"^(.{30,120}?)(?:\s+[–—|]\s+|;\s+|(?<=[.!?])\s+)(?=\S)")
PRESS: Final = re.compile(
    r"\b(?:news|times|post|herald|tribune|gazette|journal|guardian|telegraph|mail|star|sun|chronicle|press|daily|weekly|"
    r"magazine|online|tv|radio|network|\w+\.(?:com|org|net|co\.uk|news))\b",
    re.IGNORECASE,
)
"""Words that the names of outlets are made of."""

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def clean(title: str, *, text: str = "", outlet: str = "", url: str = "") -> str | None:
    """The headline: `title` without entities, tags, labels ("Watch:"), the site's name and shouting; or None.

    None where nothing is left, or where the title is longer than 120 characters and has no joint to end at.
    `text` tells how the words of an all-capitals title are written; `outlet` and `url` tell the site's name.
    """
    line = " ".join(TAG.sub(" ", html.unescape(html.unescape(title))).split())
    line = without_site(without_labels(line), names_of_site(outlet, url))
    line = quiet(line, text)
    if len(line) > LONGEST:
        joint = JOINT.match(line)
        line = joint.group(1) if joint else ""
    return line or None


def without_labels(line: str) -> str:
    """`line` without the labels before it and the medium in brackets; a line that is all label stays."""
    bare = MEDIUM.sub(" ", line).strip()
    for _ in range(2):
        bare = LABEL.sub("", bare, count=1)
    return bare or line


def names_of_site(outlet: str, url: str) -> frozenset[str]:
    """How the outlet may sign its titles, folded to letters and digits."""
    host = urlsplit(url).hostname or "" if url.startswith(("http://", "https://")) else ""
    parts = host.removeprefix("www.").split(".")
    return frozenset(letters(name) for name in (outlet, host, parts[0]) if letters(name))


def without_site(line: str, names: frozenset[str]) -> str:
    """`line` without the outlet's name at its end, or a section and an outlet's name."""
    for _ in range(2):
        found = SITE.match(line)
        if not found or not is_site(found.group(2), names, bar="|" in found.group(0)[len(found.group(1)) :]):
            break
        line = found.group(1)
    return line


def is_site(tail: str, names: frozenset[str], *, bar: bool) -> bool:
    """Whether `tail` is the outlet's name: known, or short and behind a bar, or made of an outlet's words."""
    folded = letters(tail)
    if any(name == folded or (len(name) > 3 and (name in folded or folded in name)) for name in names):
        return True
    short = len(tail.split()) <= 4 and tail[:1].isupper()
    return short and (bar or bool(PRESS.search(tail)))


def letters(name: str) -> str:
    """`name` in lower case without anything but letters and digits, and without a leading "the"."""
    folded = "".join(c for c in name.casefold() if c.isalnum())
    return folded.removeprefix("the")


def quiet(line: str, text: str) -> str:
    """`line` in the case that the article's text uses, where all of it is capitals."""
    found = WORD.findall(line)
    if len(found) < 3 or any(c.islower() for c in line):
        return line
    usual = casing(text)
    lowered = WORD.sub(lambda m: usual.get(m.group().casefold(), m.group().lower()), line)
    return lowered[:1].upper() + lowered[1:]


def casing(text: str) -> dict[str, str]:
    """How each word is mostly written inside the sentences of `text`, by its folded form."""
    seen: dict[str, Counter[str]] = {}
    for found in re.finditer(r"(?<=[\w,;] )" + WORD.pattern, text):
        seen.setdefault(found.group().casefold(), Counter())[found.group()] += 1
    return {folded: forms.most_common(1)[0][0] for folded, forms in seen.items()}
