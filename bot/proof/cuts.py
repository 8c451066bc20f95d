"""What may be left out: each reason has a shape, and no cut may take away what changes the meaning."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.errors import ProofError
from bot.proof.printed import Printed
from bot.proof.replay import TRIM, Left, Replay
from bot.proof.words import (
    CALENDAR,
    CONDITION,
    HEDGE,
    QUALIFIER,
    SAY,
    UNITS_AFTER,
    VOUCHERS,
    WORD,
    negative,
    numeric,
    tokens,
)

_CONNECTIVE = re.compile(
    r"(?:(?:and|but|yet|meanwhile|however)|(?:so|instead|still|also|moreover|furthermore|in addition|additionally|besides|"
    r"nevertheless|nonetheless|separately|similarly|likewise|overall|indeed|in fact|of course|for (?:his|her|its|their|"
    r"the) part|for (?:example|instance)|at the same time|on the other hand|by contrast|in contrast|as a result|"
    r"in turn|in the meantime|then|thus|therefore|consequently|accordingly|finally|in short|to be sure|what is more|"
    r"what's more|what’s more|plus|now|again|after all|above all|in particular|notably|specifically|elsewhere|"
    r"more broadly|for now|even so)(?=,))(?:,\s*(?:though|too|however|meanwhile))?,?\s*",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_DATED = re.compile(rf"(?:^|[ \u00a0—–-]){_DATE}(?:,? \([^()]{{2,40}}\))?\s*(?:[—–]|--|-)$")
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*(?:[ ,/]+(?:[A-Z][\w.'’-]*|de|la|del|of|\d{1,2}|\d{4}))*,?\s*)?"
    r"(?:\([\w .,/&-]{2,40}\)\s*(?:[—–]|--|-|:)?|(?:/[\w .-]{2,30}/\s*)?(?:[—–]|--|-|:))\s*"
    rf"(?:{_DATE}\s*(?:[—–]|--|-)\s*)?"
)
_WIRE = re.compile(r"\((?:AFP|AP|CNN|Reuters|UPI|Xinhua|Bloomberg|dpa|DPA|EFE|ANSA|AAP)\)$")
_AGENCY = re.compile(
    r"\((?:[A-Z]{2,5}(?:[ /.]\w+)?|Reuters|Xinhua|Bloomberg|dpa|(?:[\w.&’'-]+ )*[\w-]*(?:News|Times|Press|Post|Media|Agency|[Ww]ire|"
    r"Service|Network|Today|Herald|Tribune))\)"
)
_COLON = re.compile(r"([A-Z]{4,}(?: [A-Z]{2,})?):")
_CITY = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\b")
_CAPTION = re.compile(
    r"\(?\s*(?:file )?(?:photo|photograph|image|picture|pictured|video|watch|caption|credit|illustration|graphic|"
    r"getty images|screenshot|gallery|listen|read more|related|also read|see also|advertisement|above|below|left|"
    r"right)\b[:|]?[^.!?|—\n]{0,120}[.:|—)]\s*",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:speaking|addressing|appearing|writing|standing|testifying|talking|in an? (?:\w+ )?(?:"
    r"interview|speech|post|tweet|letter|email|e-mail|memo|briefing|release|address|filing|message|video|"
    r"call|op-ed)|at an? (?:\w+ )?(?:news conference|press conference|briefing|rally|hearing|event|meeting)|"
    r"as (?:expected|planned|previously reported)|in the (?:end|process)|to that end|with that|"
    r"on (?:social media|twitter|facebook|x))\b[^,;:]{0,100},\s*",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:(?:one|some|two|three|most|all|many|both) of )?(?:who|which|whose|where)\b", re.IGNORECASE)
_APPOSITIVE = re.compile(
    r"(?:an?|the|its|his|her|their|now|then|formerly|previously|also known as|a/k/a|aka)\s+\w", re.IGNORECASE
)
_COMPANY = re.compile(r"(?:including|such as|along with|together with|as well as|among them|like)\s", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:based|located|situated|headquartered|founded|born|known|named|called|nicknamed)\b", re.IGNORECASE
)
_AGE = re.compile(r"\d{1,3}(?: years old)?")
_ACRONYM = re.compile(r"\((?!NOT?\b)[A-Z][A-Z&.]{1,9}\)")
_MAY = re.compile(r"(?<=[a-z,] )May\b")
_DASH = "—–-"


def check_cuts(printed: Printed, made: Replay) -> None:
    """Nothing when every left-out stretch is one that the rules allow; ProofError with the rule's name else."""
    for left in made.left:
        if left.why == "name":
            continue
        words = left.span.of(printed.text)
        if not words.strip():
            continue
        if printed.inside(left.span.start) and printed.inside(left.span.end - 1):
            raise ProofError("marks: a cut inside quotation marks")
        whys = _trims(left) if left.why == TRIM else (left.why,)
        if not any(_allowed(printed, left, why) for why in whys):
            raise ProofError(f"cut: {words.strip()[:60]!r} is not a {left.why} that may go")
        _next_to_number(printed, left)


