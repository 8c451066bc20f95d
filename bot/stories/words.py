"""The words that tell no story: function words, and what every headline says."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


STOP = listed(
    "a about above after again against all also am an and any are as at be because been before being below between "
    "both but by can could did do does doing down during each even few for from further had has have having he her "
    "here hers him his how however i if in into is it its itself just like made make many may me might more most much "
    "must my new no nor not now of off on once one only or other our out over own per said same say says she should "
    "since so some still such than that the their them then there these they this those through to too two under "
    "until up us very was we were what when where which while who whom why will with would year years you your "
    "according amid told tell ahead back first last get gets got go goes going know let take takes time today "
    "yesterday tomorrow people news report reports reported video photos watch live update updates breaking week "
    "day days month months via vs mr mrs ms three four five six seven eight nine ten"
)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
