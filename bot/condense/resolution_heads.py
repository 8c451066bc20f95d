"""Reads what a subject is: a name, a pronoun, or a common noun such as "a spokesman for X"."""

from __future__ import annotations

from typing import NamedTuple

from bot.condense import resolution_joint as joint
from bot.condense import resolution_things as things
from bot.condense.lexicon import closed, table, words
from bot.condense.names import Mention, Names
from bot.condense.tokens import Token


class Head(NamedTuple):
    """What a subject comes to. `kind` is name, joint, pronoun, nominal or none; the mention is printed at `start` to
    `end`; `mention` is the name (for a nominal, the name of whom it belongs to); `noun` its last common noun."""

    kind: str
    start: int
    end: int
    mention: Mention | None = None
    noun: str = ""
    definite: bool = False


NONE = Head("none", 0, 0)
_ONES = {"his": "he", "her": "she"}


def read(tokens: list[Token], first: int, last: int, names: Names) -> Head:
    """The head of the subject at tokens `first` to `last`."""
    thing = things.described(tokens, first, last, names)
    if thing is not None:
        return _nominal(tokens, *thing, names)
    first = _past_openers(tokens, first, last)
    if first >= last:
        return NONE
    first += _adverb_before(tokens, first, last, names)
    end = _before_date(tokens, first, last, names)
    return _plain(tokens, first, end, names) or _phrase(tokens, first, end, names) if first < end else NONE


def _plain(tokens: list[Token], first: int, last: int, names: Names) -> Head | None:
    """The head of a subject that is a pronoun, somebody's ("his", "Quill's"), or an adjunct that names nobody."""
    opening, ending = tokens[first], tokens[last - 1]
    if ending.lower in _ONES:
        return Head("pronoun", ending.start, ending.end, None, _ONES[ending.lower])
    whose = next((m for m in reversed(names.at(opening.start, ending.end)) if m.possessive), None)
    if whose and whose.span.end + 2 >= ending.end and whose.whole.start == opening.start:
        return Head("name", whose.whole.start, whose.span.end, whose)
    if opening.lower in closed("pronoun") and not _first_name(tokens, first, last, names):
        return Head("pronoun", opening.start, opening.end, None, opening.lower)
    adjunct = opening.upper and opening.lower in closed("adverbial")
    return NONE if adjunct and not names.at(opening.start, opening.end) else None


def _phrase(tokens: list[Token], first: int, last: int, names: Names) -> Head:
    lead = _lead_end(tokens, first, last, names)
    mention = _named(tokens, first, lead, last, names)
    if mention is not None and not _people(tokens, first, lead, mention, names):
        partner = joint.partner(tokens, first, last, mention, names)
        start = joint.first_of(tokens, partner, names).whole.start if partner else mention.whole.start
        return Head("joint" if partner else "name", start, mention.span.end, mention)
    return _nominal(tokens, first, lead, last, names)


def _adverb_before(tokens: list[Token], first: int, last: int, names: Names) -> int:
    """1 where an adverb opens the sentence right before the subject's article: "Afterwards a friend", else 0."""
    if first + 1 >= last or not tokens[first].upper or tokens[first + 1].lower not in ("a", "an", "the", "one"):
        return 0
    if tokens[first + 1].upper or not tokens[first].lower.isalpha():
        return 0
    opens = any(m.whole.start == tokens[first].start for m in names.at(tokens[first].start, tokens[last - 1].end))
    opens = opens and tokens[first + 1].lower == "the"  # "Conrad the Bold", but no "Conrad a friend"
    return int(tokens[first].lower not in closed("determiner", "preposition", "pronoun") and not opens)


def _before_date(tokens: list[Token], first: int, last: int, names: Names) -> int:
    """Where the subject ends before a date at its end: "the survey" in "the survey published on Monday found"."""
    end = last
    named = {m.span.end for m in names.at(tokens[first].start, tokens[last - 1].end)}
    while end > first and tokens[end - 1].lower in words("months") and tokens[end - 1].end not in named:
        end -= 1
    while first < end < last and tokens[end - 1].lower in closed("dated"):
        end -= 1
    return end


