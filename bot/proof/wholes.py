"""Whether a speaker's mention is the whole of what stands before its cue: "Company" is not who says it in "Company
management said", nor "Centers" in "according to the Centers for Harbour Health".
"""

from __future__ import annotations

import re
from itertools import takewhile

from bot.model.brief import Quote
from bot.model.span import Span
from bot.proof.between import another_subject
from bot.proof.objects import no_subject
from bot.proof.printed import Printed
from bot.proof.somebody import somebody
from bot.proof.words import CALENDAR, CONNECTIVES, IRREGULAR, ORG_WORDS, PREPOSITIONS, SAY, TITLES, listed

_TOKEN = re.compile(r"[\w&]+(?:[.'’-]\w+)*")
_MAY_FOLLOW = (
    PREPOSITIONS
    | CALENDAR
    | CONNECTIVES
    | SAY
    | listed(
        "has have had did does do is was were are be been would will could can may might should must himself herself itself "
        "themselves who whom which that also later then now once again still just only even often always never not "
        "previously recently repeatedly early late last this next today yesterday tonight earlier afterwards soon first "
        "continued continues went goes further sr jr ii iii iv all both each"
    )
    | IRREGULAR
)
"""What may stand between a subject and its cue and is no noun."""

_LONGER = re.compile(r"[ \u00a0](?:for|to|of|and|in|on)[ \u00a0](?:the[ \u00a0])?[A-Z]")
_OWNER = re.compile(r"[\w.]['’]s[ \u00a0]$|s’[ \u00a0]$")


_SOMEBODY_OF = re.compile(
    r"\b(?P<noun>[A-Za-zé-]+)[ \u00a0](?:of|for|to)[ \u00a0](?:the[ \u00a0])?(?P<between>(?:[A-Z][\w.’'-]*[ \u00a0]){0,4})$"
)
_OWNED = re.compile(r"(?:['’]s|(?<=s)['’])[ \u00a0](?P<owned>[\w-]+(?:[ \u00a0][\w-]+)?)")
_REACH = 90


def part_of_more(printed: Printed, quote: Quote) -> str | None:
    """Why the mention beside a quote is a part of a longer subject; None where nothing shows that."""
    if quote.mention is None or quote.cue_span is None or quote.mention.end > len(printed.text):
        return None
    text, mention = printed.text, quote.mention
    words = mention.of(text)
    gap = text[mention.end : quote.cue_span.start] if mention.end < quote.cue_span.start else ""
    noun = _noun_behind(gap) if gap and words.split()[-1][:1].isupper() else None
    if noun and not printed.inside(mention.start):
        return f"{words!r} only describes {noun!r}"
    if kin := _of_whom(text, quote, mention):
        return f"{words!r} only tells whose {kin!r} it is"
    if hanging := no_subject(text, quote) or another_subject(text, quote):
        return f"{words!r}: {hanging}"
    return _cut_off(text, words, mention.start, mention.end)


def _noun_behind(gap: str) -> str | None:
    """The noun that a capitalised word describes: the small word right behind it, with no stop before the cue."""
    if any(mark in gap for mark in ',;:.!?—–()\n“”"'):
        return None
    found = _TOKEN.findall(gap)
    if not gap.startswith((" ", "\u00a0")) or not found or len(found) > _FAR:
        return None
    described = list(takewhile(lambda word: word.islower() and word not in _MAY_FOLLOW, found))
    verbal = described and described[0] != "family" and described[0].endswith(("ly", "ed", "ing", "n't", "n’t"))
    following = found[len(described)] if len(described) < len(found) else ""
    acts = bool(described) and described[0].endswith("s") and following.lower() not in _MAY_FOLLOW and bool(following)
    while len(described) > 1 and described[-1].endswith("ly") and described[-2].endswith("s"):
        described.pop()
    adverb = bool(described) and described[-1].endswith("ly") and described[-1] != "family"
    return described[-1] if described and not (verbal or acts or adverb) else None


_FAR = 4
"""Words between a modifier and its cue: "Boatyard management", "Saltby harbour rowing clubs"."""


def _of_whom(text: str, quote: Quote, mention: Span) -> str | None:
    """Who really speaks beside a name: "wife" in "the wife of Mayor Ada Quill said" and in "Ada Quill’s wife said"."""
    left = _SOMEBODY_OF.search(text, max(0, mention.start - _REACH), mention.start)
    between = _TOKEN.findall(left["between"]) if left else []
    titled = not between or (between[-1].casefold() in TITLES and not {one.casefold() for one in between} & ORG_WORDS)
    behind = _OWNED.match(text, mention.end - 2 if mention.of(text).endswith(("'s", "’s")) else mention.end)
    nouns = [left["noun"]] if left and titled else []
    nouns += behind["owned"].split() if behind else []
    told = (quote.speaker or "").casefold()
    return next((noun for noun in nouns if somebody(noun) and noun.casefold() not in told), None)


def _cut_off(text: str, words: str, start: int, end: int) -> str | None:
    """A lone word for a body that stands inside its longer name: "Centers for ...", "Prosecutor General’s Office"."""
    word = words.casefold()
    body = word in ORG_WORDS or (word.endswith("s") and word[:-1] in ORG_WORDS)
    if not body or not words[:1].isupper() or word in TITLES - ORG_WORDS:
        return None
    longer = _LONGER.match(text, end) or _OWNER.search(text, max(0, start - 4), start)
    return f"{words!r} is a part of a longer name" if longer else None
