"""Finds the capitalised runs of a text that may be names, and takes titles off them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.condense.lexicon import table, words
from bot.condense.names_titles import Word, is_given, name_start, without_letters

_CAP = re.compile(r"(?:[A-Z]\.[ \xa0]?){1,3}(?=[A-Z][a-z])|(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-ÞŁŚŞČĆŽŠĐİ][\w]*(?:['’&-][\w]+)*")
_PARTICLES = frozenset((" al-", " el-", " de la ", " van der "))
_JOINTS = frozenset((" of ", " of the ", " for ", " for the ", " on ", " in the ", " to "))
_OWNS = frozenset(("'s ", "’s ", "' ", "’ "))
_OWNED = frozenset(("office", "association", "guild", "league", "federation", "union"))
"""Bodies that go by whose they are: "Prosecutor General's Office", "Keepers' Union"."""

_WITH_AIM = frozenset(("committee", "campaign", "coalition", "alliance", "league", "society"))
"""Bodies whose name tells their aim: "Committee to Protect Keepers"."""
_INITIAL = re.compile(r"[A-Z]\.")
_DESCRIPTIVE = re.compile(
    r"[A-Z][a-z]+-(?:of-|(?:born|based|backed|led|leaning|elect|turned|bound|wide|year)$)|"
    r"(?:Ex|Then)-[A-Za-z]|(?:Co|Self|Half|Step|Vice|Non|Pro|Anti|Mid|Post|Pre)-[a-z]"
)
"""Hyphened words that describe somebody and open no name: "Mum-of-two", "Ex-mayor", "Velm-born"."""

_NICKNAME = re.compile(r"[ \xa0][“\"‘'(][A-Z][\w.-]*[”\"’')][ \xa0][A-Z]")
_NICK_OPENS = re.compile(r"[ \xa0][“\"‘'(]")
_NICK_CLOSES = re.compile(r"[”\"’')][ \xa0]")
_SEPARATOR = re.compile(r"[.’-]")
_ROMAN = frozenset(("Jr", "Sr", "II", "III", "IV"))


class Run(NamedTuple):
    """A capitalised run at `start` to `end`; `name` is where the name proper starts, after any title;
    `kind` is person, organisation, place or unknown; `possessive` whether an apostrophe and s follow."""

    start: int
    end: int
    name: int
    kind: str
    possessive: bool


def runs(text: str) -> Iterator[Run]:
    """The runs of `text` in order; function words that only open a sentence are no part of one."""
    pending: Run | None = None
    for run in _runs(text):
        if pending and _one_organisation(text, pending, run):
            pending = Run(pending.start, run.end, pending.start, "organisation", run.possessive)
            continue
        if pending:
            yield pending
        pending = run
    if pending:
        yield pending


def _one_organisation(text: str, first: Run, second: Run) -> bool:
    """Whether an "and" joins two runs to one name, as in "Bureau of Lakes and Forests Administration"."""
    if text[first.end : second.start] not in (" and ", " & ") or first.name != first.start or first.possessive:
        return False
    opening = text[first.start : first.end].split()
    if "&" in text[first.end : second.start]:
        return not (
            is_given(opening[0].lower()) and is_given(text[second.start : second.end].split(maxsplit=1)[0].lower())
        )
    if text[second.start : second.end].rsplit(maxsplit=1)[-1].lower() not in words("joined_words"):
        return False
    return not is_given(opening[0].lower()) and opening[-1].lower() not in ("department", "senate", "congress", "house")


def _runs(text: str) -> Iterator[Run]:
    chain: list[Word] = []
    found = list(_words(text))
    seen = Counter(word.text for word in found)
    for word in found:
        if chain and not _joins(text, chain, word):
            yield from _finish(text, chain, seen)
            chain = []
        if chain or _may_start(word):
            chain.append(word)
    yield from _finish(text, chain, seen)


def _words(text: str) -> Iterator[Word]:
    for match in _CAP.finditer(text):
        raw = match[0].rstrip()
        possessive = 2 if raw.endswith(("'s", "’s")) else 1 if raw.endswith(("s'", "s’")) else 0
        end = match.start() + len(raw) - possessive
        after = text[end : end + 2]
        owned = bool(possessive) or after in ("'s", "’s") or (raw.endswith("s") and after[:1] in ("’", "'"))
        yield Word(text[match.start() : end], match.start(), end, owned)


def _may_start(word: Word) -> bool:
    return _opens_a_name(word.text)


@lru_cache(maxsize=20_000)
def _opens_a_name(word: str) -> bool:
    """Whether a word with a capital may be the first of a name; the same few are asked about in every article."""
    return (
        word[1:2] != "-"
        and not _DESCRIPTIVE.match(word)
        and _SEPARATOR.split(word.lower(), maxsplit=1)[0] not in words("function_words")
    )


def _joins(text: str, chain: list[Word], word: Word) -> bool:
    last = chain[-1]
    gap = text[last.end : word.start]
    if last.possessive and gap in _OWNS and word.text.lower() in _OWNED:
        return True
    if last.possessive or len(gap) > 12 or len(chain) > 9:
        return False
    if gap in (" ", "\xa0"):
        return _may_start(word) or _INITIAL.fullmatch(word.text) is not None
    if gap in (". ", ".\xa0", "."):
        return _abbreviated(last.text)
    if (gap in (", ", ",") and word.text in _ROMAN) or _nickname(text, chain, gap):
        return True
    return (gap in _JOINTS or _particle(gap)) and _may_start(word) and _bound(chain, gap)


def _nickname(text: str, chain: list[Word], gap: str) -> bool:
    """Whether the gap opens or closes a nickname inside a name: "Dan “Dub” Foss", "Robert (Bob) Reed"."""
    if _NICK_OPENS.fullmatch(gap):
        return len(chain) == 1 and is_given(chain[0].text.lower()) and _NICKNAME.match(text, chain[0].end) is not None
    return bool(_NICK_CLOSES.fullmatch(gap)) and len(chain) > 1 and bool(_NICKNAME.match(text, chain[-2].end))


def _particle(gap: str) -> bool:
    """Whether a small word inside a person's name fills the gap: "de", "van", "al-"."""
    return gap in _PARTICLES or (gap[:1] == " " == gap[-1:] and gap.strip() in words("name_particles"))


