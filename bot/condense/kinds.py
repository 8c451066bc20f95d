"""What sort of article this is, as far as its text, title and address tell."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from bot.condense import sketches
from bot.model.article import Access, Article
from bot.model.brief import ArticleKind

STUB_LENGTH: Final = 240
"""Below this many characters there is nothing to condense."""

TITLES: Final[tuple[tuple[ArticleKind, str], ...]] = (
    (
        ArticleKind.CORRECTION,
        r"^\W?(?:corrections?|clarifications?|erratum|for the record)\b(?:\s*[:&|–—-]|\s+and\s+clarifications?|\s*$)",
    ),
    (
        ArticleKind.LIVE,
        (
            r"^\W?live\b\s*(?:[:|–—-]|updates?|blog|coverage|results)|\blive (?:updates?|blog|coverage)\b|\bas it happened\b|"
            r"\bminute[- ]by[- ]minute\b|[–—|-]\s*live\W?$"
        ),
    ),
    (
        ArticleKind.ROUNDUP,
        (
            r"^\W?(?:(?:your|readers?[’']?|today[’']s|our readers[’']) )?letters(?: to (?:the editor|us))?(?:[:,|–—-]? (?:for )?(?:\w+day,? )?"
            r"(?:\w+ \d{1,2}|\d{1,2} \w+)(?:,? \d{4})?)?\W*$|"
            r"^(?:leserbriefe|cartas (?:al director|de los lectores)|courrier des lecteurs|lettere (?:al direttore|dei lettori)|"
            r"cartas dos leitores|lezersbrieven|insändare|leserbrev|læserbreve)\W*$"
        ),
    ),
    (
        ArticleKind.OPINION,
        (
            r"^\W?(?:opinion|op-ed|editorial|commentary|column|comment|viewpoint|guest (?:essay|column)|letters?(?: to the editor)?|"
            r"analysis|perspective|review)\s*[:|–—-]|[|–—-]\s*(?:opinion|editorial|analysis|commentary|letters?)\W?$"
        ),
    ),
    (ArticleKind.OPINION, sketches.TITLE),
    (
        ArticleKind.FEATURE,
        r"^\W?(?:feature|long read|the long read|profile|magazine)\s*[:|–—-]|[|–—-]\s*(?:feature|the long read|long read|profile)\W?$",
    ),
    (
        ArticleKind.INTERVIEW,
        (
            r"^\W?(?:\d{1,2}|three|five|six|seven|eight|nine|ten|twelve|twenty) (?:\w+ )?questions (?:with|for|to)\b|"
            r"^\W?(?:interview|q\s?&\s?a|q and a)\b|\b(?:q\s?&\s?a|an interview) with\b|[:|–—-]\s*(?:q\s?&\s?a|interview)\W?$"
        ),
    ),
    (
        ArticleKind.ROUNDUP,
        (
            r"\b(?:news in brief|in brief|briefs|round-?up|morning briefing|evening briefing|daily briefing|the week in|"
            r"things to know (?:for|today|this)|headlines (?:for|of|today)|what(?:['’]s| is) on today)\b|^\W?(?:briefing|digest|police blotter|world briefs?)\b"
        ),
    ),
    (
        ArticleKind.LISTICLE,
        (
            r"^\W?(?:the |these |here are |my |our )?(?:top )?(?:\d{1,3}|three|five|six|seven|eight|nine|ten|twelve|twenty)"
            r" (?:\w+[- ]){0,3}?(?:things|ways|reasons|tips|facts|best|worst|photos|pictures|places|books|movies|films|"
            r"gifts|recipes|lessons|questions|takeaways|mistakes|ideas|quotes|moments|signs|steps|tricks|hacks|myths|songs|shows)\b"
        ),
    ),
    (
        ArticleKind.OBITUARY,
        r"^\W?obituary\b|\b(?:dies|has died|passes away|dead)(?:,? (?:at|aged)(?: age)?) \d{2,3}\b|, \d{2,3}, (?:dies|is dead)\b",
    ),
)
"""Kinds that titles show, first match first; matched without regard to case."""

OPENINGS: Final[tuple[tuple[ArticleKind, str], ...]] = (
    (
        ArticleKind.CORRECTION,
        (
            r"^\W?(?:corrections?|clarifications?)\s*[:–—-]|^(?:an|a) (?:earlier|previous) (?:article|story|version)\b|"
            r"^(?:an?|the) (?:\w+ ){0,3}(?:article|story|report|column) (?:on|in|about|published)\b.{0,120}\b(?:misstated|incorrectly|erroneously|misidentified)"
        ),
    ),
    (
        ArticleKind.RELEASE,
        (
            r"\bFOR IMMEDIATE RELEASE\b|\b(?:PRNewswire|PR Newswire|BUSINESS WIRE|GLOBE NEWSWIRE|GlobeNewswire|Newsfile|ACCESSWIRE|EIN ?Presswire)\b|"
            r"^[^\n/]{4,60} /[\w .-]{2,30}/ ?(?:--|[–—-])"
        ),
    ),
    (ArticleKind.LIVE, r"^\W?(?:live updates?|this live (?:blog|page))\b"),
)
"""Kinds that the first lines show."""

ADDRESSES: Final[tuple[tuple[ArticleKind, str], ...]] = (
    (ArticleKind.OPINION, r"/(?:opinions?|commentisfree|editorials?|columnists?|op-ed|commentary|letters)(?:/|$)"),
    (ArticleKind.OPINION, sketches.ADDRESS),
    (ArticleKind.FEATURE, r"/(?:features?|long-?reads?|magazine|profiles?)(?:/|$)"),
    (ArticleKind.LIVE, r"/(?:live-news|live|liveblog)(?:/|$)"),
    (ArticleKind.RELEASE, r"/(?:press-releases?|news-releases?)(?:/|$)"),
    (ArticleKind.OBITUARY, r"/(?:obituaries|obituary)(?:/|$)"),
)
SECTIONS: Final = re.compile(r"\b(?:opinions?|editorials?|commentary|columns?|columnists?|letters)\b", re.IGNORECASE)

CLOCK_LINE: Final = re.compile(
    r"^[ \t]*(?:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*\(?[A-Z]{2,4}\)?)?\b",
    re.MULTILINE | re.IGNORECASE,
)
NUMBER_LINE: Final = re.compile(r"^[ \t]*(?:#|No\. )?\d{1,2}[.):]\s+\S", re.MULTILINE)
QUESTION_LINE: Final = re.compile(
    r"^[ \t]*(?:Q|Question|Q\.)\s*[:.]\s|^[ \t]*[A-Z]{2,}(?: [A-Z]{2,})?:\s", re.MULTILINE
)
LABEL_LINE: Final = re.compile(r"^[ \t]*((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3}):[ \t]+\S", re.MULTILINE)
FEWEST_TURNS: Final = 5
"""Labelled lines from which a text is a conversation."""

ISSUED: Final = re.compile(r"^About (?:the )?[A-Z][^\n.:]{1,60}?\s*:?\s*$", re.MULTILINE)
CONTACT: Final = re.compile(
    r"^(?:(?:Media|Press|News) (?:[Cc]ontacts?|[Ii]nquiries|[Ee]nquiries)|Contacts?)\b", re.MULTILINE
)
"""What ends a press release: who issued it, and whom to call."""


def issuer_at(text: str) -> int:
    """Where a release turns to its issuer: its last "About ..." line, as long as some of the text stands before it; else
    its end. An earlier such line heads a part of the news."""
    found = [match.start() for match in ISSUED.finditer(text) if text[: match.start()].strip()]
    return found[-1] if found else len(text)


PAYWALL: Final = re.compile(
    r"\b(?:subscribe|subscription|sign in|log in|register|subscribers? only|already a subscriber|premium|free trial)\b",
    re.IGNORECASE,
)
QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
OUR_OWN: Final = re.compile(r"\b(?:[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|[Uu]s)\b")
FIRST_PERSON: Final = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|myself)\b")
MEETING: Final = re.compile(
    r"\b(?:told|tells|asked|asks|showed|shows|says|said) me\b|\b(?:told|tells) (?:me|us)\b(?! that the newspaper)|"
    r"\b(?:I|we) (?:met|meet|visited|visit|sat|sit|spoke|speak|ask|asked|wonder|suggest)\b|\b(?:when|as|after|before) (?:I|we) \w+"
)
"""How the author of a feature meets those of whom it tells; outside quotation marks."""

SCENE: Final = re.compile(
    r"\b(?:is|are) (?!being\b|going\b|trying\b|considering\b|expecting\b|planning\b|investigating\b)[a-z]{2,}ing (?:an?|the|her|his|their|at|in|on|by|through|over|from)\b"
)
"""A scene told in the present: "is eating a sausage roll in the stalls"."""

WORD: Final = re.compile(r"\w+")

NOTES: Final[dict[ArticleKind, str]] = {
    ArticleKind.STUB: "note.stub",
    ArticleKind.FOREIGN: "note.foreign",
    ArticleKind.LIVE: "note.live",
    ArticleKind.LISTICLE: "note.listicle",
    ArticleKind.CORRECTION: "note.correction",
    ArticleKind.ROUNDUP: "note.roundup",
}
"""Kinds of which no points are made, and the message that says why."""


def recognise(article: Article, language: str, supported: frozenset[str]) -> ArticleKind:
    """The article's kind; plain news where nothing speaks for another. An unsupported language comes first."""
    text = article.text
    if text and language not in supported and language != "und":
        return ArticleKind.FOREIGN
    worded = by_wording(article)
    if is_stub(article) and not (worded is ArticleKind.CORRECTION and is_whole(article)):
        return ArticleKind.STUB
    return worded or declared(article) or by_layout(text) or by_voice(text) or ArticleKind.NEWS


