"""The words that a cut may never take away: negations, modals, hedges, qualifiers of numbers, attributions."""

from __future__ import annotations

import re
from typing import Final

FORMS: Final[dict[str, tuple[str, ...]]] = {
    "negation": (
        "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without", "hardly", "barely",
        "scarcely", "unless", "except", "instead of", "rather than", "far from", "fail", "fails", "failed", "denied",
        "denies", "deny", "refused", "refuses", "declined", "declines", "unlikely", "false", "falsely", r"\w+n['’]t",
    ),
    "modal": (
        "may", "might", "could", "would", "should", "must", "can", "will", "shall", "ought to", "likely", "expected to",
        "set to", "due to", "plans? to", "intends? to", "hopes? to", "if", "whether", "until", "possible", "possibly",
        "potential", "potentially", "probable", "probably", "perhaps", "maybe",
    ),
    "hedge": (
        "alleged", "allegedly", "accused", "accuses", "suspected", "purported", "purportedly", "reported", "reportedly",
        "apparent", "apparently", "claimed", "claims", "claim", "believed", "thought to", "said to", "seems?", "seemed",
        "appears?", "appeared", "suggests?", "suggested", "so-called", "self-described", "presumed", "presumably",
        "unconfirmed", "unverified", "disputed", "preliminary", "initial", "estimated", "estimates?", "projected",
        "expected", "proposed", "would-be", "charged with", "convicted of",
    ),
    "qualifier": (
        "about", "around", "roughly", "approximately", "nearly", "almost", "more than", "less than", "fewer than",
        "at least", "at most", "up to", "over", "under", "some", "only", "as many as", "as much as", "as few as",
        "an average of", "on average", "or so", "mostly", "partly", "partially", "generally", "usually", "often",
    ),
    "attribution": (
        "according to", "said", "says", "told", "tells", "stated", "states", "wrote", "writes", "testified", "announced",
        "argued", "argues", "warned", "warns", "added", "adds", "acknowledged", "admitted", "confirmed", "insisted",
        "noted", "citing", "cited", "quoted", "quoting", "in the words of", "per",
    ),
}  # fmt: skip
"""Forms by what they do; each is a pattern for a whole word or phrase, in lower case."""


def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(sorted(forms, key=len, reverse=True)) + r")(?![\w-])", re.IGNORECASE)


PATTERNS: Final = {what: _pattern(forms) for what, forms in FORMS.items()}
ANY: Final = _pattern(tuple(form for forms in FORMS.values() for form in forms))
NUMBER: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|half|third|"
    r"quarter|percent|per cent)s?\b",
    re.IGNORECASE,
)


def guarded(text: str) -> tuple[str, ...]:
    """The guarded words of `text`, as printed, in order: what must still be there after condensing."""
    return tuple(found.group() for found in ANY.finditer(text))


def safe_to_cut(text: str) -> bool:
    """Whether `text` holds no guarded word and no number, so that leaving it out changes no claim."""
    return not ANY.search(text) and not NUMBER.search(text)


def kinds(text: str) -> frozenset[str]:
    """Which kinds of guarded words `text` holds: negation, modal, hedge, qualifier, attribution."""
    return frozenset(what for what, pattern in PATTERNS.items() if pattern.search(text))
