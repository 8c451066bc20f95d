"""Whether a name stands in the words of somebody else, whose view of it is no role: "Bo Reed said Ada Quill, a thief"."""

from __future__ import annotations

import re
from bisect import bisect_right

from bot.condense.cues import forms
from bot.condense.lexicon import closed, table, words
from bot.condense.names import Mention
from bot.condense.quotations import scan
from bot.condense.roles_nouns import OWNER, WORD, word
from bot.model.span import Span

_SIDE = frozenset(",“”\"‘’'—–(")
_MARKS = frozenset('“”"')
_ENDING = re.compile(
    r",[ \xa0](?!(?:and|who|which|but|also|later|then|once|again|now|still|himself|herself|\w+ly)\b)"
    r"(?P<who>[^,“”\"\n]{2,60}?)[ \xa0](?P<cue>[a-z]+)"
    r"(?:[ \xa0](?:(?:on|in|at|to|during|after|last|this)[ \xa0][\w ]{1,30}|\w+day|today|earlier|later))?[.?!]?\s*$"
)
"""A cue with its subject at the end of a sentence: "..., Bo Lund said on Monday."."""

_TURNED = re.compile(r",[ \xa0](?:or so[ \xa0])?(?P<cue>say|says|said)[ \xa0][^,“”\"\n]{2,60}[.?!]?\s*$")


_REACH = 200
"""Characters of a sentence that are read on either side of a name."""

_OBJECT = 5
"""Words behind a verb in which its "that" stands: "told the court that"."""


class Reported:
    """The stretches of `text` that are words of somebody whom it reports."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.quoted = [(one.start, one.end) for one in scan(text)]
        self.starts = [start for start, _ in self.quoted]

    def quotes(self, mention: Mention) -> bool:
        """Whether the mention stands in quotation marks, and is no line of its own that ends a pull quote."""
        at = bisect_right(self.starts, mention.span.start) - 1
        inside = at >= 0 and mention.span.start < self.quoted[at][1]
        return inside and self.text[mention.whole.start - 1] != "\n"

    def states(self, mention: Mention, role: Span, sentence: Span) -> bool:
        """Whether the mention and its role stand in a statement under a cue of their sentence."""
        return self._behind_cue(min(mention.whole.start, role.start), sentence) or self._before_cue(mention, sentence)

    def _behind_cue(self, start: int, sentence: Span) -> bool:
        """Whether a cue with its subject before it opens the statement: "Bo Lund said Ada Quill, a thief, must go"."""
        begin = max(sentence.start, start - _REACH)
        tokens = list(WORD.finditer(self.text, begin, start))
        for at in range(len(tokens) - 1, 0, -1):
            if tokens[at][0] in _MARKS:
                return False
            if _says(tokens, at):
                return tokens[at - 1][0] not in _SIDE
        return False

    def _before_cue(self, mention: Mention, sentence: Span) -> bool:
        """Whether the sentence ends with a cue and another subject: "Ada Quill, a thief, must go, Bo Lund said"."""
        begin = max(mention.span.end, sentence.end - _REACH)
        found = _ENDING.search(self.text, begin, sentence.end) or _TURNED.search(self.text, begin, sentence.end)
        return found is not None and forms().get(found["cue"]) == "say"


def is_office(role: str) -> bool:
    """Whether the role is an office or a trade in plain words, which nobody disputes: "former mayor of Velm", and no
    "thief", no "third-rate painter"."""
    return all(_plain(token) for token in WORD.findall(role))


def _plain(token: str) -> bool:
    lower, rows = word(token), table("role_words")
    if lower in rows["accusing"] or token[0].isupper() or OWNER.search(token):
        return lower not in rows["accusing"]
    known = lower in words("titles") or lower in words("occupations") or lower in words("departments")
    helping = rows["bare_modifier"] | rows["before_a_title"] | closed("determiner", "preposition")
    return known or lower in helping or lower in rows["pairs"] or lower == "and" or not lower[0].isalpha()


def _says(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether the word is a cue whose object is a statement: any "said", another verb with "that" behind it."""
    cue = word(tokens[at][0])
    behind = {word(token[0]) for token in tokens[at + 1 : at + _OBJECT]}
    return cue in closed("accuses") or (cue in forms() and "that" in behind)
