"""Which language a text is in, by its commonest words.

A table of function words is enough for sentences and costs no start-up time and no memory to speak of (the
trained detectors load tens of megabytes in every worker). Short headlines often have too few of them: then "".
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from typing import Final

SCRIPTS: Final[tuple[tuple[str, str], ...]] = (
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af\u1100-\u11ff]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("el", "[\u0370-\u03ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("hi", "[\u0900-\u097f]"),
    ("bn", "[\u0980-\u09ff]"),
    ("ta", "[\u0b80-\u0bff]"),
    ("ka", "[\u10a0-\u10ff]"),
    ("hy", "[\u0530-\u058f]"),
)
"""Scripts that news practically writes one language in. Japanese mixes its own with Chinese, so it comes first."""

_OTHER_SCRIPT: Final = re.compile("|".join(signs for _, signs in SCRIPTS))
_WORD: Final = re.compile(r"[^\W\d_]+")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SAMPLE: Final = 6000
_LEAST_HITS: Final = 2
_LEAST_SHARE: Final = 0.06
_LEAST_LEAD: Final = 1.15
_LEAST_SCRIPT: Final = 0.25


def detect(text: str) -> str:
    """The ISO 639-1 code of the text's language; empty when too little of it is recognised."""
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_words(sample)


def _by_script(sample: str) -> str:
    if not _OTHER_SCRIPT.search(sample):
        return ""
    letters = sum(c.isalpha() for c in sample)
    for code, signs in SCRIPTS:
        share = _LEAST_SCRIPT if code != "ja" else 0.1
        if letters and len(re.findall(signs, sample)) / letters >= share:
            return code
    return ""


def _by_words(sample: str) -> str:
    counted = Counter(_WORD.findall(sample.lower()))
    total = sum(counted.values())
    hits = dict.fromkeys(profiles(), 0.0)
    for word, count in counted.items():
        for code, weight in _bearers().get(word, ()):
            hits[code] += count * weight
    first, second = sorted(hits, key=lambda code: -hits[code])[:2]
    enough = hits[first] >= _LEAST_HITS and hits[first] >= _LEAST_SHARE * total
    return first if enough and hits[first] >= _LEAST_LEAD * hits[second] else ""


def knows(code: str) -> bool:
    """Whether `detect` can tell this language, so that its word counts for more than a page's template."""
    return code in profiles() or any(code == known for known, _ in SCRIPTS)


def language_tag(printed: str) -> str:
    """The language as printed where it has the shape of a tag, such as en or pt-BR; else empty."""
    tag = printed.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""


@cache
def _bearers() -> dict[str, tuple[tuple[str, float], ...]]:
    """The languages of each function word with its weight there: most words of a text are none and cost nothing."""
    words = {word for one in profiles().values() for word in one}
    return {word: tuple((code, one[word]) for code, one in profiles().items() if word in one) for word in words}


@cache
def profiles() -> dict[str, dict[str, float]]:
    """The function words of each language (`stopwords.toml`), a word of several languages counting less."""
    table = tomllib.loads(resources.files("bot.articles").joinpath("stopwords.toml").read_text("utf-8"))
    sets = {code: frozenset(words.split()) for code, words in table["words"].items()}
    shared = Counter(word for words in sets.values() for word in words)
    return {code: {word: 1 / shared[word] for word in words} for code, words in sets.items()}
