"""Who else reported: the names in the credit lines at an article's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.articles.byline import read_byline

_NAMES: Final = r"(?P<names>[^.;\n()]*(?:\b(?:\w|Jr|Sr|St)\.[^.;\n()]*)*)"
_WORK: Final = r"(?:this|the)\s+(?:report|story|article|piece|analysis|investigation|update|dispatch)"

CREDITS: Final[tuple[tuple[str, str], ...]] = (
    ("contributed to", rf"{_NAMES}\s+(?:also\s+)?contributed\s+to\s+{_WORK}"),
    (
        "contributed reporting",
        rf"{_NAMES}\s+(?:also\s+)?contributed\s+(?:additional\s+)?(?:reporting|research|from|in)\b",
    ),
    ("additional reporting", rf"\b(?:additional|further|extra)\s+(?:reporting|research)\s*(?:by|:)\s+{_NAMES}"),
    ("reporting by", rf"(?:^|[(.;]\s*)(?:with\s+)?reporting\s+by\s+{_NAMES}"),
    ("with contributions", rf"\bwith\s+contributions?\s+(?:from|by)\s+{_NAMES}"),
    ("helped report", rf"{_NAMES}\s+(?:also\s+)?(?:helped\s+report|assisted\s+(?:with|in)\s+reporting)\b"),
    ("reported from", rf"{_NAMES}\s+reported\s+(?:{_WORK}\s+)?(?:from|in)\s+[A-Z]"),
    (
        "and others from",
        rf"\breported\s+(?:{_WORK}\s+)?(?:from|in)\s+[^.;,\n]{{2,60}}?(?:,\s*(?:and\s+)?|\s+and\s+)(?P<placed>[^.;\n]{{5,200}})",
    ),
    ("with reporting from", rf"\bwith\s+(?:additional\s+)?reporting\s+from\s+{_NAMES}"),
    (
        "writers contributed",
        r"\b(?:writers?|reporters?|correspondents?|journalists?)\s+(?P<names>[^.;\n()]{5,200}?)\s+contributed\s*(?:\.|$)",
    ),
    ("was reported by", rf"{_WORK}\s+was\s+(?:written\s+and\s+)?reported\s+(?:and\s+written\s+)?by\s+{_NAMES}"),
    ("with files from", rf"\bwith\s+files\s+from\s+{_NAMES}"),
    ("contributing", rf"^(?:also\s+)?contribut(?:ing|ors?)(?:\s+(?:writers?|reporters?))?\s*:\s*{_NAMES}"),
    ("Mitarbeit", rf"\b(?:Mitarbeit|Unter\s+Mitarbeit\s+von)\s*:?\s+{_NAMES}"),
    ("avec", rf"\bavec\s+la\s+(?:contribution|collaboration)\s+de\s+{_NAMES}"),
    ("con", rf"\bcon\s+(?:la\s+)?(?:información|colaboración|reportes)\s+de\s+{_NAMES}"),
)
"""How journalism credits helpers; `names` is the part that holds them, `placed` one in which only those count who
stand with a place ("Y from B"), because places stand alone there too. Editors and typists are no contributors."""

_FLAGS: Final = re.IGNORECASE | re.MULTILINE
_WORK_WORDS: Final = re.compile(r"contribut|with files|report|research|mitarbeit|coll?abora|información", re.IGNORECASE)
"""One of these stands in every credit, and in few last paragraphs."""

_PATTERNS: Final = tuple(
    (re.compile(pattern.replace(_NAMES, ""), _FLAGS), re.compile(pattern, _FLAGS)) for _, pattern in CREDITS
)
"""Each way without its names, which is found at once where it stands, and whole, which tries every word as a start."""

_STOP: Final = re.compile(r"[;\n()]|(?<!\b\w)(?<!\bJr)(?<!\bSr)(?<!\bSt)\.", re.IGNORECASE)
"""What no list of names holds: every stop but that of an initial or an abbreviation."""

_EMPLOYER: Final = re.compile(
    r"^.*?\b(?i:writers?|reporters?|correspondents?|journalists?|staffers?|producers?|researchers?)\s+(?=[A-ZÀ-Þ])"
    r"|^(?:The\s+)?(?:[A-Z][\w.]*\s+){0,4}[A-Z][\w.]*[’']s?\s+(?=[A-Z])"
)
"""An employer before a name: "Harbour Wire writers X and Y", "the Courier's X"."""

_VERB: Final = re.compile(
    r"^\W*(?i:in|on|at|since|after|as|but|about)\s|\b(?:were|was|has|have|had|been|that|which|who|said|says|it|they|he|she)\b"
)
"""Words that no list of names holds."""

_PLACED: Final = re.compile(r"\s(?:from|in)\s+[A-ZÀ-Þ]")
_TAIL: Final = 900
"""Characters at the end in which a credit line stands."""


def find_contributors(text: str, authors: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The people credited near the end of an article, in order, each once; authors are not repeated."""
    tail = _last_words(text.rstrip())
    found: dict[int, tuple[str, ...]] = {}
    for match in _credits(tail):
        part = "placed" if "placed" in match.re.groupindex else "names"
        if not _is_prose(match[part]):
            found.setdefault(match.start(part), _people(match[part], placed=part == "placed"))
    names = [name for at in sorted(found) for name in found[at]]
    return tuple(dict.fromkeys(name for name in names if name not in authors))


def _credits(text: str) -> Iterator[re.Match[str]]:
    if not _WORK_WORDS.search(text):
        return
    for sign, pattern in _PATTERNS:
        if found := sign.search(text):
            yield from pattern.finditer(text, _clause(text, found.start()))


def _clause(text: str, at: int) -> int:
    """Where the last stop before `at` stands, beyond which no list of names reaches; 0 where there is none."""
    return max((stop.start() for stop in _STOP.finditer(text, 0, at)), default=0)


def is_credit_line(paragraph: str) -> bool:
    """Whether a whole paragraph is such a line."""
    if len(paragraph) > _TAIL // 2:
        return False
    found = [match.span() for match in _credits(paragraph)]
    return (
        bool(found) and min(start for start, _ in found) < 40 and max(stop for _, stop in found) > len(paragraph) - 60
    )


def _last_words(text: str) -> str:
    tail = text[-_TAIL:]
    return tail if len(text) <= _TAIL else tail.partition(" ")[2]


def _people(names: str, *, placed: bool = False) -> tuple[str, ...]:
    """The people in the part that names them; nobody where it is prose that only looks like it."""
    pieces = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", re.sub(r"^[\W_]+", "", names).strip())
    pieces = [piece for piece in pieces if not placed or _PLACED.search(piece)]
    return read_byline([_EMPLOYER.sub("", piece) for piece in pieces]).people


def _is_prose(names: str) -> bool:
    """Whether small words stand where only names, places and employers should."""
    return bool(_VERB.search(names))
