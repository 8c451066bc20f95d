"""Which words of a sentence can go without changing what it claims: a table of shapes, each with its reason.

Nothing that holds a negation, a modal, a hedge, a number or an attribution ever goes (`hedges.safe_to_cut`),
and nothing inside quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from bot.condense.edits import Change
from bot.condense.hedges import safe_to_cut
from bot.model.span import Span

WIRE: Final = r"\((?:AFP|AP|CNN|Reuters|UPI|Xinhua|Bloomberg|dpa|DPA|EFE|ANSA|AAP)\)"
"""Wire services that everybody knows: only these may stand without a dash."""

AGENCY: Final = r"\([A-Z][\w.]*(?: [A-Z][\w.]*){0,4}\)"
DASH: Final = r"(?:--|[-–—])"
PLACE: Final = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?){0,2}"
CAPITALS: Final = r"[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?){0,2}"
DAY: Final = r"(?:, (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}))?"
MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATE: Final = rf"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?)"
DATELINES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?:{PLACE},? )?{AGENCY}\s*(?:{DASH}{{1,2}}\s*)?|{CAPITALS}\s*{DASH}{{1,2}}\s*)?{DATE}\s*{DASH}{{1,2}}\s+(?=[A-Z“\"‘'])",
        rf"(?:{PLACE},? )?{DATE},? {AGENCY}\s*{DASH}{{1,2}}\s*(?=[A-Z“\"‘'])",
        rf"(?:{PLACE}{DAY} )?{WIRE}\s*(?:{DASH}{{1,2}}\s*)?(?=[A-Z“\"‘'])",
        rf"(?!The )(?:{PLACE}{DAY} )?{AGENCY}\s*{DASH}{{1,2}}\s*(?=[A-Z“\"‘'])",
        rf"{CAPITALS}{DAY}\s*{DASH}{{1,2}}\s+(?=[A-Z“\"‘'])",
        r"(?P<city>[A-Z]{4,})(?P<more>(?: [A-Z]{2,})?):\s+(?=[A-Z“\"‘'])",
        rf"(?:{PLACE}|{CAPITALS}){DAY} /[\w .-]{{2,30}}/\s*{DASH}{{1,2}}\s*(?=[A-Z“\"‘'])",
    )
)
"""A place, a day and an agency before the first words, as wire reports print them."""

DATELINE_SIGN: Final = re.compile(r"[-–—:()/]")
"""One of these stands in every dateline, and in few sentences near their start."""

LONGEST_DATELINE: Final = 200

OUTLET: Final = re.compile(r"\((?:[A-Z][\w.’'&-]*)(?: [A-Z][\w.’'&-]*){0,4}\)\s+(?=[A-Z“\"‘'])")
"""Whoever else published the article, in brackets before its first word."""

CONNECTIVE: Final = re.compile(
    r"(?:(?:But|And|Yet)(?! (?:another|far|for|too|what|then)\b),? (?=[\w“\"‘'])|"
    r"(?:However|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|Still|Also|Besides|Additionally|Therefore|"
    r"Thus|Hence|Consequently|Likewise|Similarly|Accordingly|Then|So|Now|Instead|Plus|Indeed|Of course|In fact|In addition|"
    r"In other words|As a result|For example|For instance|In turn|After all|At the same time),\s+)"
)
"""What ties a sentence to the one before it, at its start."""

PARENTHESIS: Final = re.compile(r"\s\(([^()\n]{1,90})\)(?=[\s,.;:!?])")
ACRONYM: Final = re.compile(r"[A-Z][A-Za-z.&-]{1,9}")
ASIDE: Final = r"(?:who|which|whose|including|such as|along with|like)"
DASHED: Final = re.compile(rf"\s(--|—|–)\s{ASIDE} [^—–()\n]{{4,90}}?\s\1(?=\s)")
RELATIVE: Final = re.compile(r", (?:who|which|whose) [^,()\n]{6,90},(?= (?!and\b|or\b|but\b)[a-z])")
QUOTATION: Final = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|[‘'](?<!\w.)[^‘’'\n]*[’'](?!\w)")

LONG: Final = 150
"""Characters from which an aside between commas is worth its loss."""


def openings(text: str, unit: Span, *, starts_paragraph: bool) -> Iterator[Change]:
    """What goes from the start of `unit`: a dateline where a paragraph starts, then a leading connective."""
    at = after_dateline(text, unit).start if starts_paragraph else unit.start
    if at > unit.start:
        bare = text[unit.start] == "(" and text[unit.start : at].rstrip().endswith(")")
        yield Change(Span(unit.start, at), "parenthesis" if bare else "dateline")
    rest = after_connective(text, Span(at, unit.end))
    if rest.start > at:
        yield Change(Span(at, rest.start), "connective")


def after_dateline(text: str, unit: Span) -> Span:
    """`unit` without the dateline it begins with; the same span where it begins with none."""
    if not DATELINE_SIGN.search(text, unit.start, min(unit.end, unit.start + LONGEST_DATELINE)):
        return unit
    shapes = (*DATELINES, OUTLET) if unit.start == 0 else DATELINES
    found = next((m for p in shapes if (m := p.match(text, unit.start, unit.end)) and not is_label(text, m)), None)
    return Span(found.end(), unit.end) if found and found.end() < unit.end else unit


def is_label(text: str, found: re.Match[str]) -> bool:
    """Whether capitals before a colon are no place: who speaks ("GRIEVE: We bake"), or a word that the article does not
    print as a place, or does in capitals again."""
    city = found.groupdict().get("city")
    return bool(city) and not _is_city(text, city)


@lru_cache(maxsize=64)
def _is_city(text: str, city: str) -> bool:
    """Whether capitals that stand once in a text are a place that it names ("in Velm"); asked once for each label."""
    if city.title() not in text or len(re.findall(rf"\b{city}\b", text)) != 1:
        return False
    return re.search(rf"\b(?:in|of|at|from|near|outside|the)[ \xa0]{city.title()}\b", text) is not None


def after_connective(text: str, unit: Span) -> Span:
    """`unit` without the connective it begins with; the same span where it begins with none."""
    found = CONNECTIVE.match(text, unit.start, unit.end)
    return Span(found.end(), unit.end) if found and found.end() < unit.end else unit


def insides(text: str, unit: Span) -> Iterator[Change]:
    """What goes from inside `unit`: parentheses and asides; never what is quoted."""
    quoted = quotations(text, unit)
    for found, why in shapes(unit.of(text)):
        span = Span(unit.start + found.start(), unit.start + found.end())
        if not any(span.overlaps(inside) for inside in quoted) and safe_to_cut(found.group()):
            yield Change(span, why)


def quotations(text: str, unit: Span) -> tuple[Span, ...]:
    """The stretches of `unit` in quotation marks, marks included."""
    return tuple(Span(m.start(), m.end()) for m in QUOTATION.finditer(text, unit.start, unit.end))


def shapes(sentence: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every match of the tables above with its reason, whatever it holds."""
    for found in PARENTHESIS.finditer(sentence):
        if not ACRONYM.fullmatch(found.group(1)):
            yield found, "parenthesis"
    for found in DASHED.finditer(sentence):
        yield found, "aside"
    if len(sentence) > LONG and sentence.count(",") == 2:
        for found in RELATIVE.finditer(sentence):
            yield found, "aside"
