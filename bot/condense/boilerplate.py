"""The lines of an article that are no part of its news: bylines, datelines, credits, captions, calls to read on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bot.model.span import Span

PERSON: Final = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|da|del|der|van|von|bin|al|la|le|di)){1,4}"
PEOPLE: Final = rf"{PERSON}(?:(?:,| and|, and) {PERSON})*"

LINES: Final[dict[str, str]] = {
    "byline": rf"(?:(?:EXCLUSIVE|Exclusive|Words|Report|Posted|Written|Published) )?(?:[Bb]y|BY) {PEOPLE}(?:,? .{{0,60}})?",
    "date": r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
    r"(?:[,| ].{0,40})?",
    "place": r"[A-Z][A-Za-z .]+, (?:[A-Z][a-z.]+|[A-Z]{2})",
    "heading": r"[^.!?…:;\"“”]{1,80}",
    "question heading": r"[^.!?…\"“”]{1,60}\?",
    "address": r"\S*(?:https?://|www\.|@)\S+",
    "bullets": r"[•*\-–—·]\s.{0,80}",
}
"""What a whole paragraph may be (matched against all of it)."""

SENTENCES: Final[dict[str, str]] = {
    "contributor": r"\bcontributed (?:to|reporting|additional)\b|^(?:Additional )?[Rr]eporting (?:by|for|from)\b|"
    r"\b[Ee]diting by\b|^(?:With )?(?:[Ff]iles|[Rr]eporting) from\b|\breported from\b.{0,60}\.$|^Writing by\b|"
    r"\b(?:staff|special) (?:writer|correspondent)s? .{0,60}contributed",
    "credit": r"\b(?:Getty Images|AFP Photo|AP Photo|EPA Images|Shutterstock|iStock|Photo(?:graph)? (?:by|courtesy|credit)|"
    r"File photo|Image(?: credit)?:|Photo(?: credit)?:|Video(?: credit)?:|Screengrab|Screenshot)\b|"
    r"^\(?(?:Photo|Image|Picture|Credit|Caption|Source)s?\s*:|\bCredit: [A-Z][\w .,/&’'-]{2,40}$|\((?:Photo|Image|Picture)s?(?:\)|:|/| by)|/(?:AFP|AP|Reuters|Getty)\b",
    "caption": r"^(?:Pictured|Above|Left|Right|File|In this (?:file |undated |handout )?(?:photo|image|picture)|"
    r"This (?:file |undated |handout )(?:photo|image|picture))\b|\bin (?:a|an|this) (?:file|undated|handout) (?:photo|image|picture)\b",
    "read more": r"^(?:Read(?: (?:more|also|next|our|the full|about))?|See also|Also (?:read|see)|Related|More(?: on this| from|:)|"
    r"Watch|Listen(?: to)?|Don['’]t miss|Recommended|Most read|Up next|What to know|Continue reading|Keep reading|Click|Tap|"
    r"Scroll|Story continues|Article continues|Advertisement|Advertising|Loading|Share (?:this|on)|Follow|Like us|Join)"
    r"(?:\s*[:|»>–-]|\b.{0,80}(?:here|below|more|newsletter|podcast|video|story|article|Twitter|Facebook|Instagram|YouTube|"
    r"LinkedIn|@\w+|app)\b|\s*$)",
    "subscription": r"^(?:Share|Send|Tell|Show|Let) (?:us |me )?(?:your|know)\b|\b(?:[Ss]ubscribe|[Ss]ign up|[Ss]igned up|[Ss]igning up|[Uu]nsubscribe|[Ll]og in|[Rr]egister) (?:to|for|now|today|here|at)\b.{0,90}"
    r"\b(?:newsletter|email|inbox|alerts?|updates?|account|access|read|subscri\w+|podcast|free|briefing)\b|"
    r"\bsupport (?:our|independent|local|quality) journalism\b|\bbecome a (?:member|subscriber|supporter)\b|"
    r"\b(?:our|the|your) (?:daily |weekly |free |morning )*newsletter\b",
    "legal": r"\b(?:[Aa]ll rights reserved|[Cc]opyright \d{4}|©)|\bmay not be (?:published|reproduced|republished)\b|"
    r"\b(?:was|is) (?:first|originally) published\b|^This (?:article|story|post|piece|report) (?:was|is|has been|originally|first)\b|"
    r"\b(?:terms of (?:use|service)|privacy policy|cookie policy)\b",
    "editor": r"^\W?(?:Editor['’]?s?['’]? [Nn]ote|Clarification|Correction|Disclaimer|Disclosure|An earlier version|Note to (?:readers|editors))\b|"
    r"\bwhere \w+ is an? (?:contributor|columnist|fellow)\b|\bis an? (?:\w+ ){0,4}(?:contributor to|columnist for|reporter (?:at|for|with)|"
    r"correspondent (?:at|for|with)|writer (?:at|for))\b.{0,60}\.$|^The (?:views|opinions) expressed\b|\bthe (?:opinions|views) expressed in this\b",
    "contact": r"\b(?:[Gg]ot a (?:tip|story)|[Hh]ave a (?:tip|story|question)|[Ss]end (?:us )?(?:tips|your)|[Ee]-?mail (?:us|the (?:author|reporter|writer))|"
    r"[Cc]ontact (?:us|the (?:author|reporter|writer))|[Ww]rite to us|[Ff]or (?:more|media|press) (?:information|inquiries|enquiries))\b|^(?:E-?mail|Tel|Phone|Contacts?|(?:Media|Press|News) (?:[Cc]ontacts?|[Ii]nquiries|[Ee]nquiries))\s*:",
    "stamp": r"^(?:Last )?(?:[Uu]pdated|[Pp]ublished|[Pp]osted|[Cc]reated|[Mm]odified|[Ff]irst published)(?: (?:on|at))?\s*:?\s*(?:\d|[A-Z][a-z]{2,8}\.? \d)|"
    r"^\d+ (?:min(?:ute)?s?|hours?|days?) (?:ago|read)\b|^\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?|GMT|BST|ET|EST|EDT|UTC)?\s*$",
}
"""What a sentence may be (searched in it)."""

SIGNS: Final[dict[str, tuple[str, ...]]] = {
    "contributor": ("contributed", "eporting", "diting by", "iles from", "reported from", "Writing by"),
    "credit": (
        *(
            "Getty",
            "/AFP",
            "AFP P",
            "/AP",
            "AP P",
            "/Reuters",
            "EPA I",
            "Shutterstock",
            "iStock",
            "Photo",
            "File photo",
        ),
        *("Image", "Video", "Screengrab", "Screenshot", "Picture", "Credit", "Caption", "Source"),
    ),
    "caption": ("Pictured", "Above", "Left", "Right", "File", "In this", "This ", "photo", "image", "picture"),
    "subscription": (
        *("Share", "Send", "Tell", "Show", "Let", "ubscribe", "ign up", "igned up", "igning up", "og in", "egister"),
        *("support ", "become a", "newsletter"),
    ),
    "legal": (
        *("ights reserved", "opyright", "©", "may not be", "published", "This ", "terms of", "privacy policy"),
        "cookie policy",
    ),
    "editor": (
        *("Editor", "Clarification", "Correction", "Disclaimer", "Disclosure", "An earlier", "Note to", "contributor"),
        *("columnist", "fellow", "reporter ", "correspondent ", "writer ", "The views", "The opinions", "the views"),
        "the opinions",
    ),
    "contact": (
        *("a tip", "a story", "a question", "end us", "end tips", "end your", "mail", "ontact", "rite to us", "Tel"),
        *("nformation", "nquiries", "Phone"),
    ),
}
"""Letters of which each such sentence holds some: without them its pattern need not be tried, which takes longer."""

NAMED_LINES: Final = {name: re.compile(pattern) for name, pattern in LINES.items()}
NAMED_SENTENCES: Final = {name: re.compile(pattern) for name, pattern in SENTENCES.items()}
LONGER: Final = re.compile(r"[^\W\d_][\w’'-]*")
SMALL_WORDS: Final = "a an and as at by for from in is its of on or over the to up with after vs via into"
SMALL: Final = frozenset(SMALL_WORDS.split())
"""Words that titles leave in lower case."""

LONGEST_LINE: Final = 600
"""Characters beyond which nothing is furniture."""

BY: Final = re.compile(
    rf"^(?:(?:EXCLUSIVE|Exclusive|Words|Report|Posted|Written|Published) )?(?:[Bb]y|BY) ({PEOPLE})(?=$|[,|\n]| [-–—|])",
    re.MULTILINE,
)
CONTRIBUTED: Final = re.compile(
    rf"({PEOPLE})(?:,? .{{0,40}}?)? contributed (?:to this|reporting|additional)|"
    rf"(?:Additional reporting|Reporting|With reporting) by ({PEOPLE})"
)
BETWEEN: Final = re.compile(r",? and |, ")


def furniture(text: str, sentence: Span, title: str = "") -> str | None:
    """What kind of furniture `sentence` is (a key of the tables above, or "title"), or None where it is text."""
    words = sentence.of(text).strip()
    if title and words.rstrip(".") == title.strip().rstrip("."):
        return "title"
    if len(words) > LONGEST_LINE:
        return None
    for name, pattern in possible(text):
        if may_be(name, words) and pattern.search(words):
            return name
    line = whole_line(words) if fills_its_line(text, sentence) else None
    return line or ("headline" if in_title_case(words) else None)


@lru_cache(maxsize=2)
def possible(text: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of sentences of which the whole text holds a sign; asked once for all of its sentences."""
    return tuple((name, pattern) for name, pattern in NAMED_SENTENCES.items() if may_be(name, text))


