"""Whether a printed statement stands under something that takes it back: a denial, a condition, a hedge, somebody
else's report, a forgery or a fiction. Its words may be verbatim and its speaker right, and to show it plainly
would still be false.

Read from the sentence around the cue, outside quotation marks, with this package's own word lists.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.model.brief import Quote, QuoteKind
from bot.model.span import Span
from bot.proof.anothers import anothers
from bot.proof.people import parts
from bot.proof.phrases import names_nobody
from bot.proof.printed import Printed
from bot.proof.tails import tail
from bot.proof.wholes import part_of_more
from bot.proof.words import SAY, TITLES, listed

_TOKEN = re.compile(r"\w+(?:['’ʼ-]\w+)*|[,;:.!?—–()]")
_CLAUSE_END = listed(", ; : . ! ? — – ( ) and but then")
_AUXILIARY = listed(
    "did does do has have had is was were be been being would will could can should shall may might must"
)
_NOT = listed("not never nor no neither hardly cannot")
_CONTRACTED = re.compile(r"n['’ʼ]t$")
_TAKES_BACK = re.compile(
    r"^(?:den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|avoid(?:s|ed|ing)?|regret(?:s|ted|ting)?|"
    r"fail(?:s|ed|ing)?|stop(?:s|ped|ping)?|short|without|instead|falsely|wrongly|misquot\w*|forbid\w*|forbade|"
    r"accus(?:e|es|ed|ing)|suspect(?:s|ed|ing)?|blam(?:e|es|ed|ing))$"
)
_SUPPOSED = listed("if imagine suppose supposing unless whether would could might should will shall may pretend")
_HEDGE = re.compile(
    r"^(?:allegedly|reportedly|supposedly|purportedly|apparently|presumably|rumou?red|alleged|reported|supposed|"
    r"purported|seems?|seemed|appears?|appeared|believed|thought|claimed)$"
)
_FRAME = re.compile(
    r"\b(?:forge[dr]y?|forged|faked?|fakes|doctored|fabricated|fictional|fictitious|invented|imaginary|hoax|spoof|"
    r"satir\w+|parod\w+|deepfakes?|deep-fake|misquot\w+|misattribut\w+|impersonat\w+|chatbot|ai-generated|"
    r"(?:in|from) (?:the|a|his|her|their) (?:\w+ ){0,2}(?:film|movie|novel|play|sketch|comedy|musical|episode|thriller))\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\baccording to\s+([^,.;“”\"]+)", re.IGNORECASE)
_NOBODY = re.compile(r"^(?:no|nobody|none|neither|no one|nothing)\b", re.IGNORECASE)
_NEAR = 4
"""Words before a cue in which its auxiliaries and adverbs stand: "has not, so far, said" is rarer than an error."""


UNCERTAIN = 0.5
"""The most confidence that such a quote keeps: half of those that stand so are not what they look like."""


def withheld(printed: Printed, quote: Quote) -> str | None:
    """Why the quote may not be shown as a plain statement; None where nothing in its sentence takes it back."""
    wrong = _subject(printed, quote) or tail(quote)
    if wrong:
        return wrong
    if quote.cue_span is None or quote.cue_span.end > len(printed.text):
        return None
    sentence = printed.sentence(quote.cue_span.start)
    framed = _frame(printed, sentence)
    if framed:
        return f"it stands in a frame that is not fact ({framed!r})"
    ruling = _ruler(_before(printed, sentence.start, quote.cue_span.start), quote.cue or "")
    if ruling:
        return f"its cue stands under {ruling!r}"
    return anothers(printed, quote, sentence) or _second_hand(printed, quote, sentence)


def _subject(printed: Printed, quote: Quote) -> str | None:
    """Why the speaker is none; None where it may be one."""
    if quote.speaker and _NOBODY.match(quote.speaker):
        return "nobody is its speaker"
    nobody = names_nobody(quote.speaker) if quote.speaker else None
    if nobody:
        return f"its speaker names nobody: {nobody}"
    part = part_of_more(printed, quote)
    return f"its speaker is cut off: {part}" if part else None


def lowered(printed: Printed, quote: Quote) -> Quote:
    """The quote as it may stand: not shown, and of low confidence, where `withheld` has a reason."""
    if not quote.shown or withheld(printed, quote) is None:
        return quote
    return replace(quote, shown=False, confidence=min(quote.confidence, UNCERTAIN))


def denied_cue(text: str, cue: str) -> str | None:
    """The word in `text` by which its cue did not happen: "has not said", "if she says"; None where it did."""
    printed = Printed.read(text)
    for match in re.finditer(rf"(?<!\w){re.escape(cue)}(?!\w)", text, re.IGNORECASE):
        if printed.inside(match.start()):
            continue
        before = _before(printed, 0, match.start())
        word = _ruler(before, cue)
        if word is None or _HEDGE.match(word):
            return None  # a hedge is still there to be read: a point keeps its sentence's words
        return word
    return None


def _frame(printed: Printed, sentence: Span) -> str | None:
    for match in _FRAME.finditer(printed.text, sentence.start, sentence.end):
        if not printed.inside(match.start()):
            return match.group()
    return None


def _before(printed: Printed, start: int, end: int) -> list[str]:
    """The words and stops outside quotation marks between two places, in lower case."""
    found = _TOKEN.finditer(printed.text, start, end)
    return [match.group().casefold() for match in found if not printed.inside(match.start())]


def _ruler(before: list[str], cue: str) -> str | None:
    """The word that takes back the cue which follows `before`; one that is part of the cue itself does not."""
    clause = before[_last_stop(before) :]
    near = clause[-_NEAR:]
    said = set(cue.casefold().split())
    for word in reversed(near):
        if word not in said and (word in _NOT or _CONTRACTED.search(word) or _HEDGE.match(word)):
            return word
    for word in reversed(clause[-7:]):
        if word not in said and _TAKES_BACK.match(word):
            return word
    supposed = [word for word in (*clause[:2], *near[-2:]) if word in _SUPPOSED]
    return supposed[0] if supposed else None


def _last_stop(before: list[str]) -> int:
    stops = [at for at, word in enumerate(before) if word in _CLAUSE_END]
    return stops[-1] + 1 if stops else 0


def _second_hand(printed: Printed, quote: Quote, sentence: Span) -> str | None:
    """Why a direct quote is somebody's report of what another said; indirect speech is a report by itself."""
    if quote.kind is QuoteKind.INDIRECT or quote.cue_span is None:
        return None
    speaker = set(parts(quote.speaker or ""))
    for match in _ACCORDING.finditer(printed.text, sentence.start, sentence.end):
        told = set(parts(match.group(1)))
        if not printed.inside(match.start()) and "according" not in (quote.cue or "").casefold() and not told & speaker:
            return f"it is so according to {match.group(1).strip()!r}"
    at = quote.mention.start if quote.mention is not None else quote.cue_span.start
    words = _before(printed, sentence.start, min(at, quote.cue_span.start))
    for number, word in enumerate(words):
        if word in SAY and "that" in words[number + 1 : number + 6] and not speaker & set(words[:number]):
            return f"another {word!r} that it was said"
    while words and words[-1] in TITLES:
        words.pop()
    if quote.mention is not None and at < quote.cue_span.start and words and words[-1] in SAY:
        return f"another {words[-1]!r} it was said"
    return None