def _trims(left: Left) -> tuple[str, ...]:
    return ("dateline", "connective", "caption", "lead-in") if left.first else ("end",)


def _allowed(printed: Printed, left: Left, why: str) -> bool:
    words = left.span.of(printed.text)
    shape = _SHAPES[why](printed, left, words)
    light = why in ("connective", "dateline") or bool(_ACRONYM.fullmatch(words.strip()))
    return shape and (light or not burdened(words))


def burdened(words: str) -> str | None:
    """The word in `words` that may not be cut: negation, hedge, condition, qualifier, cue; None for none.

    A qualifier may go with the number that it qualifies; the month of May is no modal.
    """
    found = tokens(_MAY.sub("", words))
    banned = HEDGE | CONDITION | SAY | VOUCHERS
    heavy = negative(found) or next((word for word in found if word in banned), None)
    return heavy or next((word for at, word in enumerate(found) if _qualifies(found, at)), None)


def _qualifies(found: list[str], at: int) -> bool:
    word, after = found[at], found[at + 1 : at + 4]
    if word not in QUALIFIER or (word == "up" and after[:1] != ["to"]):
        return False
    return not any(numeric(near) for near in after)


def leading_connective(text: str) -> bool:
    """Whether `text` begins with words that lean on what stood before it ("In addition, ...")."""
    found = _CONNECTIVE.match(text)
    return found is not None and found.group().rstrip().endswith(",")


def _connective(printed: Printed, left: Left, words: str) -> bool:
    """A leading "But" goes, except where it means "except": "But for the rain, ..."."""
    following = printed.text[left.span.end : left.span.end + 4]
    return left.first and following != "for " and bool(_CONNECTIVE.fullmatch(words.lstrip()))


def _dateline(printed: Printed, left: Left, words: str) -> bool:
    """Capitals, an agency in brackets or a date, then a dash, before the first sentence of a paragraph.

    Only a wire service that everybody knows may do without the dash: "Moscow (AP)". Capitals that the article
    prints again in running text are an acronym ("NATO — not the union — leads") and no place.
    """
    stripped = words.strip()
    city, agency = _CITY.match(stripped), _AGENCY.search(stripped)
    dashed = stripped[-1:] in "—–-" or (bool(agency) and stripped[-1:] == ":") or bool(_WIRE.search(stripped))
    shaped = left.first and dashed and len(stripped) <= 70 and bool(_DATELINE.fullmatch(stripped))
    known = bool(agency) or bool(_DATED.search(stripped)) or _place(printed, left, city)
    return ((shaped and known) or _colon(printed, left, stripped)) and _opens(printed.text, left)


def _colon(printed: Printed, left: Left, stripped: str) -> bool:
    """A city in capitals before a colon, as Indian newspapers print it: the article names it as a place too ("in Velm", "the Velm tramway"), and in
    capitals once, so that it is nobody's turn in a conversation."""
    city = _COLON.fullmatch(stripped) if left.first else None
    if city is None or len(re.findall(rf"\b{city.group(1)}\b", printed.text)) != 1:
        return False
    return (
        re.search(rf"\b(?:in|of|at|from|near|outside|the)[ \u00a0]{city.group(1).title()}\b", printed.text) is not None
    )


def _place(printed: Printed, left: Left, city: re.Match[str] | None) -> bool:
    """Whether capitals are a place: they stand in capitals nowhere else."""
    if city is None:
        return False
    again = re.compile(rf"\b{re.escape(city.group())}\b")
    return not any(match.start() >= left.span.end for match in again.finditer(printed.text))


