"""The role in apposition to a name: "Ada Quill, 34, the mayor of Velm", "Bo Reed, one of the organisers"."""

from __future__ import annotations

import re

from bot.condense.cues import forms
from bot.condense.lexicon import closed, table
from bot.condense.names import Mention, Names
from bot.condense.roles_nouns import OWNER, PREPOSITIONS, WORD, is_kin, is_role, may_describe, word
from bot.condense.roles_told import ASIDE, letters, relative
from bot.model.span import Span

_LEAD = re.compile(
    ASIDE + r"(?:,[ \xa0]|[ \xa0](?:[—–]|--)[ \xa0])(?:who(?: is|['’]s)(?: (?:also|now))?[ \xa0]|(?:now|also)[ \xa0])?"
)
_TITLE = re.compile(r"[ \xa0][“\"][A-Z0-9][^“”\"\n]{1,60}(?<=\w)[”\"]")
"""The title of a work in marks: "the author of “Low Tide”"."""

_CONTRACTED = re.compile(r"['’](?:s|d|ll|ve|re)$")
_IS = re.compile(r"[ \xa0]is[ \xa0](?:now[ \xa0]|also[ \xa0])?(?=(?:an?|the)[ \xa0])")
_ARTICLE = re.compile(r"(?:a|an|the|one|another|its|our|my)[ \xa0]")
_NO_ROLE = frozenset(("that", "this", "these", "those", "no", "not", "never", "neither", "any"))
_MARK = re.compile(r"[“”\"]")
_HEARD = frozenset(("heard", "hears"))
_AMONG = re.compile(
    r"[ \xa0]and[ \xa0](?:an?|the|his|her|two|three|four|five|other|another)[ \xa0][^,.;:“”]{2,40}?[ \xa0](?:were|are|have)\b"
)
"""The rest of a list before its verb in the plural: "Ada Quill, a doctor and a nurse were hurt"."""

_OPENING = re.compile(r"(?:^|[.!?”\"\n:])[ \xa0]*$")
_RELATIVE = re.compile(r",?[ \xa0](?:who|whose)[ \xa0](?![^.]*,[ \xa0])")
_SEEN = frozenset(
    ("eyes", "view", "opinion", "mind", "critics", "rivals", "enemies", "film", "movie", "play", "novel", "series")
)
"""Words of whose view or of which story it is what is told."""

_LATER = frozenset(("now", "later", "once", "currently", "then", "also", "already", "still", "previously", "formerly"))
_NUMBERS = frozenset(("one", "two", "three", "four", "five", "six"))
_ABBREVIATED = re.compile(
    r"(?:[A-Z]|Inc|Co|Ltd|Corp|St|Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Lt|Col|Maj|Brig|Adm|Sgt|Capt|Cmdr|Rev|Hon|Dr|Prof|U\.S|U\.K|U\.N|D\.C|Jr|Sr)\."
)
_MOST_WORDS = 18


def after(text: str, end: int, mention: Mention, names: Names) -> Span | None:
    """The role printed behind the name up to `end`, the end of its sentence."""
    if mention.possessive:
        return None
    return letters(text, end, mention) or _apposed(text, end, mention, names) or relative(text, end, mention)


def _apposed(text: str, end: int, mention: Mention, names: Names) -> Span | None:
    lead = _LEAD.match(text, mention.span.end, end)
    tokens = _phrase(text, lead.end(), end) if lead else []
    if tokens and _is_subject(text, tokens, mention, end):
        return None
    if not tokens or len(tokens) > _MOST_WORDS or not _opens(tokens[0][0]):
        return None
    head = _head(tokens, names)
    return None if head is None or not _points(tokens, head) else _span(tokens)


def stated(text: str, sentence: Span, mention: Mention, names: Names) -> Span | None:
    """The role in a sentence of the outlet's own that says what the person is: "Ida Holm is a dairy farmer in Velm"."""
    lead = _IS.match(text, mention.span.end, sentence.end)
    if lead is None or mention.whole.start != sentence.start or _MARK.search(text, sentence.start, sentence.end):
        return None
    tokens = _phrase(text, lead.end(), sentence.end)
    if not tokens or len(tokens) > _MOST_WORDS or not _closes(text, tokens, sentence.end):
        return None
    head = _head(tokens, names)
    return None if head is None or not _points(tokens, head) else _span(tokens)


def _closes(text: str, tokens: list[re.Match[str]], end: int) -> bool:
    """Whether the sentence ends behind the phrase, or goes on with a relative clause: "Ida Holm is a thief, Bo Reed
    said" is what Reed says, and "a spy in the eyes of the town" what the town thinks."""
    last = tokens[-1].end()
    closed_off = text[last - 1] == "." or text[last : last + 1] == "." or _RELATIVE.match(text, last, end)
    return bool(closed_off) and not _SEEN & {word(token[0]) for token in tokens}


