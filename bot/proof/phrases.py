"""Whether words can name somebody: a clause, a time or a place does not ("mended a loose plank", "few hours",
"at the opening"), nor does every phrase beside a name tell an office ("evening ferry carried").

The words are read by themselves, as a reader meets them beside a quotation; capitals tell names from verbs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.proof.clauses import clause
from bot.proof.words import CALENDAR, CONNECTIVES, IRREGULAR, NUMBER_WORDS, PREPOSITIONS, listed

_TOKEN = re.compile(r"[\w$£€@&]+(?:[.'’/-]\w+)*")
_DETERMINERS = listed("a an the his her its their my our your this these those")
_OBJECTS = _DETERMINERS | NUMBER_WORDS | listed("him them me us it himself herself themselves any some as")
_SUBJECTS = listed("he she it they we i you")
_RELATIVE = listed("who that which whom whose where")
_CLAUSES_OF_ONE = re.compile(r"^(?:there|here|what|it|that|he|she|who|they|we|you|i)['’](?:s|re|ve|d|m|ll)$")
_EMPTY = CALENDAR | listed(
    "there here more less what which that this these those such so then now today yesterday tomorrow indeed specifically "
    "meanwhile somehow prior hey well yes no oh please inc ltd llc corp plc jr sr"
)
_ADVERB = re.compile(r"\w+(?:ically|ually|onally|ently|antly|ingly|fully|edly|ously|ably|ibly|ively)")
"""Sentence adverbs: no name ends so."""

_TIMES = listed(
    "second seconds minute minutes hour hours day days night nights evening morning afternoon week weeks weekend month "
    "months year years decade decades century season winter spring summer autumn time times"
)
_DATING = listed("last next earlier later late early same past recent")
_OPENERS = (PREPOSITIONS - listed("about over under than like via of")) | listed(
    "among amid during despite following since until are is was were did does do has had"
)
_DECADE = re.compile(r"\d{4}s")
_FEW = re.compile(r"^(?:about|over|under|than|around|nearly|almost|more|less|fewer|up|at)$")
_PASTS = listed(
    "drew took gave came went saw began became wrote spoke knew fell grew drove threw broke stood rose ran chose flew "
    "swore tore shook sang sank rang wore froze hid fought sought"
)
"""Past tenses that are no participles: behind a noun each of them makes a clause."""

_OPENING = listed("made done put puts win won lost left sent held kept got told said met led built born set")
"""Verbs that end in no -ed and open no name of anybody: "made a tour"."""

_NAMING = listed("called named dubbed titled entitled nicknamed headed numbered estimated")
_NOUNS = listed("sibling king offspring being meeting hearing briefing building ruling wedding painting")
"""Words in -ing and -ed that are nouns: "sibling of the winner"."""

_LONG = 2
"""Words behind a time: "two days", "the past week"."""

_STATES = listed(
    "concern concerns fear fears anger pressure evidence speculation hope hopes uncertainty confusion tension tensions panic "
    "doubt doubts outrage frustration relief grief sorrow tragedy rain snow fog heat storm floods fire smoke joy despair "
    "interest demand unrest violence momentum sympathy suspicion suspicions unease alarm excitement disbelief"
)
"""What nobody is and nothing says: moods, weather, states."""

_CLOSING = listed(
    "shut weep weeps cry cries flee flees fled arrive arrives arrived leave leaves die dies died sleep sleeps slept wept "
    "collapse collapses collapsed happen happens happened explode explodes exploded vanish vanishes vanished disappear "
    "disappears disappeared erupt erupts erupted laugh laughs wait waits scream screams gather gathers sing dance"
)
"""Verbs without an object: behind a noun each of them ends a clause ("women cry", "the gates shut")."""

_PLURAL = ("s", "women", "men", "children", "people", "police")
_AFTER_ING = PREPOSITIONS - {"of", "for"}
_SENTENCE_END = _DETERMINERS | PREPOSITIONS | CONNECTIVES | _SUBJECTS


def names_nobody(words: str) -> str | None:
    """Why words beside a quotation name nobody, in words; None where they may."""
    found = _TOKEN.findall(words)
    if not found:
        return "it holds no word"
    lowered = [word.casefold() for word in found]
    return _opens_as_no_name(found, lowered) or _is_a_time(found, lowered) or _is_a_clause(words, found, lowered)


def _opens_as_no_name(found: Sequence[str], lowered: Sequence[str]) -> str | None:
    first, following = lowered[0], lowered[1] if len(lowered) > 1 else ""
    counted = bool(_FEW.match(first)) and following in {"least", "most", "than", "to", "half"}
    if first in _OPENERS and not counted and not following[:1].isdigit():
        return f"it opens with {first!r}"
    empty = first in _EMPTY or _CLAUSES_OF_ONE.match(first) or _ADVERB.fullmatch(first)
    if len(lowered) == 1 and (empty or (found[0].islower() and first.endswith("ed") and len(first) > 4)):
        return f"{first!r} names nobody"
    if first == "having" or (first.endswith("ing") and _is_adjunct(found, lowered)):
        return f"{first!r} opens a clause"
    verb = found[0].islower() and first not in _NOUNS and (first in _OPENING or first.endswith(("ed", "ing")))
    if verb and following in _OBJECTS | PREPOSITIONS | {"up", "out", "away", "off", "down", "as", "next"}:
        return f"{first!r} opens a clause"
    return None


def _is_adjunct(found: Sequence[str], lowered: Sequence[str]) -> bool:
    """Whether words in -ing at a sentence's start open an adjunct: "Reacting to the vote", not "Sailing for Girls"."""
    return lowered[0] not in _NOUNS and lowered[1:2] != [] and lowered[1] in _AFTER_ING and found[-1].islower()