def _opens(text: str, left: Left) -> bool:
    """Whether the cut stands at a paragraph's start and a sentence begins behind it."""
    before, after = text[: left.span.start].rstrip(" \u00a0\t"), text[left.span.end :].lstrip()[:1]
    return (not before or before[-1] == "\n") and not after.islower()


def _caption(_: Printed, left: Left, words: str) -> bool:
    return left.first and bool(_CAPTION.fullmatch(words.strip() + " "))


def _lead_in(_: Printed, left: Left, words: str) -> bool:
    return left.first and bool(_LEAD_IN.fullmatch(words.lstrip()))


def _bracketed(words: str) -> bool:
    stripped = words.strip()
    pairs = {"(": ")", "[": "]"}
    close = pairs.get(stripped[:1])
    inner = stripped[1:-1]
    return bool(close) and stripped[-1] == close and stripped[0] not in inner and close not in inner


def _parenthesis(printed: Printed, left: Left, words: str) -> bool:
    return _bracketed(words) or _aside(printed, left, words)


def _aside(printed: Printed, left: Left, words: str) -> bool:
    """A pair of commas or dashes around a relative clause, an apposition, a list of examples or an age."""
    if left.first or left.last:
        return left.last and _end(printed, left, words)
    inner = _paired(printed.text, left)
    return inner is not None and _aside_shape(printed.text, left, inner)


def _end(printed: Printed, left: Left, words: str) -> bool:
    """A bracket, or an aside that runs from a comma or dash to the sentence's final mark."""
    stripped = words.strip()
    body = stripped.rstrip(".!?… ")
    if body[:1] in "([" and _bracketed(body):
        return left.last
    if not left.last or stripped[:1] not in {",", *_DASH}:
        return False
    return _aside_shape(printed.text, left, body.lstrip(", —–-"))


def _paired(text: str, left: Left) -> str | None:
    """The words between the pair of marks that the cut takes with it, or half of the pair with a blank."""
    words = left.span.of(text).strip()
    before = text[: left.span.start].rstrip()[-1:] if left.span.start else ""
    after = text[left.span.end : left.span.end + 2].lstrip()[:1]
    opening, closing = words[:1], words[-1:]
    if opening == "," and (closing == "," or after in ",.;"):
        return words.strip(", ")
    if opening in _DASH and opening and (closing in _DASH or after in _DASH):
        return words.strip("—–- ")
    if before == "," and closing == ",":
        return words.strip(", ")
    return None


def _aside_shape(text: str, left: Left, inner: str) -> bool:
    if not inner or any(mark in inner for mark in '“”"«»;:\n'):
        return False
    if _AGE.fullmatch(inner) or _RELATIVE.match(inner) or _COMPANY.match(inner) or _PLACE.match(inner):
        return True
    return bool(_APPOSITIVE.match(inner)) and _after_name(text, left)


def _after_name(text: str, left: Left) -> bool:
    """An apposition explains the name before it, and the sentence goes on with its verb."""
    before = WORD.findall(text[max(0, left.span.start - 60) : left.span.start])
    after = tokens(text[left.span.end : left.span.end + 30])[:1]
    named = bool(before) and before[-1][:1].isupper() and before[-1].casefold() not in CALENDAR
    return named and (left.last or (bool(after) and after[0] not in {"a", "an", "the", "who", "which", "whose"}))


def _next_to_number(printed: Printed, left: Left) -> None:
    """A number keeps its neighbours: no unit after it, no qualifier before it, may be cut away."""
    if left.first:
        return
    text, words = printed.text, left.span.of(printed.text).strip()
    before = WORD.findall(text[max(0, left.span.start - 40) : left.span.start])
    if before and numeric(before[-1]) and (words[:1].isalnum() or _unit_first(words)):
        raise ProofError("number: the unit of a number was cut")
    after = text[left.span.end :].lstrip()[:40]
    match = WORD.match(after.lstrip('(“"‘'))
    if match and numeric(match.group()) and words[-1:].isalnum():
        raise ProofError("number: what stands before a number was cut")


def _unit_first(words: str) -> bool:
    found = tokens(words)
    return words[:1] not in "([,—–" and bool(found) and found[0] in UNITS_AFTER


_Shape = Callable[[Printed, Left, str], bool]
_SHAPES: dict[str, _Shape] = {
    "dateline": _dateline,
    "connective": _connective,
    "caption": _caption,
    "lead-in": _lead_in,
    "parenthesis": _parenthesis,
    "aside": _aside,
    "end": _end,
}