def _is_subject(text: str, tokens: list[re.Match[str]], mention: Mention, end: int) -> bool:
    """Whether the phrase is the subject of a verb right behind it and the comma ends an adjunct: "According to Ada
    Quill, the mayor had left". A cue may follow an apposition without its comma where the name opens the sentence."""
    following = WORD.match(text, tokens[-1].end() + 1, end)
    verb = word(following[0]) if following and text[tokens[-1].end()] in " \xa0" else ""
    if following and (verb in forms() or verb in _HEARD) and text[following.end() : following.end() + 1] == ",":
        return True
    if _AMONG.match(text, tokens[-1].end(), end):
        return True
    if verb in forms() and word(tokens[0][0]) != "the" and _OPENING.search(text, 0, mention.whole.start):
        return False
    return verb in closed("finite", "verb") or (
        verb in forms() and mention.whole.start > 0 and text[mention.whole.start - 1] in " \xa0"
    )


def _phrase(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The words from `start` on up to where a noun phrase ends: a mark, a verb, a relative clause."""
    tokens: list[re.Match[str]] = []
    for token in WORD.finditer(text, start, end):
        if not token[0][0].isalnum() and token[0] != "&":
            break
        if _CONTRACTED.sub("", word(token[0])) in closed("finite", "relative", "left_stop") - {"and"} or _breaks(
            tokens, token, text
        ):
            break
        tokens.append(token)
        if token[0].endswith(".") and not _ABBREVIATED.fullmatch(token[0]):
            break
    titled = tokens and word(tokens[-1][0]) in ("of", "behind", "the") and _TITLE.match(text, tokens[-1].end())
    if titled:
        return [*tokens, *WORD.finditer(text, tokens[-1].end(), titled.end())]
    while tokens and word(tokens[-1][0]) in PREPOSITIONS | {"and", "the", "as"}:
        tokens.pop()
    return tokens


def _breaks(tokens: list[re.Match[str]], token: re.Match[str], text: str) -> bool:
    """Whether the phrase ends before the token: a verb behind its noun, a new phrase, an "and" of something else."""
    lower, last = word(token[0]), word(tokens[-1][0]) if tokens else ""
    if lower == "and":
        following = WORD.match(text, token.end() + 1)
        return (
            following is None or word(following[0]) in closed("determiner", "pronoun") or not may_describe(following[0])
        )
    if not tokens or last == "and" or is_role(lower) or not token[0][0].islower():
        return False
    if last in PREPOSITIONS or last in closed("determiner"):
        return False
    if lower in closed("determiner"):
        return lower not in _NUMBERS
    if lower in _LATER and is_role(last):
        return True
    return lower in closed("verb", "subordinator") or (is_role(last) and _follows(tokens, lower))


def _follows(tokens: list[re.Match[str]], lower: str) -> bool:
    """Whether the word behind a noun for a person is a verb or a participle: "a nurse named", "the clerk said"."""
    governed = any(one[0].lower() in PREPOSITIONS for one in tokens[-3:])
    return lower in forms() or (lower.endswith(("ed", "ing")) and "-" not in lower and not governed)


def _opens(opening: str) -> bool:
    lower = word(opening)
    if lower in closed("determiner") or OWNER.search(opening):
        return lower not in _NO_ROLE
    return lower not in closed("preposition", "pronoun", "subordinator") and may_describe(opening)


def _head(tokens: list[re.Match[str]], names: Names) -> int | None:
    """The number of the noun that says what the person is; None where the phrase says something else."""
    stop = next((at for at, token in enumerate(tokens) if at and token[0].lower() in PREPOSITIONS), len(tokens))
    if word(tokens[0][0]) == "one" and word(tokens[min(1, len(tokens) - 1)][0]) == "of":
        return next((at for at, token in enumerate(tokens) if is_role(word(token[0]).removesuffix("s"))), None)
    if _another(tokens[:stop], names):
        return None
    for at in range(stop - 1, -1, -1):
        if is_role(word(tokens[at][0])):
            return at
        if word(tokens[at][0]) not in table("role_words")["postmodifier"] and not tokens[at][0][0].isupper():
            break
    return None


def _another(lead: list[re.Match[str]], names: Names) -> bool:
    """Whether a person's name that is no possessive ends the phrase: "Ada Quill, actor Bo Reed and others"."""
    end = lead[-1].end() - lead[-1][0].endswith(".")
    inside = (m for m in names.at(lead[0].start(), end + 1) if not m.possessive and m.span.end >= end)
    return any(names.entity(m).kind == "person" and not is_role(names.entity(m).full.lower()) for m in inside)


def _points(tokens: list[re.Match[str]], head: int) -> bool:
    """Whether the role points at somebody: "his brother", "Quill's brother", "brother of the mayor", not "a brother"."""
    noun, opening = word(tokens[head][0]), word(tokens[0][0])
    if opening in ("my", "our"):
        return not is_kin(noun)
    if head < len(tokens) - 1 or opening in ("his", "her", "their") or any(OWNER.search(one[0]) for one in tokens):
        return True
    alone = head == (opening in closed("determiner")) and noun in table("role_words")["of_somebody"]
    return not is_kin(noun) and not alone


def _span(tokens: list[re.Match[str]]) -> Span | None:
    """The span of the role without its article and without the stop of its sentence."""
    text, first, last = tokens[0].string, tokens[0], tokens[-1]
    article = None if "of" in [one[0] for one in tokens[1:2]] else _ARTICLE.match(text, first.start())
    start = article.end() if article else first.start()
    end = last.end() - (text[last.end() - 1] == "." and not _ABBREVIATED.fullmatch(last[0]))
    return Span(start, end) if end > start else None