def _is_a_time(found: Sequence[str], lowered: Sequence[str]) -> str | None:
    last, few = found[-1], len(lowered) <= _LONG + 1
    dated = lowered[0] in _DATING | {"the", "a", "this", "that"} or lowered[0][:1].isdigit() or len(lowered) <= _LONG
    if (last == "ago" and len(lowered) <= _LONG + 2) or (dated and few and (last in _TIMES or _DECADE.fullmatch(last))):
        return "it is a time"
    bare = lowered[1:] if lowered[0] in {"the", "a", "an"} else lowered
    if bare[:1] and bare[0] in _TIMES and set(bare[1:2]) & {"after", "before", "since", "earlier", "later", "ago"}:
        return "it is a time"
    opens = lowered[1:2] if lowered[0] in {"the", "this", "that"} else lowered[:1]
    if set(opens) & _DATING and set(lowered[1:3]) & (_TIMES | CALENDAR):
        return "it is a time"
    return None


def _is_a_clause(words: str, found: Sequence[str], lowered: Sequence[str]) -> str | None:
    if all(word[:1].isupper() or word in PREPOSITIONS | {"the", "and"} for word in found):
        return None
    before_relative = lowered[: next((at for at, word in enumerate(lowered) if word in _RELATIVE and at), len(lowered))]
    if finite := clause(words):
        return f"{finite!r} makes it a clause"
    for word in before_relative:
        if _CLAUSES_OF_ONE.match(word) or (word in _SUBJECTS and word != "it" and found[lowered.index(word)] != "US"):
            return f"{word!r} makes it a clause"
    if lowered[-1] in _SENTENCE_END | {"who", "which", "whose"} and (found[-1].islower()):
        return f"it ends with {lowered[-1]!r}"
    return _closes(found[-1], lowered) or _has_a_verb(found, before_relative)


def _closes(last: str, lowered: Sequence[str]) -> str | None:
    """Why a last word in small letters is no speaker's: a mood or the weather, or the verb of a short clause."""
    if not last.islower():
        return None
    if last in _STATES:
        return f"{last!r} is nobody"
    ends = last in _CLOSING and len(lowered) > 1 and lowered[-2].endswith(_PLURAL)
    return f"{last!r} makes it a clause" if ends else None


def _has_a_verb(found: Sequence[str], lowered: Sequence[str]) -> str | None:
    """The verb behind a noun: a past tense that is no participle, or any verb with an object behind it."""
    rest = [*lowered[1:], ""]
    for at, (word, after) in enumerate(zip(lowered, rest, strict=True)):
        if not at or not found[at].islower():
            continue
        past = word.endswith("ed") or word in IRREGULAR | _OPENING | {"dug"}
        acts = past or (word.endswith("s") and not word.endswith(("ss", "'s", "’s")))
        dated = after in {"the", "this"} and set(lowered[at + 2 : at + 5]) & (_TIMES | CALENDAR)
        takes = acts and after in _OBJECTS and word not in _NAMING and not dated
        if word in _PASTS or takes or (word == "kept" and after.endswith("ing")):
            return f"{word!r} makes it a clause"
    return None
