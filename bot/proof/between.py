"""Whether the words beside a mention and its cue leave it another subject: a longer name ("Ada Quill Foundation said"), a
clause of somebody else ("wept while Bo Lund said"), a passive ("was told"), what was yet to be said ("was expected to say"), a
frame that takes it back ("it is false that"), an object ("the keeper who met Ada Quill said", "told Ada Quill").
"""

from __future__ import annotations

import re
from typing import Final

from bot.model.brief import Quote
from bot.model.span import Span
from bot.proof.people import parts
from bot.proof.words import CALENDAR, IRREGULAR, SAY, TITLES, listed

_NAME: Final = r"[A-Z][\w’'-]*(?:[ \u00a0][A-Z][\w’'-]*){0,3}"
_ON: Final = re.compile(rf"[ \u00a0](?P<more>{_NAME})(?:[ \u00a0][a-z][a-z-]*s)?[ \u00a0]$")
_OTHERS: Final = re.compile(
    rf"(?:\b(?:while|when|(?<!self[ \u00a0])(?<!known[ \u00a0])as|that|because|where|if|which|before|after|until)|^,)[ \u00a0](?P<who>he|she|they|we|{_NAME})[ \u00a0]"
    r"(?:(?:had|has|also|later|\w+ly)[ \u00a0])?$"
)
_WHOSE: Final = re.compile(r"\b(?:whose|whom)[ \u00a0](?:[\w’'-]+[ \u00a0]){1,4}$")
_PASSIVE: Final = re.compile(
    r"\b(?:is|was|are|were|been|being|be)[ \u00a0](?:(?:also|later|then|once|\w+ly)[ \u00a0])?$"
)
_DONE: Final = listed(
    "told said asked warned advised urged reminded informed accused criticised criticized ordered blamed"
)
_YET: Final = re.compile(
    r"\b(?:expected|likely|due|set|scheduled|going|plan|plans|planned|planning|forgot|forgets|want|wants|wanted|hope|hopes|hoped|"
    r"wish|wishes|wished|mean|means|meant|intend|intends|intended|tried|try|tries|about|bound|supposed|unable|unwilling|reluctant|"
    r"ought|need|needs|needed|prepared|preparing|hesitated|hesitates)[ \u00a0]to[ \u00a0](?:\w+ly[ \u00a0])?$"
)
_TITLES: Final = (
    rf"(?:(?:{'|'.join(sorted(word.capitalize() for word in TITLES - {'the', 'u.s', 'us'}))})\.?[ \u00a0])*$"
)
_ADDRESSED: Final = re.compile(rf"[ \u00a0]{_TITLES}")
_SENTENCE: Final = re.compile(r"[a-z]{3,}[.!?][ \u00a0](?=[A-Z])")
_TAKEN_BACK: Final = re.compile(
    r"\b(?:(?:not|n['’]t)[ \u00a0](?:true|clear|certain|known|fact|the[ \u00a0]case)|never[ \u00a0]happened|[Cc]ontrary[ \u00a0]to[ \u00a0]\w+|untrue|false|lie|myth|unclear|doubtful|possible|unlikely|impossible|"
    r"dream\w*|jok(?:e|es|ed|ing)|imagin\w+|pretend\w*|wish\w*|hoax|rumou?rs?|no[ \u00a0](?:proof|evidence|sign)|"
    r"[Nn]owhere[ \u00a0](?:has|had|did|have)|(?:[Nn]obody|[Nn]one|[Nn]o[ \u00a0]one)[ \u00a0]\w+)"
    r"[ \u00a0](?:that[ \u00a0])?" + _TITLES
)
_SUPPOSED: Final = re.compile(r"(?:^|[.!?]\s)(?:Had|Should|Were)[ \u00a0]" + _TITLES)
_BIDDEN: Final = re.compile(
    r"\b(?:urg|ask|want|order|advis|forc|press|beg|allow|invit|tell|told)\w*[ \u00a0]" + _TITLES
)
_OBJECT: Final = re.compile(
    r"\b(?P<subject>who|that|which|he|she|they|[Aa]n?[ \u00a0][a-z-]+|[Tt]he[ \u00a0][a-z-]+|[A-Z][\w’'-]+)[ \u00a0](?:(?:had|has|have|\w+ly)[ \u00a0])?"
    r"(?P<verb>[a-z]+)[ \u00a0]" + _TITLES
)
_FLANKED: Final = re.compile(r",[ \u00a0]\w+(?:ed|en)[ \u00a0](?:by|with)[ \u00a0]" + _TITLES)
_REACH: Final = 80


