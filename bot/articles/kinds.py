"""The kind of article that a page or a feed declares: by its type, its section or its categories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

TYPES: Final[tuple[tuple[str, str], ...]] = (
    ("live", r"LiveBlog"),
    ("opinion", r"Opinion|Review(?!Action)"),
    ("press release", r"AdvertiserContent"),
)
"""Types of schema.org that say more than "article", by the kind they stand for (the names of `ArticleKind`)."""

SECTIONS: Final[tuple[tuple[str, str], ...]] = (
    (
        "opinion",
        (
            r"opinions?|op-?eds?|editorials?|commentar(?:y|ies)|comment is free|columns?|columnists?|letters(?: to the editor)?|"
            r"view ?points?|perspectives?|guest essays?|voices|meinung(?:en)?|kommentare?|kolumnen?|leitartikel|"
            r"tribunes?|éditos?|éditorial(?:es)?|points? de vue|opinión|editorial(?:es)?|columnas?|tribuna|"
            r"opinioni|editoriali|commenti|opinião|colunas?|opiniões|opinie|meninger|kronikk(?:er)?|ledare|debatt"
        ),
    ),
    ("obituary", r"obituar(?:y|ies)|in memoriam|nachrufe?|nécrologies?|necrológicas?|obituarios?|necrologi[eo]?"),
    ("interview", r"interviews?|q ?& ?a|entrevistas?|intervist[ae]|entretiens?"),
    (
        "press release",
        r"press[ -]releases?|news[ -]releases?|pr ?newswire|pressemitteilung(?:en)?|communiqués(?: de presse)?",
    ),
    ("live", r"live ?(?:blogs?|updates?|tickers?)|en direct|en directo|diretta|live-?ticker"),
    ("correction", r"corrections?(?: (?:and|&) clarifications?)?|errata|korrekturen?"),
    ("roundup", r"news in brief|briefings?|daily briefing|newsletters?|in brief"),
)
"""Names of sections, whole and without regard to case, by the kind that they hold."""

_TYPE: Final = tuple((kind, re.compile(pattern)) for kind, pattern in TYPES)
_SECTION: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in SECTIONS)
_DIVIDED: Final = re.compile(r"\s*[>/|:,;»]\s*")


_ISSUED: Final = re.compile(r"About (?:the )?(?P<name>(?!Us\b|Me\b|The\b)[A-Z][^\n.:]{1,60}?)\s*:?$")
_CONTACT: Final = re.compile(r"(?:(?:media|press|news) (?:contacts?|inquiries|enquiries)\b|contacts?:)", re.IGNORECASE)
"""The two headings with which a press release ends: who issued it, and whom to call."""


def is_release(paragraphs: Sequence[str]) -> bool:
    """Whether the paragraphs are a press release's: one is the heading "About X", where X is named before it, and one
    behind it says whom the press may call."""
    for at, paragraph in enumerate(paragraphs):
        if (issued := _ISSUED.match(paragraph)) and any(issued["name"] in before for before in paragraphs[:at]):
            return any(_CONTACT.match(after) for after in paragraphs[at + 1 :])
    return False


def kind_hint(declared_type: str, sections: str) -> str:
    """The kind that is declared, a value of `ArticleKind`; empty where type and sections name none.

    `declared_type` is the `@type` of the article's JSON-LD or its og:type, `sections` what the page prints as
    section, several of them divided by marks ("News / Opinion").
    """
    by_type = next((kind for kind, pattern in _TYPE if pattern.search(declared_type)), "")
    return by_type or next((kind for part in _DIVIDED.split(sections) if (kind := _of_section(part))), "")


def _of_section(section: str) -> str:
    name = section.strip()
    return next((kind for kind, pattern in _SECTION if pattern.fullmatch(name)), "")