def declared(article: Article) -> ArticleKind | None:
    """The kind that the page declares or is built as, or None."""
    return ArticleKind(article.kind_hint) if article.kind_hint in set(ArticleKind) else None


def is_stub(article: Article) -> bool:
    """Whether there is too little text, or a call to pay where the text would go on."""
    return article.access is not Access.OPEN or len(article.text.strip()) < STUB_LENGTH or breaks_off(article.text)


def is_whole(article: Article) -> bool:
    """Whether a short text is all there is: a correction notice needs no more."""
    return article.access is Access.OPEN and bool(article.text.strip()) and not breaks_off(article.text)


def breaks_off(text: str) -> bool:
    """Whether a short text ends in a call to pay or to sign in, where it would go on."""
    read = text.strip()
    return len(read) < 900 and bool(PAYWALL.search(read[-300:]))


def by_wording(article: Article) -> ArticleKind | None:
    """The kind that the title, the first lines, the section or the address names, or None."""
    found = first_match(TITLES, article.title) or first_match(OPENINGS, article.text[:400])
    if not found and SECTIONS.search(article.section):
        found = ArticleKind.OPINION
    return found or first_match(ADDRESSES, article.url)


def first_match(table: tuple[tuple[ArticleKind, str], ...], words: str) -> ArticleKind | None:
    """The kind of the first row of `table` that is found in `words`."""
    return next((kind for kind, pattern in table if re.search(pattern, words, re.IGNORECASE)), None)


