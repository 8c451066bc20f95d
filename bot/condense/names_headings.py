"""Sorts out capitals that tell nothing: headlines in title case or in capitals throughout."""

from __future__ import annotations

import re
from collections import Counter

from bot.condense.lexicon import words
from bot.condense.names_scan import Run
from bot.condense.names_titles import is_given
from bot.condense.quotations import PARAGRAPH
from bot.condense.roles_nouns import is_role

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PARTICIPLE = re.compile(r"[A-Z][a-z]{3,}(?:ing|ed)")
_LONGEST_HEADING = 200
_DESCRIBED_NAME = 3
_ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:less|ful|ous|ed|ing|ish|ive|ic|al|ble|ant|ent|ry|ty)")
"""How a word ends that only describes whoever is named behind it."""

_FIRST_AND_LAST = 2
_TELLS = re.compile(r"\b(?:said|says|told|wrote|added)\b")
_DESCRIBED = re.compile(r"(?:[ \xa0][a-z-]+)?[ \xa0]([a-z-]+)[ \xa0](?=[A-Z])")
_SPLIT = re.compile(r"[ \xa0]+")
_ENDED = re.compile(r"[.!?:;,…][”\"’')]*$")


def settle(text: str, found: list[Run], small: frozenset[str]) -> list[Run]:
    """The runs, with those of headlines cut down to names that the article prints elsewhere, or left out.

    `small` are the words that the text prints in lower case.
    """
    often = Counter(text[run.start : run.end] for run in found)
    often.update(last for last in (_last_of_many(text, run) for run in found) if last)
    people = frozenset(run.start for run in found if run.kind == "person")
    found = [
        _doubted(text, run, often, small)
        for run in found
        if not _mere_opener(text, run, often, small) and not _describes(text, run, often, people)
    ]
    found = _without_describing(text, found)
    forms = Counter(text[run.name : run.end] for run in found)
    found = [_undescribed(text, run, forms) for run in found]
    headings = [(p.start(), p.end()) for p in PARAGRAPH.finditer(text) if _capitalised(p[0])]
    if not headings:
        return found
    body, inside = _divided(found, headings)
    shortest_first = sorted(body, key=lambda run: len(_SPLIT.split(text[run.name : run.end])))
    known = {part.lower(): run for run in shortest_first for part in _names(text, run)}
    kept = [cut for run in inside for cut in _known_parts(text, run, known, small)]
    return sorted([*body, *kept])


def _without_describing(text: str, found: list[Run]) -> list[Run]:
    """The runs; a headline's first word that is nobody's given name is no part of the last name behind it: "Late Okonjo
    header sinks Rovers", where the text has "Tunde Okonjo" or the word describes and "Okonjo" comes alone."""
    lines = [
        p.span() for p in PARAGRAPH.finditer(text) if len(p[0]) < _LONGEST_HEADING and not _ENDED.search(p[0].rstrip())
    ]
    inside = {run for run in _divided(found, lines)[1] if _two_words_of_a_person(text, run)}
    if not inside:
        return found
    firsts = Counter(_SPLIT.split(text[run.name : run.end])[0] for run in found)
    bodies = [_SPLIT.split(text[run.name : run.end]) for run in found if run not in inside]
    full = {name[-1] for name in bodies if len(name) > 1}
    lone = {name[0] for name in bodies if len(name) == 1}
    return [_cut(text, run, firsts, full, lone) if run in inside else run for run in found]


def _undescribed(text: str, run: Run, forms: Counter[str]) -> Run:
    """The run without the adjective that opens its sentence: "Shameless Orla Tennant, 38," where Orla is a given name
    or "Orla Tennant" is printed elsewhere too."""
    name = _SPLIT.split(text[run.name : run.end])
    if (
        len(name) != _DESCRIBED_NAME
        or run.name != run.start
        or not _ADJECTIVE.fullmatch(name[0])
        or is_given(name[0].lower())
    ):
        return run
    opens = text[max(0, run.start - 3) : run.start].rstrip(" \xa0“\"'‘")[-1:] in ("", ".", "!", "?", "\n")
    rest = text[run.start + len(name[0]) : run.end].lstrip(" \xa0")
    if not opens or not (is_given(name[1].lower()) or forms[rest]):
        return run
    return run._replace(start=run.end - len(rest), name=run.end - len(rest), kind="person")


def _two_words_of_a_person(text: str, run: Run) -> bool:
    """Whether the run is a person's by its two capitalised words alone."""
    name = _SPLIT.split(text[run.name : run.end])
    return (
        run.kind == "person"
        and run.name == run.start
        and len(name) == _FIRST_AND_LAST
        and not is_given(name[0].lower())
    )


def _cut(text: str, run: Run, firsts: Counter[str], full: set[str], lone: set[str]) -> Run:
    first, last = _SPLIT.split(text[run.name : run.end])
    describes = first.lower() in words("describing") and last in full | lone
    if not describes and not (last in full and firsts[first] == 1):
        return run
    start = run.end - len(last)
    return run._replace(start=start, name=start)


