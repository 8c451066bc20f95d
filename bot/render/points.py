"""Key points, quotes and non-responses as lines. Words that are not the speaker's are never in marks."""

from __future__ import annotations

import re
from typing import Final

from bot.messages import text as words
from bot.model.brief import KeyPoint, NonResponse, Quote, QuoteKind, SpeakerKind
from bot.render.escape import clean, clip, escape

_OPENING: Final = "\"'“‘«»‹›„‚”’"
_THAT: Final = re.compile(r"^that[, ]\s*(?=\S)", re.IGNORECASE)
_DETAIL: Final = 120
_PLAIN_CUES: Final = frozenset(
    {"", "said", "say", "says", "saying", "told", "tells", "telling", "added", "adds", "adding", "according to"}
)
"""Cues that tell a reader no more than the speaker's name does; every other one is shown beside it."""


_TELLING: Final = frozenset({"told", "tells", "telling"})
_AUDIENCE: Final = re.compile(r"(?:an?|the) ", re.IGNORECASE)
"""How a setting opens that is whom something was told: "told the court"."""

_OPENS_SETTING: Final = re.compile(r"(?:In|At|On|During|Via|Through|By|To|Before|Late|Early|Last|This|Earlier) ")
_OBJECT_CUE: Final = re.compile(
    r"(?:accus|blam|critici[sz]|prais|denounc|condemn|mock|slamm|attack|defend|dismiss|endors|reject|ridicul|rebuk"
    r"|thank|urg|implor|order|instruct|advis|encourag|demand)(?:ed|ing)|(?:accus|blam|critici[sz]|prais|denounc|endors"
    r"|urg|implor|advis|encourag|ridicul|rebuk|condemn|attack|defend|reject|mock|slam|thank|order|instruct|demand)e?s"
    r"|call(?:ed|s|ing)(?: on| for)?|(?:describ|characteri[sz])(?:ed|es|ing)|(?:label|brand|dub)(?:l?ed|bed|s)|den(?:ied|ies|ying)|decr(?:ied|ies|ying)|hail(?:ed|s|ing)|blast(?:ed|s|ing)|dismisses",
    re.IGNORECASE,
)
"""Cues that make somebody or something the object of what is said; in the forms that go with one speaker's name."""


def point_line(point: KeyPoint) -> str:
    """One key point as a list item. A claimant stands in bold where the sentence names it, else behind it,
    with the role where the sentence does not give it."""
    line = f"- {_with_claimant(point)}"
    missing = ", ".join(escape(clip(word, _DETAIL)) for word in _missing(point))
    return f"{line} (*{missing}*)" if missing else line


def point_size(point: KeyPoint) -> int:
    """Characters of the article that the point shows."""
    return len(clean(point.text))


def quote_size(quote: Quote) -> int:
    """Characters of the article that the quote shows."""
    return len(clean(quote.text))


def quote_lines(quote: Quote, *, outlet: str) -> str:
    """The quote and, below it, who said it, as two quoted lines; `outlet` is escaped already. What a cue needs for its
    object is read behind it, as one sentence: "Bo Lund blamed Ada Quill for the crash"."""
    if not takes_object(quote):
        return f"> {spoken(quote)}\n> — {speaker_line(quote, outlet=outlet)}"
    cue, said = escape(clip(quote.cue or "", _DETAIL)), escape(clean(quote.text))
    if not quote.shown or not quote.speaker:
        return f"> … {cue} {said}\n> — *{words('speaker.unresolved')}*"
    who = _who(quote, quote.speaker)
    whole = f"> {who}{', ' if who[-2:] != '**' or cue.endswith('ing') else ' '}{cue} {said}"
    where = f"({escape(clip(_setting(quote), _DETAIL))})" if quote.setting else ""
    below = " · ".join(filter(None, [where, _printed(quote, outlet)]))
    return f"{whole}\n> — {below}" if below else whole


def told(quote: Quote) -> str:
    """The words as they are shown: of a mixed or indirect quote without a leading "that"."""
    return quote.text if quote.kind is QuoteKind.DIRECT else _THAT.sub("", quote.text)


def spoken(quote: Quote) -> str:
    """The words: a direct quote in its printed marks, a mixed or indirect one as the outlet printed it."""
    said = clean(told(quote))
    if quote.kind is QuoteKind.DIRECT and said[:1] not in _OPENING:
        said = f"“{said}”"
    return escape(said)


