"""Names put in place of pronouns, short names and descriptions: only where nobody else can be meant."""

from __future__ import annotations

import re

from bot.errors import ProofError
from bot.model.brief import Put
from bot.model.span import Span
from bot.proof.people import Name, names, one_of_two, parts, same_person, surely_name
from bot.proof.printed import Printed
from bot.proof.replay import Left, Replay
from bot.proof.words import DESCRIPTIONS, ORG_WORDS, TITLES, listed

_POSSESSIVE = re.compile(r"['’]s?$")
_PERSONAL = frozenset({"he", "she", "him", "his", "her", "hers"})
_HE, _SHE = re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE), re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE)
_AFTER_OBJECT = frozenset({"that", "to", "in", "on", "at", "for", "with", "and", "as", "by"})
_FEMALE = frozenset({"she", "her", "hers"})
_PARTICLES = listed("de da del della di van von der den bin ibn al el la le du dos of and for the")
_NAMELIKE = re.compile(r"[\w.'’&,()-]+(?:[ \u00a0][\w.'’&,()-]+)*")
_SOMEBODY = re.compile(
    r"\b(?:an?|the|another|one|his|her|their|its|\w+['’]s)\s+(?:[\w-]+\s+){0,2}?(?:man|woman|boy|girl|officer|senator|"
    r"mayor|president|minister|spokesman|spokeswoman|spokesperson|suspect|victim|driver|lawyer|attorney|judge|"
    r"governor|teacher|student|player|coach|doctor|nurse|neighbou?r|witness|defendant|plaintiff|wife|husband|mother|"
    r"father|son|daughter|brother|sister|friend|colleague|boss|partner|aide|adviser|advisor|director|chairman|"
    r"chairwoman|chief|leader|candidate|opponent|rival|predecessor|successor|customer|passenger|pilot|patient|"
    r"resident|worker|employee|owner|manager|founder|activist|journalist|reporter|author|actor|actress|singer|"
    r"secretary|commissioner|sheriff|deputy|prosecutor|analyst|economist|expert|professor|researcher|scientist|"
    r"critic|supporter|person|girlfriend|boyfriend|child|teenager|colonel|general|captain|sergeant|detective)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:in|at|near|across|outside|inside|around)\s+(?:the\s+)?$", re.IGNORECASE)
_ACRONYM = re.compile(r"\(([A-Z][A-Z&.]{1,9})\)")


def check_puts(printed: Printed, made: Replay) -> None:
    """Nothing when every name that was put in is certainly the one meant; ProofError else."""
    for left in made.left:
        if left.put is None:
            continue
        if printed.inside(left.span.start):
            raise ProofError("marks: words inside quotation marks were replaced")
        _check_put(printed, left, left.put)


def _check_put(printed: Printed, left: Left, put: Put) -> None:
    old, new = left.span.of(printed.text).strip(), put.text.strip()
    if not name_shaped(new):
        raise ProofError(f"put: {new[:60]!r} is not a name")
    _check_possessive(printed.text, left, old, new)
    word, bare = old.casefold(), _POSSESSIVE.sub("", new)
    if not surely_name(printed, bare):
        raise ProofError(f"put: {bare[:60]!r} may be no name, since it only opens a sentence")
    if word in _PERSONAL:
        person_meant(printed, left.span.start, bare, female=word in _FEMALE)
    elif described(_POSSESSIVE.sub("", old)):
        organisation_meant(printed, left.span.start, _POSSESSIVE.sub("", old), bare)
    else:
        short_name_meant(printed.text, _POSSESSIVE.sub("", old), bare)


def name_shaped(words: str) -> bool:
    """Whether `words` are capitalised names, particles and titles, and nothing else."""
    if len(words) > 100 or "\n" in words or not _NAMELIKE.fullmatch(words) or any(c.isdigit() for c in words):
        return False
    pieces = [piece.strip(".,()") for piece in words.split()]
    return pieces[0][:1].isupper() and all(p[:1].isupper() or p.casefold() in _PARTICLES for p in pieces)


def _check_possessive(text: str, left: Left, old: str, new: str) -> None:
    word = old.casefold()
    following = text[left.span.end : left.span.end + 30].lstrip()
    owns = bool(_POSSESSIVE.search(new)) or following[:2] in {"'s", "’s"}
    if word == "her":
        owned = re.match(r"[a-z]+", following)
        needs = owned is not None and owned.group() not in _AFTER_OBJECT
    elif word == "his":
        needs = True
    else:
        needs = bool(_POSSESSIVE.search(old)) or following[:2] in {"'s", "’s"}
    if owns != needs:
        raise ProofError("put: a possessive was replaced by a plain name, or the other way round")


def person_meant(printed: Printed, at: int, name: str, *, female: bool) -> None:
    """ProofError unless `name` is the only person named, or spoken of, before `at` in this and two sentences."""
    window = _before(printed, at)
    known = [n for n in names(printed.text) if len(n.parts) > 1 and not n.organisation]
    around = [n for n in names(printed.text, window) if _person(printed.text, n, known)]
    wanted = _bare(name)
    if not around or not all(same_person(n.parts, wanted) and n.last == wanted[-1] for n in around):
        raise ProofError("antecedent: nobody, or somebody else too, is named before the pronoun")
    if _somebody_else(printed.text, window):
        raise ProofError("antecedent: somebody without a name stands before the pronoun")
    if _pronoun_before(printed.text, window, around[0].span.start, female=female):
        raise ProofError("antecedent: a pronoun before the name speaks of somebody else")
    _check_gender(known, names(printed.text), wanted, female=female)
    _check_unique(printed.text, wanted)