def _first_name(tokens: list[Token], first: int, last: int, names: Names) -> bool:
    """Whether a pronoun's letters open a name: "He Lundqvist said"."""
    return any(
        m.span.start == tokens[first].start and " " in names.entity(m).full
        for m in names.at(tokens[first].start, tokens[last - 1].end)
    ) or (tokens[first].upper and first + 1 < last and tokens[first + 1].upper and tokens[first].lower in ("he", "she"))


def _named(tokens: list[Token], first: int, lead: int, last: int, names: Names) -> Mention | None:
    """The name that heads the phrase: at its end, behind a long title, at its start, or in apposition."""
    while lead - first > 2 and _is_letters(tokens[lead - 1]):
        lead -= 1
    opening, end = tokens[first], tokens[lead - 1].end
    if _owned_office(tokens, lead, last):
        return _apposed(tokens, last, last, names)
    mentions = [mention for mention in names.at(opening.start, end) if not mention.possessive]
    final = next((mention for mention in reversed(mentions) if mention.span.end == end), None)
    found = final or _titled(tokens, lead, last, names)
    if final is not None and names.entity(final).kind != "person" and tokens[lead - 1].lower in words("titles"):
        found = _titled(tokens, lead, last, names) or found
    if found is not None and names.entity(found).kind != "person" and _office(tokens, first, lead):
        return _apposed(tokens, lead, last, names) or found
    if found is not None:
        return (_apposed(tokens, lead, last, names) if _is_title(tokens, lead, found, names) else None) or found
    if mentions and mentions[0].whole.start == opening.start and not _compound(tokens, first, lead, mentions[0], names):
        return mentions[0]
    described = opening.lower in closed("determiner") or bool(names.at(opening.start, end))
    apposed = _apposed(tokens, lead, last, names) if described else None
    return None if apposed and _principal(tokens, lead, last, apposed, names) else apposed


def _is_title(tokens: list[Token], lead: int, mention: Mention, names: Names) -> bool:
    """Whether the name is only a capitalised title, as in "The Premier said"."""
    lone = mention.whole.start == tokens[lead - 1].start and names.entity(mention).kind == "unknown"
    return lone and tokens[lead - 1].lower in words("titles")


def _is_letters(token: Token) -> bool:
    """Whether the word is the letters behind a name: "Ida Holm KC"."""
    rows = table("role_words")
    return token.lower in rows["post_nominal"] | rows["honour"] and token.end - token.start > 1 and token.upper


def _office(tokens: list[Token], first: int, lead: int) -> bool:
    """Whether the phrase is an office and no body: "the Velm Minister of Lake Affairs"."""
    return any(
        tokens[at].lower in words("titles") and tokens[at + 1].lower in ("of", "for") for at in range(first, lead - 1)
    )


def _owned_office(tokens: list[Token], lead: int, last: int) -> bool:
    """Whether the phrase goes on to an office that what opens it has: "the Bank of Velm's chief economist"."""
    noun = tokens[last - 1].lower
    owned = any(token.lower.endswith(("'s", "s'")) for token in tokens[lead:last])
    return owned and (noun in words("titles") or noun in words("person_nouns")) and tokens[last - 1].kind == "w"


def _people(tokens: list[Token], first: int, lead: int, mention: Mention, names: Names) -> bool:
    """Whether the name is only a common noun that opens its sentence: "People who live there said"."""
    word = tokens[first].lower
    if names.entity(mention).kind != "unknown" and not (word.endswith("s") or word == "people"):
        return False
    office = lead - first == 2 and tokens[first].lower == "the" and tokens[first + 1].lower in words("titles")
    return office or (lead - first == 1 and tokens[first].lower in words("person_nouns"))


