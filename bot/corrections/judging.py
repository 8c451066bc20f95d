"""What kind of change one stretch of words is. The order of the questions is the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from bot.corrections.facts import other_fact
from bot.corrections.spelling import plain
from bot.corrections.tokens import Token
from bot.corrections.weight import says_something
from bot.corrections.words import CALENDAR, CLAIM, GRAMMAR, OUTCOME, ROLES, UNITS
from bot.model.correction import Changed

_LONG: Final = 5
"""Letters from which a word with one letter missing, doubled or swapped is a misspelling and not another word."""

_SWAPPED: Final = frozenset({"form"})
"""Words that are the letters of a word of grammar, two of them swapped ("from")."""

Words = tuple[Token, ...]


def judge(before: Words, after: Words, *, known: frozenset[str] = frozenset()) -> Changed:
    """What changed between two stretches, either of which may be empty.

    `known` are the folded words that both versions print: a name that was spelled so elsewhere all the time was
    mistyped once.
    """
    old, new = _folded(before), _folded(after)
    if _same(old, new):
        return Changed.TYPO
    for what, asked in _CLASSES:
        if _differ(before, after, asked):
            return what
    if _mistyped_name(before, after, known):
        return Changed.TYPO
    if _differ(before, after, _named):
        return _another_event(before, after) or Changed.NAME
    return _another_event(before, after) or _another_fact(before, after) or _small(old, new)


def _another_event(before: Words, after: Words) -> Changed | None:
    """The kind of what both sides tell, each in another way: a unit of a number, or how something ended."""
    for what, there, asked in ((Changed.NUMBER, _counted, measured), (Changed.CLAIM, _outcome, _outcome)):
        if any(map(there, before)) and any(map(there, after)) and _differ(before, after, asked):
            return what
    return None


def _another_fact(before: Words, after: Words) -> Changed | None:
    """A claim, where a word stands in the place of another that it excludes: kin, a charge, a side, a season."""
    sides = (frozenset(plain(token.folded) for token in words) for words in (before, after))
    return Changed.CLAIM if other_fact(*sides) else None


def _small(old: tuple[str, ...], new: tuple[str, ...]) -> Changed:
    """Spelling, or other words."""
    return Changed.TYPO if _misspelled(old, new) or not _content(old, new) else Changed.WORDING


def _folded(words: Words) -> tuple[str, ...]:
    return tuple(token.folded for token in words)


def _same(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Equal but for spelling: "per cent" is "%", "sea wall" is "sea-wall" is "seawall", "km" is "kilometres"."""
    one, two = ("".join(map(plain, words)).replace("percent", "%") for words in (old, new))
    return one == two


def _dated(token: Token) -> bool:
    return token.folded in CALENDAR and (token.capital or token.folded in {"yesterday", "today", "tomorrow"})


def _counted(token: Token) -> bool:
    return token.number


def measured(token: Token) -> bool:
    """Whether the word is a unit or a currency, or the sign of one."""
    return token.folded == "%" or plain(token.folded) in UNITS


def _outcome(token: Token) -> bool:
    return token.folded in OUTCOME or measured(token)


def _titled(token: Token) -> bool:
    return token.folded in ROLES


def _named(token: Token) -> bool:
    return token.capital and token.folded not in GRAMMAR


def narrowed(what: Changed, words: Words) -> Words:
    """Of a stretch in which a number or date changed, the part from the first to the last of them."""
    inside = _narrow(what, words)
    return words[slice(*inside)] if inside else words


def _narrow(what: Changed, words: Words) -> tuple[int, int] | None:
    """From where to where the numbers (with their units) or dates of a stretch stand; None without any."""
    asked = {Changed.NUMBER: lambda one: _counted(one) or measured(one), Changed.DATE: _dated}.get(what)
    places = [at for at, token in enumerate(words) if asked is not None and asked(token)]
    return (places[0], places[-1] + 1) if places else None