def _check_gender(known: list[Name], every: tuple[Name, ...], wanted: tuple[str, ...], *, female: bool) -> None:
    told = {n.gender for n in (*known, *every) if n.last == wanted[-1]} - {""}
    if told and told != {"she" if female else "he"}:
        raise ProofError("antecedent: the pronoun and the name's honorific do not agree")


def _check_unique(text: str, wanted: tuple[str, ...]) -> None:
    for name in names(text):
        if name.last == wanted[-1] and not same_person(name.parts, wanted):
            raise ProofError("antecedent: two people of the article bear this name")


def _bare(name: str) -> tuple[str, ...]:
    found = parts(name)
    return tuple(part for part in found[:-1] if part not in TITLES) + found[-1:]


def _before(printed: Printed, at: int) -> Span:
    """From the start of the second sentence before the one at `at`, up to `at`."""
    start = printed.sentence(at).start
    for _ in range(2):
        earlier = len(printed.text[:start].rstrip())
        if earlier == 0:
            break
        start = printed.sentence(earlier - 1).start
    return Span(start, at) if start < at else Span(start, at + 1)


def _person(text: str, name: Name, known: list[Name]) -> bool:
    """Conservative: every name of two parts that is no organisation and no place after "in" may be a person."""
    if name.organisation or _PLACED.search(text[max(0, name.span.start - 20) : name.span.start]):
        return False
    if len(name.parts) > 1 or name.gender:
        return True
    return any(name.last in (other.parts[0], other.last) for other in known)


def _pronoun_before(text: str, window: Span, name: int, *, female: bool) -> bool:
    """Whether a pronoun of the kind stands in the window before the name: it means somebody named earlier."""
    kind = _SHE if female else _HE
    return kind.search(text, window.start, name) is not None


def _somebody_else(text: str, window: Span) -> bool:
    """A person without a name who is not an apposition of a name (", the mayor," or "the mayor, Jane Roe")."""
    for match in _SOMEBODY.finditer(text, window.start, window.end):
        before, after = text[: match.start()].rstrip()[-1:], text[match.end() : match.end() + 3]
        named_after = re.match(r",? [A-Z]", after)
        if before != "," and not named_after:
            return True
    return False


def described(words: str) -> bool:
    """Whether `words` speak of an organisation by its kind: "the agency"."""
    found = words.casefold().split()
    return len(found) == 2 and found[0] == "the" and found[1] in DESCRIPTIONS


def organisation_meant(printed: Printed, at: int, description: str, name: str) -> None:
    """ProofError unless all organisations named before `at` in this and two sentences are `name`."""
    window = _before(printed, at)
    around = [n for n in names(printed.text, window) if _organisation(printed.text, n)]
    if not around or not all(same_organisation(printed.text, n.span.of(printed.text), name) for n in around):
        raise ProofError(f"antecedent: it is not certain whom {description!r} means")


def _organisation(text: str, name: Name) -> bool:
    words = name.span.of(text)
    acronym = len(words) > 1 and words.replace(".", "").isupper() and words not in {"US", "U.S", "UK", "U.K", "EU"}
    return acronym or any(part in ORG_WORDS - {"state", "city", "county"} for part in name.parts)


def same_organisation(text: str, one: str, other: str) -> bool:
    """Whether two names are of one organisation: equal, one the acronym of the other, or its printed bracket."""
    if not one or not other:
        return False
    first, second = parts(_ACRONYM.sub("", one)), parts(_ACRONYM.sub("", other))
    if first == second or (len(first) > 1 and _runs(second, first)) or (len(second) > 1 and _runs(first, second)):
        return True
    return is_acronym(text, one, other) or is_acronym(text, other, one)


def _runs(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def is_acronym(text: str, short: str, full: str) -> bool:
    """Whether `short` is an acronym of `full`: its capitals' initials, or printed in brackets after its last words."""
    letters = short.replace(".", "").strip()
    if not (2 <= len(letters) <= 10 and letters.isupper()):
        return False
    bare = _ACRONYM.sub("", full).strip()
    words = [word for word in re.split(r"[ \u00a0-]", bare) if word[:1].isupper()]
    initials = "".join("" if "." in word else word[0] for word in words)
    return letters in {initials, "".join(w[0] for w in words)} or f"{bare} ({letters})" in text


def short_name_meant(text: str, old: str, new: str) -> None:
    """ProofError unless `new` is the fuller form of the name `old`, and nobody else in the article bears `old`."""
    if is_acronym(text, old, new):
        return
    short, full = _bare(old), _bare(new)
    fuller = len(full) > len(short) and (full[-len(short) :] == short or full[: len(short)] == short)
    if not name_shaped(old) or not fuller:
        raise ProofError(f"put: {new[:60]!r} is not a fuller form of {old[:40]!r}")
    if one_of_two(text, new):
        raise ProofError("antecedent: two people of the article bear this name")
    at = -1 if full[-len(short) :] == short else 0
    for name in names(text):
        shares = len(name.parts) > len(short) and name.parts[at] == short[at]
        if shares and not (same_person(name.parts, full) or _runs(name.parts, full)):
            raise ProofError(f"antecedent: {old[:40]!r} is a part of two names in the article")