def speaker_line(quote: Quote, *, outlet: str) -> str:
    """Who said it, as printed: name, role, cue and setting, and the outlet where it is given; "speaker not
    certain" below the threshold."""
    if not quote.shown or not quote.speaker:
        return f"*{words('speaker.unresolved')}*"
    line = _who(quote, quote.speaker)
    how = ", ".join(escape(clip(word, _DETAIL)) for word in _manner(quote))
    return " · ".join(filter(None, [f"{line} ({how})" if how else line, _printed(quote, outlet)]))


def _who(quote: Quote, speaker: str) -> str:
    return f"**{escape(clip(quote.role or '', _DETAIL))}**" if _named_by_role(quote) else _named(quote, speaker)


def _printed(quote: Quote, outlet: str) -> str:
    key = "quote.reported" if quote.kind is QuoteKind.INDIRECT else "quote.printed"
    return words(key, outlet=outlet) if outlet else ""


def takes_object(quote: Quote) -> bool:
    """Whether the words are what the cue before them is done to, and mean something else without it: "accused Velm of
    shelling the port"; a direct quote stands in its marks."""
    behind = quote.cue_span is not None and quote.cue_span.end <= quote.segments[0].start
    return behind and quote.kind is not QuoteKind.DIRECT and _OBJECT_CUE.fullmatch(quote.cue or "") is not None


def _named(quote: Quote, speaker: str) -> str:
    return ", ".join(filter(None, [f"**{escape(clip(speaker, _DETAIL))}**", *_roles(quote)]))


def _named_by_role(quote: Quote) -> bool:
    """Whether the role says all that the name does, as "spokesperson for Mayor Ida Holm" does."""
    return bool(quote.role) and set((quote.speaker or "").split()) <= set((quote.role or "").split())


def non_response_line(answers: tuple[NonResponse, ...]) -> str:
    """Who did not answer, and how, on one line; empty where nobody is said to have been silent."""
    said = (f"{escape(clip(answer.who, _DETAIL))} {words(f'nonresponse.{answer.kind}')}" for answer in answers)
    return "; ".join(dict.fromkeys(said))


def _with_claimant(point: KeyPoint) -> str:
    text = clean(point.text)
    place = re.search(rf"(?<!\w){re.escape(clean(point.claimant))}(?!\w)", text) if point.claimant else None
    if place is None:
        return escape(text)
    before, name, after = text[: place.start()], text[place.start() : place.end()], text[place.end() :]
    return f"{_piece(before)}**{escape(name)}**{_piece(after)}"


def _piece(text: str) -> str:
    """Escaped like `escape`, but with the blanks at its ends that part it from the name."""
    if not text.strip():
        return " " if text else ""
    lead = " " if text[0] == " " else ""
    tail = " " if text[-1] == " " else ""
    return f"{lead}{escape(text)}{tail}"


def _missing(point: KeyPoint) -> list[str]:
    """What the sentence leaves unsaid of its claim: the role, the cue, and before them whose they are."""
    text = point.text.casefold()
    said = point.cue or ("" if point.claimant is None else point.status.value)
    missing = [word for word in (point.role, said) if word and word.casefold() not in text]
    unnamed = point.claimant and point.claimant.casefold() not in text
    return [point.claimant, *missing] if point.claimant and (missing or unnamed) else missing


def _roles(quote: Quote) -> list[str]:
    role = escape(clip(quote.role or "", _DETAIL))
    principal = quote.principal or ""
    known = f"{quote.speaker} {quote.role or ''}"
    if quote.speaker_kind is SpeakerKind.SPOKESPERSON and principal and principal not in known:
        return [role, words("spokesperson.for", principal=escape(clip(principal, _DETAIL)))]
    return [role]


def _setting(quote: Quote) -> str:
    """Where it was said, as printed, but for a capital of the sentence that it opened: "in a statement"."""
    setting = quote.setting or ""
    return setting[:1].lower() + setting[1:] if _OPENS_SETTING.match(setting) else setting


def _manner(quote: Quote) -> list[str]:
    cue, setting = quote.cue or "", _setting(quote)
    if _AUDIENCE.match(setting) and cue.casefold() in _TELLING:
        return [f"{cue} {setting}"]
    return [word for word in ("" if cue.casefold() in _PLAIN_CUES else cue, setting) if word]