def _describes(text: str, run: Run, often: Counter[str], people: frozenset[int]) -> bool:
    """Whether a lone capitalised word opens its sentence and only describes who is named right behind it: "Tennis great
    Ida Holm"."""
    if run.kind != "unknown" or run.possessive or often[text[run.start : run.end]] > 1:
        return False
    between = _DESCRIBED.match(text, run.end)
    opens = text[max(0, run.start - 3) : run.start].rstrip(" \xa0“\"'‘")[-1:] in ("", ".", "!", "?", "\n", ":")
    return opens and between is not None and between.end() in people and is_role(between[1].lower())


def _last_of_many(text: str, run: Run) -> str:
    """The last word of a person's name of several words: "Fleming" is no participle where Ida Fleming is named."""
    words_of = _SPLIT.split(text[run.name : run.end])
    return words_of[-1] if run.kind == "person" and len(words_of) > 1 else ""


def _mere_opener(text: str, run: Run, often: Counter[str], small: frozenset[str]) -> bool:
    """Whether a lone capitalised word only opens its sentence: it comes once so, and is elsewhere small or a participle
    ("Reacting to the news, ...")."""
    if run.kind != "unknown" or run.possessive or " " in text[run.start : run.end]:
        return False
    before = text[max(0, run.start - 3) : run.start].rstrip(" \xa0“\"'‘")
    if before and before[-1] not in ".!?\n:":
        return False
    word = text[run.start : run.end]
    return often[word] == 1 and (word.lower() in small or _PARTICIPLE.fullmatch(word) is not None)


def _doubted(text: str, run: Run, often: Counter[str], small: frozenset[str]) -> Run:
    """The run; of unknown kind where it was taken for a person by its capitals alone and ends with a common noun of the
    text that is never printed alone as a name: "Velm Auto Drivers", "Salt Tax"."""
    if run.kind != "person" or run.name > run.start:
        return run
    name = _SPLIT.split(text[run.name : run.end])
    given = name[0].lower() in words("male_names") or name[0].lower() in words("female_names")
    common = len(name) > 1 and name[-1].lower() in small and not often[name[-1]]
    return run._replace(kind="unknown") if common and not given else run


def _capitalised(paragraph: str) -> bool:
    """Whether nearly all words of a short paragraph that a headline raises start with a capital."""
    if len(paragraph) > 200 or _TELLS.search(paragraph):
        return False
    raised = [
        word for word in _WORD.findall(paragraph) if len(word) > 2 and word.lower() not in words("function_words")
    ]
    return len(raised) >= 4 and sum(word[0].isupper() for word in raised) >= 0.85 * len(raised)


def _divided(found: list[Run], headings: list[tuple[int, int]]) -> tuple[list[Run], list[Run]]:
    body: list[Run] = []
    inside: list[Run] = []
    at = 0
    for run in found:
        while at < len(headings) and headings[at][1] <= run.start:
            at += 1
        within = at < len(headings) and headings[at][0] <= run.start
        (inside if within else body).append(run)
    return body, inside


def _names(text: str, run: Run) -> list[str]:
    name = text[run.name : run.end]
    return [name, _SPLIT.split(name)[-1]] if run.kind == "person" else [name]


def _with_given_name(text: str, run: Run, last: int, model: Run, small: frozenset[str]) -> bool:
    """Whether a heading gives the full name of somebody whom the body calls by the last name alone: "Ida Holm: 'We Are
    Ready'", then "Holm said". The word before is a known given name, or a colon follows and it is printed nowhere small."""
    if last == run.start or " " in text[model.name : model.end] or model.kind not in ("unknown", "person"):
        return False
    first = text[run.start : last].strip(" \xa0").lower()
    given = first in words("male_names") or first in words("female_names")
    return given or (text[run.end : run.end + 1] == ":" and first.isalpha() and first not in small)


def _known_parts(text: str, run: Run, known: dict[str, Run], small: frozenset[str]) -> list[Run]:
    """The longest stretches of the run that are names of the body."""
    bounds = [
        (m.start() + run.start, m.end() + run.start) for m in re.finditer(r"[^ \xa0]+", text[run.start : run.end])
    ]
    kept: list[Run] = []
    at = 0
    while at < len(bounds):
        for stop in range(min(len(bounds), at + 5), at, -1):
            model = known.get(text[bounds[at][0] : bounds[stop - 1][1]].lower())
            if model is not None:
                possessive = run.possessive and stop == len(bounds)
                if at == 1 == stop - at and _with_given_name(text, run, bounds[at][0], model, small):
                    kept.append(Run(run.start, bounds[at][1], run.start, "person", possessive))
                else:
                    kept.append(Run(bounds[at][0], bounds[stop - 1][1], bounds[at][0], model.kind, possessive))
                at = stop - 1
                break
        at += 1
    return kept