def _bound(chain: list[Word], gap: str) -> bool:
    """Whether "of", "for" or "van" binds: after an office or an organisation, or inside a person's name."""
    if _particle(gap):
        return True
    last = chain[-1].text.lower()
    if gap == " to ":
        return last in _WITH_AIM
    if last in words("organisations") or (gap in (" of ", " of the ", " for ") and last in words("titles")):
        return True
    return gap == " of " and last in ("bank", "house", "state", "university", "republic", "archbishop", "staff")


def _abbreviated(word: str) -> bool:
    lower = word.lower()
    never = table("abbreviations")["never"]
    return lower in never or (len(word) == 1) or (lower + "." in words("titles") and len(word) < 5) or word in _ROMAN


def _finish(text: str, chain: list[Word], seen: Counter[str]) -> Iterator[Run]:
    chain = without_letters(text, chain)
    if not chain:
        return
    end = chain[-1].end
    if chain[-1].text in _ROMAN and text[end : end + 1] == ".":
        end += 1
    name, titled = name_start(text, chain, seen)
    kind = _kind(text[chain[name].start : end], chain[name:], titled=titled)
    if kind != "person":
        name = 0
    yield Run(chain[0].start, end, chain[name].start, kind, chain[-1].possessive)


def _kind(name: str, chain: list[Word], *, titled: bool) -> str:
    lower = [word.text.lower() for word in chain]
    if len(chain) == 1 or _listed_kind(name):
        return _listed_kind(name) or _lone_kind(name, lower[0], titled=titled)
    bodies = words("organisations")
    if lower[-1] in words("place_words") or " ".join(lower[:2]).rstrip("s") in words("places"):
        return "organisation" if lower[-1] in bodies else "place"
    if titled and len(chain) <= 4 and not _office(lower):
        return "person"
    if lower[-1] in bodies or lower[0] in bodies or " of " in name or " for " in name:
        return "organisation"
    given = is_given(lower[0]) or (len(chain) == 3 and is_given(lower[1]) and not _caps(chain[0].text))
    return "person" if given else _unsure_kind(name, chain, lower)


def _office(lower: list[str]) -> bool:
    """Whether the words behind a title only go on with the office: "Chief Technology Officer"."""
    given = any(is_given(word) for word in lower) or lower[-1] in table("role_words")["given_too"]
    return lower[-1] in words("person_nouns") and not given


def _listed_kind(name: str) -> str:
    """What a list says of the name: a place or an outlet; empty where none holds it."""
    if name.lower() in words("places") or name.lower().rstrip(".") in words("places"):
        return "place"
    return "organisation" if name.lower() in words("outlets") else ""


def _lone_kind(name: str, lower: str, *, titled: bool) -> str:
    if titled:
        return "person"
    if lower in words("organisations"):
        return "organisation"
    acronym = name.isupper() and len(name.replace(".", "")) > 1 and lower not in words("months")
    return "acronym" if acronym else "unknown"


def _unsure_kind(name: str, chain: list[Word], lower: list[str]) -> str:
    """The kind of a run without a title, a known given name or a telling last word."""
    if any(word in words("organisations") for word in lower) or lower[-1] in words("titles"):
        return "organisation"
    if name.isupper() or lower[-1] in words("places") or len(chain) > 4:
        return "unknown"
    plain = all(word.text[0].isalpha() and not _caps(word.text) for word in chain)
    return "person" if plain else "unknown"


def _caps(word: str) -> bool:
    return len(word) > 2 and word.isupper() and "." not in word
