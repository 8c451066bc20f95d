"""Which language a text is in: enough to know where the rules for English would do harm."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

FUNCTION_WORDS: Final[dict[str, str]] = {
    "en": "the of and to in that is was for on with as by at from he she they his her it has have had said not who were",
    "de": "der die das und ist nicht mit den dem des ein eine auf für von zu im sich auch werden wurde sagte hat sie er",
    "fr": "le la les des et est une un pas dans pour que qui sur avec par au aux du ce il elle sont été cette plus ont",
    "es": "el la los las y en de que una un por con para del se su al es fue más no como lo han está según sus",
    "pt": "o os as e em de que uma um por com para do da dos das se ao é foi mais não como no na são segundo seu",
    "it": "il lo gli le e di che una un per con del della dei si è sono non più come nel alla ha da anche dal",
    "da": "og i at det er en til på som af for den med de har ikke var et der om han hun men fra kan vil skal blev sig",
    "sv": "och i att det som en på är av för med den till inte har de om ett han hon men var från kan ska sig också blev",
    "pl": "w i na z do się nie że to jest o po dla jak od przez za ale tym są był jego oraz czy które który ma ze",
    "nl": "de het een en van in is dat op te niet met voor zijn er aan ook als bij werd heeft naar uit door",
}
"""The commonest words of each language, from everyday knowledge of it; shared ones count for each."""

KNOWN: Final = {language: frozenset(listed.split()) for language, listed in FUNCTION_WORDS.items()}
SUPPORTED: Final = frozenset({"en"})
"""Languages for which key points are written."""

SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
"""Scripts that settle it; the code is that of the script's most read language."""

OTHER_SCRIPT: Final = re.compile("|".join(pattern.pattern for _, pattern in SCRIPTS))
"""A letter of any of them: most texts hold none."""

WORD: Final = re.compile(r"[^\W\d_]+")
SAMPLE: Final = 6_000
"""Characters that are looked at."""

ENOUGH: Final = 12
"""Function words below which a text is too short to overrule the label it came with."""


def detect(text: str, label: str = "") -> str:
    """The language of `text` as a two-letter code; `label` (a page's own, such as `en-GB`) decides short texts.

    `und` where neither text nor label tells. A long text overrules its label: templates label everything alike.
    """
    sample = text[:SAMPLE]
    named = label.strip().lower().replace("_", "-").split("-")[0]
    script = of_script(sample)
    if script:
        return named if named and named not in KNOWN else script
    best, count, lead = by_function_words(sample)
    if count >= ENOUGH and lead >= 1.3:
        return best
    return named or (best if count >= 3 and lead > 1.0 else "und")


def of_script(sample: str) -> str:
    """The language of the script that most letters of `sample` belong to; empty for Latin."""
    if not OTHER_SCRIPT.search(sample):
        return ""
    letters = sum(c.isalpha() for c in sample)
    for language, pattern in SCRIPTS:
        least = 0.1 if language == "ja" else 0.4
        if letters and len(pattern.findall(sample)) > least * letters:
            return language
    return ""


def by_function_words(sample: str) -> tuple[str, int, float]:
    """The language whose commonest words occur most often, how often, and by what factor it leads the next."""
    found = Counter(WORD.findall(sample.lower()))
    counts = sorted(
        ((sum(found.get(w, 0) for w in known), language) for language, known in KNOWN.items()), reverse=True
    )
    (most, best), (second, _) = counts[0], counts[1]
    return best, most, most / max(second, 1)
