"""Whether a name in a point's words is the subject of its cue, by the verifier's own reading of English."""

from __future__ import annotations

import re

from bot.model.brief import KeyPoint
from bot.proof.clauses import onward, trails
from bot.proof.mentions import STARTS, Token, mentions, read, runs
from bot.proof.printed import Printed
from bot.proof.words import CALENDAR, IRREGULAR, PREDICATES, PREPOSITIONS, SAY, STRONG_CUE, TITLES, listed

_RELATIVE = listed("who which whom whose where")
_AUXILIARY = listed(
    "has have had also later then now never not repeatedly again once himself herself itself first "
    "further only still just already previously recently earlier both all did does do would could himself too "
    "often always long frequently sometimes more most very quite today yesterday"
)
_BE = frozenset({"was", "is", "were", "are", "been", "be", "being"})
_ADJUNCT = listed("on in at during after before following via through to with over from for of this last next")
_ALSO_VERBS = frozenset({"worried", "opposed"})
_LETTERS = re.compile(r"^[ \u00a0](?:KC|QC|SC|MP|MEP|MSP|TD|MLA|MLC|[MOC]BE|MD|PhD|Jr|Sr)\b")
"""Letters behind a name that are a part of it for whoever reads the sentence: "Ada Quill KC said"."""

_NOT_INVERTED = listed("told tells urged accused called")
_HEADS = listed("leader speaker clerk secretary minister chancellor master keeper president chair chairman chairwoman")
_HOUSES = listed(
    "opposition house commons lords senate council assembly parliament exchequer treasury rolls board state"
)
_ISSUED = listed("filed released published issued unveiled dated conducted commissioned unsealed leaked")
"""Participles that tell when a document came out: "a lawsuit filed Monday accuses"."""

_TURNED = listed("said says added adds")
"""Cues that newspapers put before their subject."""

_WHO = re.compile(r",\s+who\s+(?:has |had |also |later |recently |previously )*")
_JOINED = re.compile(r",?\s+(?:and|but|then|and then|but then)\s+(?:also\s+|later\s+|has\s+|had\s+)?$")
_GAP = re.compile(r"[!?;:]\s|\.\s+(?=[^\W\d_a-z])|\n")


def attributed(printed: Printed, point: KeyPoint, claimant: str, cue: str) -> bool:
    """Whether the words of the point credit `claimant`, by name or as "the agency", with `cue`."""
    text, words = point.text, read(point.text)
    cues = runs(words, [token.word for token in read(cue)])
    found = list(mentions(printed, point, words, claimant))
    for first, last in found:
        if any(a <= first and last <= b and (a, b) != (first, last) for a, b in found):
            continue  # "Lund" in "the report of Bo Lund" is no name by itself
        for begin, end in cues:
            if last <= begin and _before(text, words, (first, last), (begin, end)):
                return True
            if end <= first and _after(text, words, (first, last), (begin, end)):
                return True
    return False


def _before(text: str, words: list[Token], name: tuple[int, int], cue: tuple[int, int]) -> bool:
    """`X said`, `X, the mayor, said`, `X on Monday said`, `X said ... and added`, `X said ..., noting`."""
    gap = text[words[name[1] - 1].end : words[cue[0]].start]
    if _WHO.fullmatch(gap):
        return not _hangs(words, name[0])
    if _anothers(text, words, cue):
        return False
    if words[cue[0]].word.endswith("ing") and _absolute(words, name[0]) and not gap.strip():
        return True
    if not _opens_clause(text, words, name[0]):
        return False
    if _GAP.search(_without_asides(gap)):
        return False
    between, verb = onward(_came_out(_inner(words, text, name[1], cue[0]))), words[cue[0]]
    needs_be = verb.word.endswith("ing") or verb.word in PREDICATES
    saying = needs_be and any(token.word in _BE for token in between)
    alone = not needs_be or verb.word in _ALSO_VERBS or (not between and _first(words, name))
    return ((saying or alone) and _glue(between, saying=saying)) or _coordinated(text, words, name, cue)


def _came_out(between: list[Token]) -> list[Token]:
    """The words between without the participle that tells when a document came out."""
    dated = len(between) > 1 and (between[1].word in CALENDAR or between[1].word in {"on", "last", "yesterday"})
    return between[1:] if dated and between[0].word in _ISSUED else between


