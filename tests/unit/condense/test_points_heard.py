"""Whoever is accused is heard: invented articles, and what must stand among their points."""

from __future__ import annotations

from functools import partial

import pytest

from bot.condense.brief import condense as draft
from bot.model.article import Article
from bot.model.brief import Brief, KeyPoint
from bot.proof import admitting

condense = partial(draft, admitting=admitting)
"""Drafts are chosen as in production: the verifier is asked beforehand."""

TRIAL = """A harbour master took almost 90,000 crowns from the lifeboat fund over four years, a court has heard.

Mark Orrin, 51, is accused of forging 140 receipts for rope, paint and diesel at the office of the fund in Velm.

Opening the case, the prosecutor, Ines Halloran, said Mark Orrin spent the money of the fund on a boat and on two cars.

The court heard that the fund had given Orrin the only key to its safe in the spring of 2019, and that nobody asked for it.

The first receipt, for paint, was written on the day after, Miss Halloran said, and the second one a week later.

The treasurer of the fund, Nell Ashby, told the jury that the paint of the boats was older than the receipts said.

{answer}

The trial goes on, and a verdict is expected in two weeks from the judge and the jury of the western shore.
"""

SUIT = """A lawsuit filed by four farmers accuses the water company Tarrow Mills of selling the water of the lake twice.

The complaint alleges that Tarrow Mills sold 40 million litres to the town and the same water to the mines in the north.

The complaint says the company kept two books for the sales and showed only one of them to the inspectors of the lake.

The farmers lost a third of the harvest in the summer, and two of them sold the farm, according to the complaint.

{answer}

The farmers want 12 million crowns from the company, and the case will be heard in the town of Velm in the spring.

Rain fell on the lake in the autumn, and the boats went out again for the first time in three years.
"""

QUARREL = """Mayor Orla Tennant opened the new quay of Harrow Bay on Monday and promised two more boats by the summer.

Orla Tennant said the quay had cost nine million crowns and would bring 60 jobs to the bay and to the islands.

Orla Tennant said the boats would sail every hour, in winter too, and would carry the children of the islands to school.

The quay was built in two years by a yard on the western shore of the bay, which had to close for a month in the storm.

Piet Dorn, who leads the opposition in the council, said the mayor had paid four million crowns too much to the yard.

“Nobody saw the bills before the vote, and nobody has seen them since,” Dorn said. “The council deserves to see each one.”

Children from the school sang on the quay, and the old ferry sailed out to the lighthouse for the last time.

The bay has had a ferry since 1921, and the museum will take the bell of the old boat in the spring.
"""

LATER = """
The old ferry had been painted blue in the year of the flood, and its bell came from a boat that sank off the lighthouse.

Nobody has found the name of that boat in the books of the harbour.
"""
"""Room for a third side: points are at most a share of the article."""


def made(text: str, answer: str = "", title: str = "") -> Brief:
    """The brief of an article with this answer in it."""
    return condense(Article("", title, text.format(answer=answer)))


def place(points: tuple[KeyPoint, ...], words: str) -> int:
    """The number of the point that holds `words`, from 0; -1 where none does."""
    return next((number for number, point in enumerate(points) if words in point.text), -1)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("Mark Orrin denies forgery and nine counts of theft.", "denies forgery"),
        ("Orrin told the officers: “I paid for all of it myself, and I can show you.”", "I paid for all of it"),
        ("Orrin's lawyer, Dana Whitlock, said her client rejected every one of the charges.", "rejected every one"),
        ("Orrin has pleaded not guilty to all the counts.", "not guilty"),
        ("Mr. Orrin said he was not aware of any receipt that was false.", "not aware"),
    ],
)
def test_in_a_trial_the_answer_of_the_accused_follows_the_accusation(answer: str, words: str) -> None:
    points = made(TRIAL, answer).points
    assert 0 < place(points, words) <= 2, [point.text for point in points]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("A spokesman for Tarrow Mills said the company “strongly disputes the story of the two books.”", "disputes"),
        ("Tarrow Mills called the complaint baseless and said it would fight it in court.", "baseless"),
        ("Tarrow Mills denied the allegations in a letter to the farmers.", "denied the allegations"),
        ("Ruben Osei, a lawyer for Tarrow Mills, said the firm had complied with the rules of the lake.", "complied"),
    ],
)
def test_of_a_lawsuit_the_company_has_its_word(answer: str, words: str) -> None:
    points = made(SUIT, answer).points
    assert 0 < place(points, words) <= 2, [point.text for point in points]


@pytest.mark.parametrize(
    "line",
    [
        "District Attorney Nell Ashby argued that Orrin would flee to the islands.",
        "The keeper of the museum denied that the bell of the boat was for sale.",
    ],
)
def test_whoever_speaks_against_the_accused_or_of_other_things_is_no_answer(line: str) -> None:
    points = made(TRIAL, line).points
    assert place(points, line[20:50]) not in (1, 2), [point.text for point in points]


def test_an_answer_to_the_allegation_is_not_printed_without_what_is_alleged() -> None:
    text = QUARREL.replace(
        "Piet Dorn, who leads the opposition in the council, said the mayor had paid four million crowns too much to the yard.",
        "Piet Dorn, who leads the opposition, alleged that the mayor had paid four million crowns too much to the yard. "
        "Mayor Orla Tennant dismissed the allegation as a joke.",
    )
    points = condense(Article("", "Mayor Tennant dismisses allegation over quay", text)).points
    denial, charge = place(points, "dismissed the allegation"), place(points, "alleged that the mayor")
    assert denial == -1 or 0 <= charge < denial, [point.text for point in points]


def test_no_third_point_of_one_speaker_while_the_other_side_is_silent() -> None:
    points = condense(Article("", "Mayor opens quay of Harrow Bay", QUARREL)).points
    assert sum(point.claimant == "Orla Tennant" for point in points) <= 2
    assert place(points, "four million crowns too much") > 0, [point.text for point in points]


def test_whoever_helps_an_inquiry_has_a_word() -> None:
    helping = (
        "A spokesman for Corvane Dairies said it was co-operating fully with the inquiry into the spill and that the "
        "boats of the bay were safe."
    )
    text = (
        QUARREL.replace("Children from the school sang on the quay", helping + "\n\nChildren sang on the quay") + LATER
    )
    assert place(condense(Article("", "", text)).points, "co-operating") > 0