def judged(
    before: Words, after: Words, *, known: frozenset[str] = frozenset()
) -> Iterator[tuple[Changed, Words, Words]]:
    """What changed between two stretches, each kind with its own words: where a number or a date changed and other
    words around it changed with it, these are told apart; "largest", now "second largest", is told whole, and so is
    what came or went and says more than its number."""
    what = judge(before, after, known=known)
    old, new = _narrow(what, before), _narrow(what, after)
    apart = bool(old and new) or (not (before and after) and not says_something(_besides(before or after, old or new)))
    yield (what, narrowed(what, before), narrowed(what, after)) if apart else (what, before, after)
    if old and new:
        for one, two in ((before[: old[0]], after[: new[0]]), (before[old[1] :], after[new[1] :])):
            if one or two:
                yield from judged(one, two, known=known)


def _besides(words: Words, inside: tuple[int, int] | None) -> Words:
    return words[: inside[0]] + words[inside[1] :] if inside else ()


def guards(token: Token) -> bool:
    """Whether the word is a negation, a modal, a hedge or a qualifier."""
    return token.folded in CLAIM or (token.folded.endswith("nt") and "n’t" in token.text.replace("'", "’"))


_CLASSES: Final = (
    (Changed.DATE, _dated),
    (Changed.NUMBER, _counted),
    (Changed.CLAIM, guards),
    (Changed.ROLE, _titled),
)
"""The classes of words that weigh, in the order in which they are asked for."""


def _differ(before: Words, after: Words, asked: Callable[[Token], bool]) -> bool:
    """Whether the two differ in the words of a class."""
    return Counter(plain(t.folded) for t in before if asked(t)) != Counter(plain(t.folded) for t in after if asked(t))


def _mistyped_name(before: Words, after: Words, known: frozenset[str]) -> bool:
    """One letter off in a word that both versions spell the new way elsewhere, and the newer one the old way nowhere."""
    if len(before) != len(after) or not before:
        return False
    pairs = [(one.folded, two.folded) for one, two in zip(before, after, strict=True) if one.folded != two.folded]
    return all(two in known and one not in known and _off_by_one(one, two, substitutes=True) for one, two in pairs)


def _misspelled(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    if len(old) != len(new):
        return False
    pairs = [(one, two) for one, two in zip(old, new, strict=True) if one != two]
    return all(_slipped(one, two) for one, two in pairs)


def _slipped(one: str, two: str) -> bool:
    """Whether one word is the other misspelled: a long one by one letter, a small one ("teh") by two that changed places."""
    if _small_word(one, two):
        return True
    alike = one[0] == two[0] and max(len(one), len(two)) >= _LONG
    return alike and _off_by_one(one, two) and not _inflected(one, two)


def _small_word(one: str, two: str) -> bool:
    """Whether one of the two is a word of grammar and the other no word at all, but its letters, two of them swapped."""
    grammar = [word for word in (one, two) if word in GRAMMAR and len(word) > 2]
    return len(grammar) == 1 and len(one) == len(two) and _off_by_one(one, two) and not {one, two} & _SWAPPED


def _inflected(one: str, two: str) -> bool:
    """Whether one is the other's plural, past or third person: grammar, not spelling."""
    short, long = sorted((one, two), key=len)
    return long in {f"{short}s", f"{short}d", f"{short}r", f"{short}n"}


def _off_by_one(one: str, two: str, *, substitutes: bool = False) -> bool:
    """Whether one letter is missing, too many, or swapped with its neighbour; or, if asked, another."""
    short, long = sorted((one, two), key=len)
    if len(long) - len(short) == 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    if len(long) != len(short):
        return False
    apart = [at for at in range(len(one)) if one[at] != two[at]]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == two[apart[1]]
    return (swapped and one[apart[1]] == two[apart[0]]) or (substitutes and len(apart) == 1)


def _content(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether a word that carries meaning is among what changed."""
    return bool((Counter(old) - Counter(new)) + (Counter(new) - Counter(old))) and bool((set(old) ^ set(new)) - GRAMMAR)