def may_be(name: str, words: str) -> bool:
    """Whether the words hold one of the signs of that kind of furniture; of a kind without signs always."""
    signs = SIGNS.get(name)
    if signs is None:
        return True
    for sign in signs:  # noqa: SIM110 - a plain loop, three times as fast in the most asked question of this room
        if sign in words:
            return True
    return False


LONG_QUOTE: Final = re.compile(r"“(?:[^”\s]+\s+){2}")
"""Three quoted words or more; a title may quote one or two."""


def in_title_case(words: str) -> bool:
    """Whether every word but the smallest begins with a capital, as in the title of another story."""
    found = LONGER.findall(words)
    large = sum(word[0].isupper() for word in found)
    return large >= 5 and all(word[0].isupper() or word in SMALL for word in found) and not LONG_QUOTE.search(words)


def fills_its_line(text: str, sentence: Span) -> bool:
    """Whether the sentence is a paragraph of its own in a text that has paragraphs."""
    before = text[max(0, sentence.start - 40) : sentence.start].rstrip(" \t")
    after = text[sentence.end : sentence.end + 40].lstrip(" \t\r")
    alone = (not before or before.endswith("\n")) and (not after or after.startswith("\n"))
    return alone and not (not before and not after)


def whole_line(words: str) -> str | None:
    """What kind of furniture a paragraph that holds only `words` is, or None."""
    return next((name for name, pattern in NAMED_LINES.items() if pattern.fullmatch(words)), None)


def bylines(text: str) -> tuple[str, ...]:
    """The authors that a line "By ..." near the top of `text` names, as printed; empty where there is none."""
    found = BY.search(text[:600])
    return people(found.group(1)) if found else ()


def contributors(text: str) -> tuple[str, ...]:
    """The people whom the last lines of `text` name as contributors, as printed; empty where there are none."""
    found = list(CONTRIBUTED.finditer(text[-1_500:]))
    return people(found[-1].group(1) or found[-1].group(2)) if found else ()


def people(names: str) -> tuple[str, ...]:
    """The names of a list such as "A B, C D and E F"."""
    return tuple(name for name in BETWEEN.split(names) if name)
