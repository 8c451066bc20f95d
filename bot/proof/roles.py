"""Whether a role belongs to a name: printed within a few words of it, or put together from two printed parts."""

from __future__ import annotations

import re

from bot.model.span import Span
from bot.proof.people import Name, first_name, names, parts
from bot.proof.printed import Printed, fold
from bot.proof.words import TITLES, listed

NEAR = 160
"""Characters between a role and its bearer: an apposition or a relative clause, not another sentence's subject."""

_APPOSED = re.compile(r",[ \u00a0](?:(?:the|an?)[ \u00a0])?$")
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
_BLANK = " \u00a0"
_FOR = re.compile(r"\s+(?:for|of|from|at|to)\s+", re.IGNORECASE)
_END = re.compile(r"\n|[.!?][”\"’]?\s+(?=[“\"‘]?[A-Z])")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[A-Z]|[A-Z][a-z]{1,4}|[A-Z]\.[A-Z])$")


def role_fits(printed: Printed, role: str, name: str) -> bool:
    """Whether the article prints `role` in one sentence with a part of `name`, or composes it for a group."""
    return _beside(printed, role, name) or composed(printed, role)


def composed(printed: Printed, words: str) -> bool:
    """Whether `words` are two printed parts joined by "for" or "of": "spokesperson for Gov. Jane Roe"."""
    if not re.match(
        r"(?:the |a |an )?\w*\s?(?:spokes|press sec|lawyer|attorney|aide|advis|represent)", words, re.IGNORECASE
    ):
        return False
    found = _FOR.split(fold(words), maxsplit=1)
    return len(found) == 2 and all(part and part in printed.folded for part in found)


def _beside(printed: Printed, role: str, name: str) -> bool:
    wanted = set(parts(name)) - TITLES or set(parts(name))
    pattern = r"(?<![\w-])" + r"\s+".join(re.escape(word) for word in role.split()) + r"(?!\w|-\w)"
    for match in re.finditer(pattern, printed.text, re.IGNORECASE):
        if printed.inside(match.start()) or _lowered(printed.text, match.start()):
            continue
        before, after = (
            printed.text[max(0, match.start() - NEAR) : match.start()],
            printed.text[match.end() : match.end() + NEAR],
        )
        if _of_another(printed.text, match, wanted):
            continue
        around = f"{_last_sentence(before)} {match.group()} {_first_sentence(after)}"
        if wanted & set(parts(around)):
            return True
    return False


def _lowered(text: str, at: int) -> bool:
    """Whether the word right before takes the role away or makes it less: "former mayor" proves no "mayor"."""
    found = _WORD_BEFORE.search(text, max(0, at - 40), at)
    before = found[1].casefold() if found else ""
    adverb = before.endswith("ly") and before not in _NO_ADVERBS
    return adverb or before in _LOWERING or before.startswith(("self-", "not-", "ex-", "un-"))


def _of_another(text: str, role: re.Match[str], wanted: set[str]) -> bool:
    """Whether the words at this place are certainly somebody else's title: "Mayor Bo Lund", "Bo Lund, the mayor,"."""
    behind, before = _named_behind(text, role.end()), _named_before(text, role.start())
    if behind is not None and len(behind.parts) > 1 and wanted & set(behind.parts):
        return False
    bearers = [set(name.parts) for name in (behind, before) if name is not None and len(name.parts) > 1]
    if before is not None and len(before.parts) > 1 and role.group().split()[-1].islower():
        return not wanted & set(before.parts)
    mine = any(name is not None and wanted & set(name.parts) for name in (behind, before))
    return bool(bearers) and not mine


def _named_behind(text: str, at: int) -> Name | None:
    """The name that follows a title with a blank between."""
    found = first_name(text, at, min(len(text), at + NEAR)) if at < len(text) and text[at] in _BLANK else None
    return found if found and found.span.start - at == 1 else None


def _named_before(text: str, at: int) -> Name | None:
    """The name that a title explains: "Bo Lund, the mayor"."""
    comma = _APPOSED.search(text, max(0, at - 8), at)
    found = names(text, Span(max(0, at - NEAR), comma.start())) if comma and comma.start() else ()
    return found[-1] if comma and found and found[-1].span.end == comma.start() else None


def _last_sentence(text: str) -> str:
    ends = [match.end() for match in _END.finditer(text) if not _ABBREVIATION.search(text[: match.start()])]
    return text[ends[-1] :] if ends else text


def _first_sentence(text: str) -> str:
    ends = [match.start() for match in _END.finditer(text) if not _ABBREVIATION.search(text[: match.start()])]
    return text[: ends[0]] if ends else text
