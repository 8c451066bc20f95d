"""The words of a text that carry its subject: what salience counts and redundancy compares."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
"""A word or a number with its inner marks: `Dr`, `isn't`, `7,113`, `U.S`."""

ENDING: Final = re.compile(r"(?<=[^\W\d_]{3})(?:ing|ed|es|(?<!s)s|e)$")
"""Endings of verbs and plurals; what is left may be no word, but is the same for all forms."""

FUNCTION_WORDS: Final = """
    a an the this that these those such some any each every either neither both all no none one ones other others
    another own same few less least many more most much several enough
    i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself
    it its itself they them their theirs themselves who whom whose which what where when why how whether
    am is are was were be been being do does did doing done have has had having can could may might must shall should
    will would ought cannot get gets got go goes going went gone make makes made let
    isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't shouldn't
    and or but nor so yet if then than as because since while though although unless until
    of in on at by to from for with without within into onto upon over under above below between among against about
    across after before during through throughout toward towards up down off out around near per via along behind
    not only just also even ever never still already again too very quite rather almost here there now once
    say says said saying tell tells told add added adds according
"""
STOP: Final = frozenset(FUNCTION_WORDS.split())
"""Function words of English, and the plainest verbs of reporting."""


def terms(text: str) -> frozenset[str]:
    """The distinct words of `text` that carry meaning, folded so that `votes` and `vote`, `3,000` and `3000` agree."""
    return frozenset(map(_term, WORD.findall(text.lower()))) - _NONE


_NONE: Final = frozenset(("",))


@lru_cache(maxsize=50_000)
def _term(found: str) -> str:
    """The folded word without a possessive ending, or nothing for one that carries no meaning."""
    word = found[:-2] if found.endswith(("'s", "’s")) else found
    return fold(word) if len(word) > 1 and word not in STOP else ""


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """`word` without the marks inside a number and without its ending: `closing`, `closes`, `closed` agree."""
    word = word.replace(",", "")
    if len(word) > 4 and word.isalpha():
        word = ENDING.sub("", word)
    return word
