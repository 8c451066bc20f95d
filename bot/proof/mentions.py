"""Where a claimant stands among a point's words: in full, by last name, by acronym, or as "the agency"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.errors import ProofError
from bot.model.brief import KeyPoint
from bot.proof.antecedents import described, is_acronym, organisation_meant
from bot.proof.people import bearers, same_person
from bot.proof.printed import Printed
from bot.proof.words import TITLES, listed

_TOKEN = re.compile(r"[£$€]?\d(?:[\d,.]*\d)?\w*|(?:[^\W\d_]\.)+|\w+(?:['’-]\w+)*", re.UNICODE)
POSSESSIVE = re.compile(r"['’]s?$")
STARTS = listed("that and but while as because when if although though or so the a an whether since after")
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})

_DESCRIBES = re.compile(r"[^\W\d_]+(?:-of)?-(?:of-)?[^\W\d_A-Z][^\W_A-Z]*")
"""Words with a hyphen that describe whoever is named behind them: "Mum-of-two", "Ex-mayor"; a first name has a capital
behind its hyphen."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a point: where it stands, as printed, and in lower case without possessive ending and stops."""

    start: int
    end: int
    raw: str
    word: str


def read(text: str) -> list[Token]:
    """The words of a point's text."""
    found = []
    for match in _TOKEN.finditer(text):
        word = POSSESSIVE.sub("", match.group()).casefold().replace(".", "").replace("’", "'")
        found.append(Token(match.start(), match.end(), match.group(), word))
    return found


def runs(words: list[Token], wanted: list[str]) -> list[tuple[int, int]]:
    """Where `wanted` stands among `words`, as pairs of first and one past last."""
    size = len(wanted)
    starts = range(len(words) - size + 1) if size else range(0)
    return [(i, i + size) for i in starts if [token.word for token in words[i : i + size]] == wanted]


def mentions(printed: Printed, point: KeyPoint, words: list[Token], claimant: str) -> list[tuple[int, int]]:
    """Where the claimant stands in the point: in full, by last name, by acronym, or by a certain description."""
    wanted = [token.word for token in read(claimant)]
    wanted = _core(wanted)
    found = runs(words, wanted) if wanted else []
    found = [(a, b + (b < len(words) and words[b].word in _SUFFIX)) for a, b in found]
    found += [run for run in _group_runs(words, wanted) if run not in found]
    found += _short(printed, point.text, words, claimant, wanted)
    found += _descriptions(printed, point, words, claimant)
    return [run for run in found if not POSSESSIVE.search(words[run[1] - 1].raw)]


def _core(wanted: list[str]) -> list[str]:
    """A name's parts without a leading article and without "Jr." or "III"."""
    begin = 1 if wanted[:1] and wanted[0] in {"the", "a", "an"} else 0
    end = len(wanted) - 1 if len(wanted) > 2 and wanted[-1] in _SUFFIX else len(wanted)
    return wanted[begin:end]


def _group_runs(words: list[Token], wanted: list[str]) -> list[tuple[int, int]]:
    """Runs of "spokesperson for Jane Roe" as "spokesperson for Roe"; titles between are allowed."""
    if "for" not in wanted[1:-1]:
        return []
    at = wanted.index("for")
    found = []
    for begin, end in runs(words, wanted[: at + 1]):
        stop = end
        while stop < len(words) and (words[stop].raw[:1].isupper() or words[stop].word in {"the", "of"}):
            stop += 1
            if words[stop - 1].word == wanted[-1]:
                found.append((begin, stop))
    return found


def _short(printed: Printed, text: str, words: list[Token], claimant: str, wanted: list[str]) -> list[tuple[int, int]]:
    """The last name alone, or with titles; or the acronym. A first name of somebody else before it spoils it."""
    found = []
    for at, token in enumerate(words):
        if not token.raw[:1].isupper():
            continue
        if is_acronym(printed.text, token.raw.rstrip("'’s"), claimant):
            found.append((at, at + 1))
        alone = len(wanted) > 1 and token.word == wanted[-1] and "for" not in wanted
        if alone and not _other_first_name(text, words, at, wanted):
            found.append((at, at + 1))
        if len(wanted) > 1 and token.word == wanted[0] and _only_bearer(printed.text, token.word, wanted):
            found.append((at, at + 1))
    return found


def _only_bearer(text: str, part: str, wanted: list[str]) -> bool:
    """Whether every name of the article that holds `part` is the claimant's: family names may come first."""
    return all(same_person(name.parts, tuple(wanted)) for name in bearers(text, part))


def _other_first_name(text: str, words: list[Token], at: int, wanted: list[str]) -> bool:
    before = words[at - 1] if at else None
    if before is None or not before.raw[:1].isupper() or text[before.end : words[at].start].strip(" \u00a0."):
        return False
    if _DESCRIBES.fullmatch(before.raw):
        return False
    return before.word not in wanted and before.word not in TITLES and before.word not in STARTS


def _descriptions(printed: Printed, point: KeyPoint, words: list[Token], claimant: str) -> list[tuple[int, int]]:
    found = []
    for at in range(len(words) - 1):
        description = f"{words[at].word} {words[at + 1].word}"
        if described(description) and _means(printed, point, description, claimant):
            found.append((at + 1, at + 2))
    return found


def _means(printed: Printed, point: KeyPoint, description: str, claimant: str) -> bool:
    for span in point.evidence:
        at = printed.text.casefold().find(description, span.start, span.end)
        if at >= 0:
            try:
                organisation_meant(printed, at, description, claimant)
            except ProofError:
                return False
            return True
    return False
