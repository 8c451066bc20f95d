"""Whether a role belongs to a name: printed within a few words of it, or put together from two printed parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.span import Span
from bot.proof.bearers import borne
from bot.proof.people import parts
from bot.proof.printed import Printed, fold
from bot.proof.words import TITLES, listed

_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:[-'’][^\W\d_]+)*)[ \u00a0](?:(?:an?|the)[ \u00a0])?$")
_LOWERING = listed(
    "former ex acting interim deputy vice assistant no not never hardly barely once late then would-be so-called alleged "
    "suspected reputed accused presumed supposed purported impeached ousted deposed failed defeated unsuccessful losing "
    "fake false bogus mock pretend sham possible potential likely rumoured rumored claimed reported apparent disputed "
    "nominated prospective future erstwhile onetime one-time sometime dismissed fired sacked suspended exonerated "
    "acquitted disgraced nearly almost perhaps maybe longer yet"
)
"""Words that take something from the office behind them."""

_NO_ADVERBS = listed("family only assembly july italy daily weekly monthly fly supply early elderly rally")
_FOR = re.compile(r"\s+(?:for|of|from|at|to)\s+", re.IGNORECASE)


def role_fits(printed: Printed, role: str, name: str) -> bool:
    """Whether the article prints `role` in one sentence with a part of `name`, or composes it for a group."""
    return _opens(role, name) or _beside(printed, role, name) or composed(printed, role)


def _opens(role: str, name: str) -> bool:
    """Whether the speaker is called by the role: "Chief" of "the chief"."""
    return f"{fold(name)} ".removeprefix("the ").startswith(f"{fold(role)} ") and not TITLES.isdisjoint(parts(role))


def composed(printed: Printed, words: str) -> bool:
    """Whether `words` are two printed parts joined by "for" or "of": "spokesperson for Gov. Jane Roe"."""
    if not re.match(
        r"(?:the |a |an )?\w*\s?(?:spokes|press sec|lawyer|attorney|aide|advis|represent)", words, re.IGNORECASE
    ):
        return False
    found = _FOR.split(fold(words), maxsplit=1)
    return len(found) == 2 and all(part and part in printed.folded for part in found)


def _beside(printed: Printed, role: str, name: str) -> bool:
    own = parts(name)
    wanted = tuple(part for part in own if part not in TITLES) or own
    for place in _places(printed.text, role):
        if printed.inside(place.start) or _lowered(printed.text, place.start):
            continue
        if borne(printed.text, place, wanted):
            return True
    return False


def _places(text: str, role: str) -> Iterator[Span]:
    """Where the role stands as words of its own: first as it is given, then in other letters and with other blanks."""
    at = text.find(role)
    while at >= 0 and role:
        if _alone(text, at, at + len(role)):
            yield Span(at, at + len(role))
        at = text.find(role, at + 1)
    pattern = r"\s+".join(re.escape(word) for word in role.split())
    for match in re.finditer(pattern, text, re.IGNORECASE):
        if match.group() != role and _alone(text, match.start(), match.end()):
            yield Span(match.start(), match.end())


def _alone(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    word = after[:1].isalnum() or after[:1] == "_" or (after[:1] == "-" and after[1:].isalnum())
    return not (before.isalnum() or before in {"_", "-"} or word)


def _lowered(text: str, at: int) -> bool:
    """Whether the word right before takes the role away or makes it less: "former mayor" proves no "mayor"."""
    found = _WORD_BEFORE.search(text, max(0, at - 40), at)
    before = found[1].casefold() if found else ""
    adverb = before.endswith("ly") and before not in _NO_ADVERBS
    return adverb or before in _LOWERING or before.startswith(("self-", "not-", "ex-", "un-"))
