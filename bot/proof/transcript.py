"""The turns of a transcript: words behind a label, which are somebody's own without quotation marks."""

from __future__ import annotations

import re
from collections import Counter

from bot.model.brief import Quote
from bot.model.span import Span
from bot.proof.people import parts
from bot.proof.words import listed

_LABEL = re.compile(
    r"[ \t]*([^\W\d_][\w.’'&\- \xa0]{0,47}?)(?:[ \xa0]\([^()\n]{1,40}\))?(?::|(?<=\b[QA])\.)[ \t\xa0]+(?=\S)"
)
_SMALL = listed("of the de van von bin al and")
_NO_VOICE = listed(
    "when where who what why how time times date dates place price prices cost tickets admission address phone email "
    "website note notes photo photos video caption credit source sources update updated correction score scores result "
    "results record records age topic topics tags location contact hours weather high low summary background"
)
_ANSWER = frozenset({"a", "answer"})
_QUESTION = frozenset({"q", "question"})
_REACH = 8000
"""Characters around a turn in which the other turns are looked for."""


def is_turn(text: str, quote: Quote) -> bool:
    """Whether each segment is a whole paragraph of one labelled turn in a text whose labels alternate, and the
    speaker, where there is one, is whom the label names."""
    label = _label_over(text, quote.segments)
    if label is None or not _alternates(text, quote.segments[0].start, label):
        return False
    return quote.speaker is None or _names(label, quote)


def _label_over(text: str, segments: tuple[Span, ...]) -> str | None:
    """The label that the first segment follows and that holds for all of them; None where one is no whole paragraph."""
    first = text.rfind("\n", 0, segments[0].start) + 1
    match = _LABEL.match(text, first)
    if match is None or match.end() != segments[0].start or not _voice(match.group(1)):
        return None
    for before, span in zip((None, *segments), segments, strict=False):
        if not _whole(text, span) or (before and text[before.end : span.start].strip()):
            return None
    last = segments[-1].end
    return match.group(1) if len(segments) == 1 or _next_label(text, last) else None


def _whole(text: str, span: Span) -> bool:
    """Whether the span ends with its line and holds no other."""
    end = text.find("\n", span.start)
    return "\n" not in span.of(text) and not text[span.end : len(text) if end < 0 else end].strip()


def _next_label(text: str, position: int) -> bool:
    """Whether another labelled line follows: without one, an unlabelled paragraph may be the article's own."""
    return any(_labelled(line) for line in text[position : position + _REACH].split("\n")[1:])


def _labelled(line: str) -> str | None:
    match = _LABEL.match(line)
    return match.group(1) if match and _voice(match.group(1)) else None


def _voice(label: str) -> bool:
    """Whether a label can be somebody's: its words are capitalised and none opens a box of facts."""
    words = label.split()
    return words[0].casefold() not in _NO_VOICE and all(word[0].isupper() or word in _SMALL for word in words)


def _alternates(text: str, position: int, label: str) -> bool:
    """Whether another label stands near, and one of them comes again or they are question and answer."""
    around = text[max(0, position - _REACH) : position + _REACH]
    found = Counter(name.casefold() for line in around.split("\n") if (name := _labelled(line)))
    if label.casefold() not in found or len(found) < 2:
        return False
    return max(found.values()) > 1 or bool(found.keys() & _QUESTION and found.keys() & _ANSWER)


def _names(label: str, quote: Quote) -> bool:
    """The label names the speaker by the last part of the name or as a whole; "A" names nobody who may be shown."""
    if label.casefold() in _ANSWER:
        return not quote.shown
    if stands_for(label, quote.speaker or ""):
        return True
    there, wanted = parts(label), parts(quote.speaker or "")
    return bool(there) and bool(wanted) and (there == wanted or there[-1] == wanted[-1])


def stands_for(label: str, name: str) -> bool:
    """Whether a label is the initials of a name of as many words: "TL" for Theo Lambrick."""
    letters, words = label.replace(".", ""), name.split()
    return len(words) > 1 and letters.isupper() and letters == "".join(word[0] for word in words)