def _anothers(text: str, words: list[Token], cue: tuple[int, int]) -> bool:
    """Whether the cue has its own subject behind it: "..., said Ada Quill, a guard" is no word of whom it began with."""
    before, at = text[: words[cue[0]].start].rstrip()[-1:], cue[1]
    if words[cue[0]].word not in _TURNED or before not in {",", "”", '"'}:
        return False
    while at < len(words) and words[at].raw[:1].isupper() and words[at].word not in CALENDAR:
        if at > cue[1] and text[words[at - 1].end : words[at].start].strip(" \u00a0."):
            break
        at += 1
    following = text[words[at - 1].end :].lstrip(" \u00a0")
    return at > cue[1] and (not following or following[0] in ",.;" or following.startswith(("of ", "from ")))


def _first(words: list[Token], name: tuple[int, int]) -> bool:
    """Whether no verb or common noun but an article or a title stands before the name: "Mayor Ada Quill, saying"."""
    return all(token.raw[:1].isupper() or token.word in TITLES for token in words[: name[0]])


def _absolute(words: list[Token], at: int) -> bool:
    """Whether "with" and nothing but a title stands before the name: "with Mayor Ada Quill promising"."""
    while at and (words[at - 1].word in TITLES or words[at - 1].word in {"the", "a", "an"}):
        at -= 1
    return at > 0 and words[at - 1].word == "with" and (at == 1 or words[at - 2].word != "along")


def _hangs(words: list[Token], at: int) -> bool:
    """Whether the name is what another noun belongs to: "a spokesman for Mayor Roe, who said ..." is not clear."""
    while at and words[at - 1].raw[:1].isupper():
        at -= 1
    return at > 0 and words[at - 1].word in {"for", "of"}


def _inner(words: list[Token], text: str, begin: int, end: int) -> list[Token]:
    """The words between name and cue without brackets and without what a pair of commas or dashes holds."""
    gap_start = words[begin - 1].end
    gap = text[gap_start : words[end].start]
    kept = _without_asides(gap)
    if kept == gap:
        return words[begin:end]
    return read(kept)


def _without_asides(gap: str) -> str:
    gap = re.sub(r"\([^)]*\)", " ", _LETTERS.sub("", gap))
    match = re.match(r"\s*([,—–])", gap)
    if not match:
        return gap
    close = gap.rfind(match.group(1))
    return gap[close + 1 :] if close > match.start(1) else gap


def _glue(between: list[Token], *, saying: bool = False) -> bool:
    """Only auxiliaries, adverbs, dates and one short adjunct stand between subject and cue.

    Who "was asked" did not ask; who "was saying" says.
    """
    adjunct = False
    if len(between) > 8:
        return False
    for token in between:
        if token.word in _ADJUNCT or token.word in CALENDAR or token.raw[0].isdigit():
            adjunct = True
        elif token.word in _AUXILIARY or token.word.endswith("ly") or (saying and token.word in _BE):
            continue
        elif token.word in _BE or not adjunct or token.word in SAY or token.word in _RELATIVE or token.word == "that":
            return False
    return True


def _coordinated(text: str, words: list[Token], name: tuple[int, int], cue: tuple[int, int]) -> bool:
    """A second cue of the sentence's first subject: "... and added", "..., noting"."""
    if not _leading(text, words, name[0]):
        return False
    gap = text[words[name[1] - 1].end : words[cue[0]].start]
    kept = _JOINED.sub("", _without_asides(gap))
    if kept != _without_asides(gap):
        return ("," not in kept and not any(t.word in STRONG_CUE | _RELATIVE | {"that"} for t in read(kept))) or _says(
            words, text, name, cue
        )
    if not words[cue[0]].word.endswith("ing"):
        return False
    if text[: words[cue[0]].start].rstrip().endswith(",") and _says(words, text, name, cue):
        return True
    return trails(gap, words[name[1] : cue[0]], words[cue[0]])


def _says(words: list[Token], text: str, name: tuple[int, int], cue: tuple[int, int]) -> bool:
    """Whether the name is the subject of an earlier cue."""
    first = next((at for at in range(name[1], cue[0]) if words[at].word in SAY), None)
    return first is not None and _glue(_inner(words, text, name[1], first))


def _leading(text: str, words: list[Token], at: int) -> bool:
    """Whether the word is the sentence's first subject: before it at most one opening phrase, and no cue."""
    return text[: words[at].start].count(",") <= 1 and not any(token.word in SAY for token in words[:at])


