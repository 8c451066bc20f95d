"""Feed documents on which feedparser would hang or swell, told before it sees them."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

from bot.articles.tree import refuse_swollen_tags
from bot.errors import ParseError
from bot.messages import text as words

_BASE: Final = re.compile(r"(?:\bxml:|<\w[^<>]{0,300}?\s)base\s*=\s*(?P<mark>[\"'])", re.IGNORECASE)
LONGEST_BASE: Final = 500
MOST_OF_BASES: Final = 100_000_000
"""Characters that a document's bases may come to when each is joined to those before it, as feedparser keeps them."""


def refuse_swollen_bases(source: str) -> None:
    """Nothing, or ParseError for a document whose base addresses would fill the memory: feedparser keeps a copy for
    every open element, and joins relative ones to those around them."""
    length = total = 0
    for base in _BASE.finditer(source):
        value, mark, _ = source[base.end() : base.end() + LONGEST_BASE + 1].partition(base["mark"])
        if not mark:
            raise ParseError(words("document.swollen.base", most=LONGEST_BASE))
        length = len(value) + (0 if value.lower().startswith(("http:", "https:", "/")) else length)
        total += length
        if total > MOST_OF_BASES:
            raise ParseError(words("document.swollen.bases"))


_CREDIT: Final = re.compile(
    r"<(?:\w+:)?(?:author|creator|managingeditor|publisher|owner)\b[^<>]*(?<!/)>", re.IGNORECASE
)
_CREDIT_END: Final = re.compile(r"</(?:\w+:)?(?:author|creator|managingeditor|publisher|owner)\b", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<!\[CDATA\[|\]\]>|<[^<>]*>")
LONGEST_NAME: Final = 500
"""Letters without a blank in a credit from which a document is refused: feedparser tries an address at each of them."""
_ENDLESS: Final = re.compile(rf"[A-Za-z0-9_.+-]{{{LONGEST_NAME}}}")


def refuse_swollen_credits(source: str) -> None:
    """Nothing, or ParseError for a document that credits a name of hundreds of letters in one piece."""
    at = 0
    while start := _CREDIT.search(source, at):
        end = _CREDIT_END.search(source, start.end())
        at = end.start() if end else len(source)
        said = source[start.end() : at]
        if len(said) > LONGEST_NAME and _ENDLESS.search(_MARKUP.sub("", said)):
            raise ParseError(words("document.swollen.name", most=LONGEST_NAME))


LARGEST_BROKEN: Final = 500_000
"""Characters of a document that is not well-formed which are read: feedparser reads such a one with patterns whose
time grows with its square."""


def readable(source: str) -> str:
    """The document, or the beginning of one that is large and not well-formed; ParseError for one that would hang."""
    refuse_swollen_tags(source)
    refuse_swollen_bases(source)
    refuse_swollen_credits(source)
    return source if len(source) <= LARGEST_BROKEN or _well_formed(source) else source[:LARGEST_BROKEN]


def _well_formed(source: str) -> bool:
    parser = expat.ParserCreate("utf-8")
    try:
        parser.Parse(source.encode("utf-8", "replace"), True)
    except expat.ExpatError:
        return False
    return True
