"""Pairs of invented articles and what is decided when the second comes in after the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.model.ids import ArticleId, StoryId
from bot.model.story import Candidate, Verdict
from bot.stories import Incoming, decide, features
from tests.make import NOON


@dataclass(frozen=True)
class Row:
    """Two articles (title, text), the hours between them, and the verdict."""

    case: str
    first: tuple[str, str]
    second: tuple[str, str]
    verdict: Verdict
    hours: float = 3


FERRY = (
    "Harrow Bay council approves ferry line to Skell Island",
    (
        "The Harrow Bay council approved a ferry line to Skell Island on Monday, ending a ten-year dispute. Mayor Orla "
        "Tennant said the first boat would sail in May."
    ),
)
FERRY_AGAIN = (
    "Skell Island ferry approved by Harrow Bay council",
    (
        "A ferry line to Skell Island was approved by the Harrow Bay council. The dispute had lasted ten years, and Mayor "
        "Orla Tennant promised a first boat in May."
    ),
)
ROWS = [
    Row("two outlets tell the same event", FERRY, FERRY_AGAIN, Verdict.SAME),
    Row("the same words a week later are another event", FERRY, FERRY_AGAIN, Verdict.NEW, hours=24 * 7),
    Row(
        "another town's council is another story",
        FERRY,
        ("Dunmore council rejects school merger", "Councillors in Dunmore rejected the merger of two schools."),
        Verdict.NEW,
    ),
    Row(
        "two quakes of different strength are two events",
        (
            "Magnitude 5.2 quake shakes Oster Valley",
            "A magnitude 5.2 earthquake shook the Oster Valley. No one was hurt.",
        ),
        (
            "Magnitude 6.1 quake shakes Oster Valley",
            "A magnitude 6.1 earthquake shook the Oster Valley. No one was hurt.",
        ),
        Verdict.RELATED,
    ),
    Row(
        "weekly figures are a series",
        ("Orrin jobless claims fall to 21,000", "Jobless claims in Orrin fell to 21,000, the labour office said."),
        ("Orrin jobless claims fall to 19,500", "Jobless claims in Orrin fell to 19,500, the labour office said."),
        Verdict.RELATED,
        hours=60,
    ),
    Row(
        "weekdays in titles part two outages",
        (
            "Brask trains stopped on Monday by signal fault",
            "Trains in Brask stopped after a signal fault, the operator said.",
        ),
        (
            "Brask trains stopped on Tuesday by signal fault",
            "Trains in Brask stopped after a signal fault, the operator said.",
        ),
        Verdict.RELATED,
        hours=24,
    ),
    Row(
        "dates in titles part two hearings",
        (
            "Velm mayor in court on March 2 over land deal",
            "The mayor of Velm, Ada Quill, was in court over a land deal.",
        ),
        (
            "Velm mayor in court on March 4 over land deal",
            "The mayor of Velm, Ada Quill, was in court over a land deal.",
        ),
        Verdict.RELATED,
        hours=48,
    ),
    Row(
        "one person in two events is linked, not merged",
        ("Tennant opens Harrow Bay library", "Mayor Orla Tennant opened a library of 40,000 books in Harrow Bay."),
        (
            "Tennant fined for speeding",
            "Mayor Orla Tennant paid a fine after a speed camera caught her car near Dunmore.",
        ),
        Verdict.RELATED,
    ),
]


def decided(row: Row) -> Verdict:
    title, text = row.first
    known = features(title, text, "Courier")
    earlier = Candidate(ArticleId(1), StoryId(1), title, "Courier", NOON, known.terms, known.names, known.numbers)
    title, text = row.second
    incoming = Incoming(title, "Gazette", NOON + timedelta(hours=row.hours), features(title, text, "Gazette"))
    return decide(incoming, [earlier]).verdict


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.case)
def test_a_pair_is_decided_as_the_table_says(row: Row) -> None:
    assert decided(row) is row.verdict