def _opens_clause(text: str, words: list[Token], name: int) -> bool:
    """Whether the noun phrase that ends in this name begins its clause: no preposition, verb or "who" before it."""
    at = name
    while at > 0:
        gap = text[words[at - 1].end : words[at].start]
        if gap.strip(" \u00a0.’'“\"-") or "“" in gap or '"' in gap:
            return True
        token = words[at - 1]
        if at == name and token.word in {"which", "that", "who", "whom"}:
            return True
        if _of_the_house(words, at - 1):
            at -= 3
            continue
        if token.word in STARTS or token.word in CALENDAR or token.raw[0].isdigit():
            return not (token.word in {"the", "a", "an"} and _under_preposition(words, text, at - 1))
        office = token.word == "of" and _in_title(words, at) if at not in (name, 1) else False
        if office or (at not in (name, 1) and _in_portfolio(words, at)):
            at -= 1
        elif _bars(token):
            return False
        at -= 1
    return True


_NO_TITLES = listed("the u.s us state county city general former deputy")


def _in_portfolio(words: list[Token], at: int) -> bool:
    """The "for" of an office: "Minister for Urban Transport"; nobody speaks for whom the capitals behind it name."""
    head, behind = words[at - 2].word, words[at]
    office = words[at - 1].word == "for" and head in {"minister", "secretary", "commissioner"}
    aide = at > 2 and words[at - 3].word in {"press", "private", "first"}
    bearer = any(token.word in TITLES - _NO_TITLES for token in words[at : at + 4])
    return office and not aide and not bearer and behind.raw[:1].isupper() and behind.word not in TITLES


def _of_the_house(words: list[Token], at: int) -> bool:
    """The "the" of an office: "Leader of the Opposition", "Speaker of the House"; what it belongs to is nobody."""
    if at < 2 or words[at].word != "the" or words[at - 1].word != "of" or at + 1 >= len(words):
        return False
    titled = at + 2 < len(words) and words[at + 2].word in TITLES - _NO_TITLES
    house = words[at + 1].raw[:1].isupper() and words[at + 1].word in _HOUSES
    return words[at - 2].word in _HEADS and house and not titled


def _in_title(words: list[Token], at: int) -> bool:
    """The "of" of a title or an office's name: "Secretary of State", "Department of Health"."""
    return words[at].raw[:1].isupper() and (words[at - 2].raw[:1].isupper() or words[at - 2].word in TITLES)


def _under_preposition(words: list[Token], text: str, at: int) -> bool:
    """Whether the phrase is "for the agency", "of the union": the phrase hangs on another noun."""
    if at == 0:
        return False
    gap = text[words[at - 1].end : words[at].start]
    return not gap.strip() and (
        words[at - 1].word in PREPOSITIONS - {"after", "before"} or words[at - 1].word in _RELATIVE
    )


def _bars(token: Token) -> bool:
    word = token.word
    verb = token.raw[:1].islower() and (word.endswith(("ing", "ed")) or word in STRONG_CUE or word in IRREGULAR)
    return word in PREPOSITIONS or word in _RELATIVE or verb


def _after(text: str, words: list[Token], name: tuple[int, int], cue: tuple[int, int]) -> bool:
    """`according to X`, `," said X`: the cue leads straight into the noun phrase, which ends with the name."""
    stated = cue[1] - cue[0] > 1 and words[cue[1] - 1].word == "in"
    according = words[cue[1] - 1].word in {"to", "by"} or stated
    if not according and not _inverted(text, words, cue):
        return False
    between = words[cue[1] : name[0]]
    if len(between) > 12 or "," in text[words[cue[1] - 1].end : words[name[0]].start]:
        return False
    if any(_bars(token) and token.word != "of" for token in between):
        return False
    if between and between[-1].word == "of":
        return False
    return _ends_phrase(text, words, name[1])


def _inverted(text: str, words: list[Token], cue: tuple[int, int]) -> bool:
    if words[cue[0]].word in _NOT_INVERTED:
        return False
    before = text[: words[cue[0]].start].rstrip()[-1:]
    return before in {",", "”", '"', "’", "?", "!", "—", "–", "»", "'"}


def _ends_phrase(text: str, words: list[Token], at: int) -> bool:
    if at >= len(words):
        return True
    gap = text[words[at - 1].end : words[at].start]
    if gap.strip():
        return True
    return words[at].raw[:1].islower() and (
        words[at].word in _ADJUNCT | _RELATIVE | STARTS or words[at].word in PREPOSITIONS
    )