def another_subject(text: str, quote: Quote) -> str | None:
    """Why somebody else is the subject of the cue, or it was not said; None where nothing says so."""
    own, cue = quote.mention, quote.cue_span
    if own is None or cue is None:
        return None
    word = (quote.cue or "").casefold()
    if cue.end <= own.start:
        blank = _ADDRESSED.match(text, cue.end, own.start) is not None
        return "it is whom somebody told" if blank and word in {"told", "tells", "telling", "tell"} else None
    if own.end > cue.start or cue.start - own.end > _REACH:
        return None
    gap = text[own.end : cue.start]
    return _between(gap, word, quote.speaker or "") or _ahead(text, own, gap, word)


def _between(gap: str, cue: str, speaker: str) -> str | None:
    longer, other = _ON.match(gap), _OTHERS.search(gap)
    if longer and not _told(longer["more"], speaker):
        return f"its name goes on: {longer['more']!r}"
    if other and not _told(other["who"], speaker):
        return f"{other['who']!r} is the subject"
    if _SENTENCE.search(gap):
        return "another sentence stands between"
    if _WHOSE.search(gap):
        return "somebody of theirs is the subject"
    if cue in _DONE and _PASSIVE.search(gap):
        return "it is told and does not tell"
    return "it was yet to be said" if _YET.search(gap) else None


def _told(name: str, speaker: str) -> bool:
    """Whether capitals are a day, letters of honour or a part of the speaker's own name."""
    own = set(parts(speaker)) | CALENDAR | {"jr", "sr", "ii", "iii", "iv"}
    return all(word.casefold() in own or (word.isupper() and len(word) > 1) or word == "PhD" for word in _words(name))


def _words(name: str) -> list[str]:
    """The words of a name with their letters as printed, without possessive ending."""
    return [re.sub(r"['’]s?$", "", word) for word in name.split()]


def _ahead(text: str, own: Span, gap: str, cue: str) -> str | None:
    start = max(text.rfind("\n", 0, own.start) + 1, own.start - _REACH)
    if _TAKEN_BACK.search(text, start, own.start) or _SUPPOSED.search(text, start, own.start):
        return "it stands under a frame that takes it back"
    if gap.strip() == "to" and _BIDDEN.search(text, start, own.start):
        return "it was only bidden to"
    if gap.strip() == "," and _FLANKED.search(text, start, own.start):
        return "it only stands beside who speaks"
    found = _OBJECT.search(text, start, own.start)
    if found is None or not _transitive(found["verb"], found["subject"]):
        return None
    plain = not gap.strip() or gap.strip() in {"and", ",", "later", "then", "also"}
    return f"it is the object of {found['verb']!r}" if plain and not cue.endswith("ing") else None


def _transitive(verb: str, subject: str) -> bool:
    """Whether a word between a subject and a name is a verb that takes it: "who met", "a keeper defending"."""
    if verb in SAY | {"sounding", "looking", "seeming", "speaking"} or subject.casefold() in TITLES:
        return False
    noun = subject.rsplit(maxsplit=1)[-1] != subject
    doing = verb.endswith("ing") and noun
    return doing or (not noun and (verb in IRREGULAR or (verb.endswith("ed") and len(verb) > 3)))