def _past_openers(tokens: list[Token], first: int, last: int) -> int:
    while first < last and (
        tokens[first].kind != "w"
        or tokens[first].lower in closed("opener")
        or (tokens[first].lower.endswith("ly") and not tokens[first].upper)
    ):
        first = _past_bracket(tokens, first, last)
    if first < last and tokens[first].lower in closed("preposition") and not tokens[first].upper:
        later = [i for i in range(first, last) if tokens[i].upper or tokens[i].lower in closed("determiner")]
        return later[-1] if later else first
    return first


def _past_bracket(tokens: list[Token], at: int, last: int) -> int:
    """The token behind the one at `at`, or behind the bracket that it opens: "(LTV) The mayor"."""
    close = next((i for i in range(at, min(last, at + 6)) if tokens[i].lower == ")"), last)
    return close + 1 if tokens[at].lower == "(" and close + 1 < last else at + 1


def _lead_end(tokens: list[Token], first: int, last: int, names: Names) -> int:
    """The end of the leading noun phrase: before a comma, a bracket, or a preposition outside a name."""
    at = first + 1
    covered = {m.span.end for m in names.at(tokens[first].start, tokens[last - 1].end)}
    inside = _inside_names(tokens, first, last, names)
    while at < last:
        token = tokens[at]
        if at not in inside and ((token.kind != "w" and token.lower not in "'’.-&/") or token.lower in closed("link")):
            break
        at += 1
    while at > first + 1 and tokens[at - 1].kind != "w" and tokens[at - 1].end not in covered:
        at -= 1
    return at


def _inside_names(tokens: list[Token], first: int, last: int, names: Names) -> frozenset[int]:
    mentions = names.at(tokens[first].start, tokens[last - 1].end)
    return frozenset(
        at
        for at in range(first, last)
        if any(m.whole.start < tokens[at].start and tokens[at].end <= m.span.end for m in mentions)
    )


def _titled(tokens: list[Token], lead: int, last: int, names: Names) -> Mention | None:
    """The person at the end of a long title, as in "director of the Lakes Board Ada Quill"."""
    noun = tokens[lead - 1].lower
    if lead >= last or tokens[lead].lower not in ("of", "to", "for", "at") or noun in closed("on_behalf"):
        return None
    if noun not in words("titles") and noun not in words("person_nouns"):
        return None
    inside = names.at(tokens[lead].start, tokens[last - 1].end)
    person = next((m for m in reversed(inside) if names.entity(m).kind == "person" and not m.possessive), None)
    if person is None or person.span.end != tokens[last - 1].end:
        return None
    between = [token for token in tokens[lead + 1 : last] if token.end <= person.span.start]
    if not between or not between[-1].upper or (not tokens[lead - 1].upper and _of_title(between)):
        return None
    return person


def _of_title(between: list[Token]) -> bool:
    """Whether the title before the name is its bearer's, to whom the small noun before it is something: "the wife of
    Mayor Ada Quill", "press secretary for Velm Mayor Ada Quill", no "director of the Lakes Board Captain Ada Quill"."""
    body = any(token.lower in words("organisations") for token in between)
    return between[-1].lower in words("titles") and not body


def _compound(tokens: list[Token], first: int, lead: int, mention: Mention, names: Names) -> bool:
    """Whether a name only describes the noun that ends the phrase, as in "the Quill campaign"."""
    rest = [token for token in tokens[first:lead] if token.start >= mention.span.end]
    nouns = (
        words("person_nouns"),
        words("organisations"),
        closed("on_behalf"),
        table("body_nouns")["organisation"],
        table("body_nouns")["document"],
    )
    if rest and any(rest[-1].lower in group for group in nouns):
        return True
    lone = " " not in names.entity(mention).full and names.entity(mention).kind in ("unknown", "organisation", "place")
    lone = lone and not names.entity(mention).full.endswith("s")
    return lone and bool(rest) and all(_plain_noun(token) for token in (rest[0], rest[-1]))


def _plain_noun(token: Token) -> bool:
    """Whether a small word can be a noun or what describes one: "tests" in "Blood tests", no "later" and no "has"."""
    word = token.lower
    other = (
        word in words("auxiliaries") or word in closed("finite", "pronoun", "ago", "verb_stop") or word.endswith("ly")
    )
    return (
        token.kind == "w" and not token.upper and not other and (word == "and" or word not in words("function_words"))
    )


