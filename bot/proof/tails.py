"""Whether reported words may end in the outlet's own: what it calls the statement, what it sets against it, what came of
it; and whether they are a statement at all, and no question or clause without its subject.

Read from the last words of an indirect or mixed quote with the verifier's own lists. In doubt the words are the outlet's:
what is kept back is only not shown.
"""

from __future__ import annotations

import re
from typing import Final

from bot.model.brief import Quote, QuoteKind
from bot.proof.words import listed

_STATED: Final = (
    r"(?:accusation|allegation|charge|claim|contention|assertion|suggestion|statement|comment|remark|view|opinion|promise|"
    r"pledge|vow|prediction|warning|denial|argument|stance|idea|criticism|complaint|theory|figure|estimate|move|decision|"
    r"step|proposal|demand|verdict|finding|point|sentiment|notion|boast|threat|insult|slur)"
)
_OF_IT: Final = r"(?:that|which|who\w*|of|by|shared|denied|rejected|disputed|made|backed|dismissed|his|her|their|its|the|an?|he|she|they|for)"
_CALLED: Final = re.compile(rf"[,—–…]\s+(?:an?|another|the same)\s+(?:[\w’'-]+\s+){{0,3}}{_STATED}\s+{_OF_IT}\b")
_SOMETHING: Final = re.compile(r"[,—–]\s+something\s+(?!like\b)[\w’'-]+\s+\w+")
_AGAINST: Final = re.compile(
    r"(?:,\s+(?:even\s+)?(?:although|though)\s+\w+\s"
    r"|\b(?:but|and)\s+(?:the|an?|his|her|their)\s+(?:[\w’'-]+\s+){0,2}?"
    r"(?:jur\w+|judges?|court|council|board|committee|panel|tribunal|senate|parliament|voters|company|government|ministry|club|union)\s+"
    r"(?:disagreed|convicted|rejected|dismissed|refused|ruled|denied|disputed|overruled|declined|voted)\b"
    r"|\bbut\s+was\s+(?:convicted|jailed|sentenced|acquitted|fined|sacked|suspended|arrested|overruled|outvoted)\b"
    r"|(?:[—–]|\s--?\s)\s*(?:[\w’'-]+\s+){0,3}(?:figures|records|data|statistics|documents|polls)\s+(?:show|suggest|indicate)\w*)"
)
_BESIDE: Final = re.compile(
    r",\s+(?:prompting|drawing|sparking|provoking|eliciting|triggering|earning)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:laughter|laughs|applause|boos|cheers|jeers|groans|gasps|criticism|outrage|anger|fury|backlash|outcry|calls)\b"
    r"|,\s+contradicting\s"
    r"|,\s+(?:(?:just|only|barely)\s+)?(?:[\w’'-]+\s+)?(?:minutes|hours|days|weeks|months)\s+(?:before|after)\s"
    r"|\s(?:before\s+being|as\s+(?:he|she|they)\s+(?:was|were))\s+(?:led|taken|escorted|driven)\s+(?:away|out|from|off)\b"
)
_OPENINGS: Final = (_CALLED, _SOMETHING, _AGAINST, _BESIDE)
_ASKS: Final = listed("ask asks asked asking wonder wonders wondered wondering")
_ASKED: Final = listed("what who whom whose which why how when where whether if")
_WITHOUT: Final = listed("is was are were be been has had would will could can may might should must")
_FIRST: Final = re.compile(r"\w+")


def tail(quote: Quote) -> str | None:
    """Why the last words may be the outlet's, or the words no statement; None where nothing says so."""
    if quote.kind is QuoteKind.DIRECT:
        return None
    first = _FIRST.search(quote.text)
    if first and first.start() == 0 and first[0] in _WITHOUT:
        return "the words have no subject"
    if first and (quote.cue or "").casefold() in _ASKS and first[0].casefold() in _ASKED:
        return "it is a question and states nothing"
    found = next(filter(None, (pattern.search(quote.text) for pattern in _OPENINGS)), None)
    return f"{found[0].strip(' ,')!r} may open the outlet's own words" if found else None
