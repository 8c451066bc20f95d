"""When two names of a speaker are one, as strictly as a reader who is told it as a fact would take it.

A speaker is right only as one of the label's names, or as one of its full names behind a description, or as the same
common noun of the same principal. A last name that two persons share is no one's.
"""

from __future__ import annotations

import re
from typing import Any

Row = dict[str, Any]

_TITLES = """mr mrs ms miss dr sir dame lady lord prof professor gov governor sen senator rep president minister mayor premier
judge sheriff sgt det pc supt superintendent chief marshal councilman the a an his her its my our their"""
HON = frozenset(_TITLES.split())
_VOICES = "spokesman spokeswoman spokesperson representative rep office campaign aide lawyer friend friends manager"
SPOKEN = frozenset(_VOICES.split())
_PAST_NOUN = re.compile(r",|\(|\s(?:for|of|from|in|at|who|which|that|with)\s")


def toks(name: str) -> list[str]:
    """The words of a name in lower case, without possessive endings."""
    words = re.findall(r"\w[\w.'&-]*", name.replace("’", "'").lower())
    return [word for word in (w.removesuffix("'s").strip(".'-") for w in words) if word]


def head_chunk(name: str) -> str:
    """A name without what follows it: its apposition, clause or preposition."""
    return _PAST_NOUN.split(name.strip(), maxsplit=1)[0]


def is_group(name: str) -> bool:
    """Whether the name is of somebody who speaks for somebody else."""
    return bool(SPOKEN & set(toks(head_chunk(name))[-1:]))


def known(quote: Row) -> bool:
    """Whether the label names a speaker."""
    return bool(quote.get("speaker"))


def name_ok(quote: Row, predicted: str | None) -> bool:
    """Whether the predicted speaker is the label's."""
    names = [quote["speaker"], *quote.get("speaker_names", ())] if known(quote) else []
    return predicted is not None and any(_same(name, predicted) for name in names)


def _same(name: str, predicted: str) -> bool:
    wanted, got = _plain(name), _plain(predicted)
    if not wanted or wanted == got:
        return wanted == got and toks(name)[-1:] == toks(predicted)[-1:]
    if head_chunk(name)[-1:].isalpha() and head_chunk(name).split()[-1].islower():
        return _common(name, predicted)
    return len(wanted) > 1 and got[-len(wanted) :] == wanted and not is_group(predicted)


def _plain(name: str) -> list[str]:
    return [word for word in toks(name) if word not in HON]


def _common(name: str, predicted: str) -> bool:
    """The same noun at the head; and one principal, where both name one."""
    heads = [_plain(head_chunk(each))[-1:] for each in (name, predicted)]
    rests = [set(_plain(each)) - set(_plain(head_chunk(each))) - {"for", "of", "from"} for each in (name, predicted)]
    return heads[0] == heads[1] and (not all(rests) or bool(rests[0] & rests[1]))
