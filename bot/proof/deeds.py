"""Whether a cue tells a deed where it stands: "fired the keeper" says nothing, "fired back" does.

Verbs, adjectives and participles of saying that have another meaning, each with what must follow it where it says
something. What follows is read, and not what does not, since deeds are of any kind.
"""

from __future__ import annotations

import re
from typing import Final

_AMOUNT = (
    r"(?:[$£€]|\d|(?:about|around|nearly|almost|some|over|under|up to|between|more than|less than|at least|half|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"a (?:dozen|hundred|thousand|million|third|quarter))\b)"
)
_CLAUSE = (
    r"that (?:\S+ ){1,10}?(?:is|are|was|were|has|have|had|did|does|do|could|can|cannot|must|may|should|would|will)\b"
)
_OPENS_CLAUSE = r"(?:that|it|he|she|they|we|the|there|this|these|his|her|their|its|our)\b"
_THAT = r"(?:that\b|[“\"]|(?:it|he|she|they)\b)"
_ANNOUNCED = (
    r"(?:plans?|deals?|measures?|decisions?|inquiry|investigation|intentions?|resignation|sanctions|candidacy|retirement|"
    r"departure|closures?|cuts|merger|bid|reforms?|polic(?:y|ies)|changes?|programmes?|programs?|ban|agreement|review)"
)
_BACK = r"back(?=\s*(?:[,.;:!?—–“\"]|at\b|that\b|saying\b|on \w+day\b|$))"
_VALUE = rf"(?:[\w’'-]+ ){{1,8}}?at {_AMOUNT}"

_SAYING: Final = {
    "fired": _BACK,
    "hit": rf"(?:{_BACK}|out (?:at|against) (?!the ball\b))",
    "hold": _CLAUSE,
    "held": _CLAUSE,
    "put": _VALUE,
    "puts": _VALUE,
    "commit": r"to\b",
    "commits": r"to\b",
    "committed": r"to\b",
    "pressed": r"(?:for (?!time\b)|(?!his\b|her\b|its\b|their\b)[\w ’'-]{1,40} to\b)",
    "read": r"[“\"](?!(?:(?:[A-Z][\w’'-]*|of|the|and|a|in|to|for|on)[ ,]?)+[”\"])",
    "called": (
        r"(?:(?:\w+ly |again |on \w+day )?(?:for\b|(?:up)?on\b[^;]{1,120}? to\b)|"
        r"(?!at\b|in\b|off\b|by\b|round\b|back\b|up\b|out to\b|an ambulance\b|(?:the )?police\b)[^.;]{1,80}?"
        r"(?:[“\"‘']|(?<=\s)(?:an?|the (?:\w+est|most|least|first|only|last))\b|"
        r"\b(?:un|in|dis|ir|im|mis)\w{3,}\b|\w{2,}(?:ful|less|ous|able|ible|ic|al|ive|ant|ent|ing)\b))"
    ),
    "charged": r"(?:that\b|[^.;\d]{0,120}\bwith (?!an? (?!crimes?\b|felon|misdemean|offen[cs]e|count\b|breach\b)))",
    "reported by": r"",
    "critical": r"of\b",
    "dismissive": r"of\b",
    "supportive": r"of\b",
    "opposed": r"to\b",
    "wary": r"(?:of|about)\b",
    "upbeat": r"(?:about|on|over)\b",
    "sceptical": r"(?:of|about|that)\b",
    "skeptical": r"(?:of|about|that)\b",
    "pessimistic": r"(?:about|over|that)\b",
    "optimistic": r"(?:about|over|that)\b",
    "doubtful": r"(?:that|about|whether|if|of)\b",
    "confident": rf"(?:of|about|in|{_OPENS_CLAUSE})",
    "hopeful": rf"(?:of|about|for|{_OPENS_CLAUSE})",
    "worried": rf"(?:about|by|over|at|for|{_OPENS_CLAUSE})",
    "concerned": rf"(?:about|by|over|at|for|with|{_OPENS_CLAUSE})",
    "afraid": rf"(?:of|for|{_OPENS_CLAUSE})",
    "fearful": rf"(?:of|for|{_OPENS_CLAUSE})",
    "adamant": rf"(?:on|about|in|{_OPENS_CLAUSE})",
    "insistent": rf"(?:on|about|{_OPENS_CLAUSE})",
    "convinced": rf"(?:of|about|{_OPENS_CLAUSE})",
    "certain": rf"(?:of|about|{_OPENS_CLAUSE})",
    "denying": (
        r"(?:that|it|he|she|they|any|all|both|having|being|wrongdoing|responsibility|involvement|knowledge|"
        r"(?:the |those |such |his |her |their |its )?(?:\w+ )?(?:claims?|charges?|allegations?|accusations?|reports?|rumou?rs?))\b"
    ),
    "announcing": rf"(?:{_THAT}|(?:a|an|the|its|his|her|their|new|more) (?:[\w’'-]+ ){{0,3}}?(?:{_ANNOUNCED})\b|{_ANNOUNCED}\b)",
    "confirming": _THAT,
    "declaring": _THAT,
    "stressing": rf"(?:{_THAT}|[\w’' ]{{1,40}} that\b)",
}
"""Words that also tell deeds or states, and what must follow them where they say something."""

_PIECE = re.compile(
    r"\b(?:article|story|piece|episode|column|film|documentary|podcast|series|programme)s?\b[^.;]{0,60}? (?:was|were|is|are|been) (?:\w+ly )?$",
    re.IGNORECASE,
)
"""What stands before "reported by" where it says who wrote a piece, and not who told of an event."""

_UNDONE = re.compile(r"\b(?:anything but|far from|once|formerly|no longer|in an?|less)(?: \w+ly)? $", re.IGNORECASE)
"""What stands before an adjective that somebody's opinion is not, or not any more."""


def deed(text: str, cue: str) -> bool:
    """Whether the cue tells a deed or a state wherever it stands: "fired the keeper", "critical after the crash"."""
    wanted = _SAYING.get(cue.casefold())
    if wanted is None:
        return False
    found = re.finditer(
        rf"(?<!\w)(?P<cue>{re.escape(cue)})(?:[,:]?\s+(?=\S)|[,:]){wanted}", text, re.IGNORECASE if cue.islower() else 0
    )
    before = (slice(0, match.start("cue")) for match in found)
    return all(_UNDONE.search(text[part]) or (cue == "reported by" and _PIECE.search(text[part])) for part in before)