def _apposed(tokens: list[Token], lead: int, last: int, names: Names, *, people: bool = True) -> Mention | None:
    """The person in "the group's president, Ada Quill": a name right after the comma; unless `people`, of any kind."""
    while lead < last and (tokens[lead].kind == "w" or tokens[lead].lower in "-'’&"):
        lead += 1
    if lead + 1 >= len(tokens) or tokens[lead].lower != ",":
        return None
    after = names.at(tokens[lead + 1].start, tokens[min(len(tokens), lead + 9) - 1].end)
    starts = after and after[0].whole.start == tokens[lead + 1].start
    fits = starts and (not people or names.entity(after[0]).kind == "person")
    if not starts and people:
        return _described(tokens, lead + 1, after, names)
    return after[0] if fits and not after[0].possessive else None


def _described(tokens: list[Token], first: int, after: tuple[Mention, ...], names: Names) -> Mention | None:
    """The person whom small words describe, between two commas: "a passenger, 34-year-old Bo Lund, said"."""
    found = after[0] if after and names.entity(after[0]).kind == "person" and not after[0].possessive else None
    if found is None:
        return None
    inside = [token for token in tokens[first : first + 9] if token.end <= found.whole.start]
    behind = [token for token in tokens[first : first + 14] if token.start >= found.span.end][:2]
    closed_off = len(behind) == 2 and behind[0].lower == "," and behind[1].lower not in ("and", "or", "who", "whose")
    return found if closed_off and _only_describes(inside) else None


def _only_describes(inside: list[Token]) -> bool:
    words_of = [token.lower for token in inside]
    if not words_of or any(token.kind != "w" or token.upper for token in inside) or words_of[0].endswith("ing"):
        return False
    kinds = closed("preposition", "relative", "subordinator", "finite", "pronoun", "negation", "verb")
    told = words_of[1:] if words_of[0] in ("the", "a", "an") else words_of
    return bool(told) and not any(word in kinds or word in closed("determiner") or word.endswith("ly") for word in told)


def _principal(tokens: list[Token], lead: int, last: int, apposed: Mention, names: Names) -> bool:
    """Whether the name behind the comma is for whom somebody speaks: "a spokesman for the co-op, Lake Dairies"."""
    speaks = (
        tokens[lead - 1].lower in closed("on_behalf") and lead < last and tokens[lead].lower in ("for", "of", "from")
    )
    return speaks and not names.entity(apposed).human


def _nominal(tokens: list[Token], first: int, lead: int, last: int, names: Names) -> Head:
    noun = tokens[lead - 1].lower
    end, owner = lead, None
    if lead < last and tokens[lead].lower in closed("link") and tokens[lead].lower not in ("who", "which", "that"):
        end = _phrase_stop(tokens, lead, last)
        owner = next(iter(names.at(tokens[lead].start, tokens[end - 1].end)), None)
        apposed = None if owner else _apposed(tokens, lead, last, names, people=False)
        if apposed and _principal(tokens, lead, last, apposed, names):
            return Head("nominal", tokens[first].start, apposed.span.end, apposed, noun, False)
    inside = names.at(tokens[first].start, tokens[lead - 1].end)
    inside = tuple(m for m in inside if not _is_title(tokens, lead, m, names))
    owner = owner or (inside[-1] if inside else None)
    definite = tokens[first].lower in ("the", "this", "that", "his", "her", "their", "its")
    return Head("nominal", tokens[first].start, tokens[end - 1].end, owner, noun, definite)


def _phrase_stop(tokens: list[Token], lead: int, last: int) -> int:
    at = lead + 1
    while (
        at < last
        and (tokens[at].kind == "w" or tokens[at].lower in "'’.&-")
        and tokens[at].lower not in ("who", "which", "that")
    ):
        at += 1
    return at