def by_layout(text: str) -> ArticleKind | None:
    """The kind that the paragraphs show: many stamped with times, numbered, or asked and answered."""
    for pattern, least, kind in (
        (CLOCK_LINE, 5, ArticleKind.LIVE),
        (QUESTION_LINE, 5, ArticleKind.INTERVIEW),
        (NUMBER_LINE, 5, ArticleKind.LISTICLE),
    ):
        if sum(1 for _ in pattern.finditer(text)) >= least:
            return kind
    if ISSUED.search(text) and CONTACT.search(text):
        return ArticleKind.RELEASE
    return ArticleKind.INTERVIEW if is_transcript(text) else None


def is_transcript(text: str) -> bool:
    """Whether the paragraphs are turns of a conversation: many begin with a name, and two names come again."""
    labels = Counter(found.group(1) for found in LABEL_LINE.finditer(text))
    again = [label for label, count in labels.items() if count > 1]
    return len(again) > 1 and sum(labels[label] for label in again) >= FEWEST_TURNS


def paired(text: str) -> bool:
    """Whether every quotation that opens is closed: else some of what is taken for the author's words is quoted."""
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”")


def by_voice(text: str) -> ArticleKind | None:
    """Opinion, where the author speaks of himself outside quotation marks more than once in a hundred words, or of "us" in forty (a
    company's own blog); a feature,
    where the author only meets those of whom it tells, twice, or once in a scene that is told in the present."""
    own = QUOTED.sub(" ", text[:20_000])
    met, count = len(MEETING.findall(own)), len(FIRST_PERSON.findall(own))
    if met and SCENE.search(text[:600]):
        return ArticleKind.FEATURE
    length = len(WORD.findall(own))
    if count >= 6 and count > (0.01 if paired(text) else 0.02) * length:
        return ArticleKind.OPINION
    if not met and len(OUR_OWN.findall(own)) > max(8, 0.025 * length):
        return ArticleKind.OPINION
    return ArticleKind.FEATURE if met > 1 else None
