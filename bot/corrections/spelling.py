"""The one form of a word that is spelled in several ways: British and American, a unit and its sign."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final


def _ways(rows: str) -> dict[str, str]:
    """Each other way to the first word of its row."""
    listed = (row.split() for row in rows.strip().splitlines())
    return {other: first for first, *others in listed for other in others}


UNIT_WAYS: Final = _ways(
    """
    kilometre kilometres kilometer kilometers km kms
    metre metres meter meters
    centimetre centimetres centimeter centimeters cm cms
    millimetre millimetres millimeter millimeters mm
    litre litres liter liters
    millilitre millilitres milliliter milliliters ml
    gram grams gramme grammes g
    milligram milligrams milligramme milligrammes mg
    microgram micrograms mcg µg μg
    kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs
    tonne tonnes
    hectare hectares ha
    kilowatt kilowatts kw
    megawatt megawatts mw
    gigawatt gigawatts gw
    foot feet ft
    inch inches
    pound pounds lb lbs
    ounce ounces oz
    minute minutes min mins
    hour hours hr hrs
    mile miles
    dollar dollars usd
    euro euros eur
    """
)
"""Names, plurals and signs of units, folded, to one name each; a sign that is a word besides ("in", "m") is left out."""

_LISTED: Final = _ways(
    """
    grey gray
    programme program
    ageing aging
    judgement judgment
    aluminium aluminum
    tyre tire
    kerb curb
    plough plow
    jewellery jewelry
    sceptical skeptical
    mum mom
    towards toward
    whilst while
    amongst among
    adviser advisor
    inquiry enquiry
    learnt learned
    burnt burned
    spelt spelled
    cosy cozy
    pyjamas pajamas
    aeroplane airplane
    draught draft
    mould mold
    manoeuvre maneuver
    catalogue catalog
    dialogue dialog
    defence defense
    offence offense
    licence license
    pretence pretense
    okay ok
    """
)
_RULES: Final = (
    (re.compile(r"(?<=\w{3})ys(?=(?:e[drs]?|ing|ers)$)"), "yz"),
    (re.compile(r"(?<=\w{3})is(?=(?:e[drs]?|ing|ers|ations?|ational)$)"), "iz"),
    (re.compile(r"(?<=\w\w)our(?=(?:s|ed|ing|ful|less|able|ite|ites|hood|hoods|er|ers)?$)"), "or"),
    (re.compile(r"(?<=\w[tb])re(?=[sd]?$)"), "er"),
    (re.compile(r"(?<=\w{3}[aeiou])ll(?=(?:ed|ing|ings|er|ers)$)"), "l"),
)
"""Endings in which British and American spelling differ; what they make of other words is the same on both sides."""


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """The form in which spellings of one folded word agree: "metres" and "meters", "km", "organised" and "organized"."""
    known = UNIT_WAYS.get(word) or _LISTED.get(word)
    if known:
        return known
    for ending, other in _RULES:
        word = ending.sub(other, word)
    return word
