"""The title that opens a plain text. All invented."""

from __future__ import annotations

import pytest

from bot.articles.document import read_document
from bot.usecases.documents import condense_document

BODY = (
    "The council of Harrow Bay voted on Monday to close the old ferry line and to build a bridge over the bay by 2030. "
    "The bridge will cost 90 million crowns and carry 8,000 cars a day, the council said in its plan.\n\n"
    "Mayor Orla Tennant said the bridge would bring work to the islands and end the long wait at the quay in winter.\n"
)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Council votes to close ferry line", "Council votes to close ferry line"),
        ("Who pays for the bridge?", "Who pays for the bridge?"),
        ("‘We were not asked’: ferry crews fight bridge", "‘We were not asked’: ferry crews fight bridge"),
        ("FOR IMMEDIATE RELEASE\n\nHarrow Bay to build bridge", "Harrow Bay to build bridge"),
        ("Revealed: council paid £1.2m to chairman’s son", "Revealed: council paid £1.2m to chairman’s son"),
        ("12 boats for sale as line closes", "12 boats for sale as line closes"),
        ("By Orla Tennant", ""),
        ("The council has voted.", ""),
        ("“We were not asked.”", ""),
        ("Ada Quill: When did the line close?", ""),
        ("Monday, 3 March 2025", ""),
        ("https://courier.example/bridge", ""),
        ("Bridge", ""),
        ("What the council wants:", ""),
    ],
)
def test_the_first_line_is_the_title_where_it_is_no_sentence(head: str, title: str) -> None:
    assert read_document(f"{head}\n\n{BODY}").title == title


def test_a_line_that_the_text_goes_on_behind_is_no_title() -> None:
    assert read_document(f"Council votes to close ferry line\n{BODY}").title == ""


def test_a_given_title_wins() -> None:
    assert read_document(f"Council votes\n\n{BODY}", title="Another").title == "Another"


def test_the_title_is_the_headline_and_no_key_point() -> None:
    brief = condense_document(f"Council votes to close old ferry line\n\n{BODY}").brief
    assert brief.headline == "Council votes to close old ferry line"
    assert brief.points
    assert not any(point.text.startswith("Council votes to close") for point in brief.points)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Orla Tennant | Harbour Monitor", ("Orla Tennant",)),
        ("EXCLUSIVE by Orla Tennant", ("Orla Tennant",)),
        ("By Orla Tennant and Piet Dorn | Harbour Monitor", ("Orla Tennant", "Piet Dorn")),
    ],
)
def test_a_byline_names_people_and_neither_the_outlet_behind_a_bar_nor_a_label(
    line: str, people: tuple[str, ...]
) -> None:
    assert read_document(f"Council votes to close ferry line\n\n{line}\n\n{BODY}").byline == people
