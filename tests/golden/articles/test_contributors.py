"""Credit lines at an article's end. All names and outlets are invented."""

from __future__ import annotations

import pytest

from bot.articles.contributors import CREDITS, find_contributors, is_credit_line

ROWS: list[tuple[str, str, tuple[str, ...]]] = [
    ("contributed to", "Ada Quill and Bo Stern contributed to this report.", ("Ada Quill", "Bo Stern")),
    (
        "contributed to",
        "Harbour Wire writers Ada Quill in Oslo and Bo Stern contributed to this story.",
        ("Ada Quill", "Bo Stern"),
    ),
    (
        "contributed to",
        "HW's Ada Quill, Bo Stern and Cy P. Marsh contributed to this report.",
        ("Ada Quill", "Bo Stern", "Cy P. Marsh"),
    ),
    ("contributed reporting", "Ada Quill contributed reporting from Oslo.", ("Ada Quill",)),
    ("additional reporting", "Additional reporting by Ada Quill and Bo Stern", ("Ada Quill", "Bo Stern")),
    ("reporting by", "(Reporting by Ada Quill in Oslo; Editing by Bo Stern)", ("Ada Quill",)),
    ("with contributions", "With contributions from Ada Quill.", ("Ada Quill",)),
    ("helped report", "Ada Quill helped report this article.", ("Ada Quill",)),
    ("reported from", "Ada Quill reported from Oslo.", ("Ada Quill",)),
    ("reported from", "Ada Quill reported this story from Oslo.", ("Ada Quill",)),
    ("and others from", "Ada Quill reported from Oslo and Bo Stern from Bergen.", ("Ada Quill", "Bo Stern")),
    (
        "and others from",
        "Ada Quill reported from New Haven, Bo Stern from Port Royal, and Cy Marsh from Oslo and Los Altos.",
        ("Ada Quill", "Bo Stern", "Cy Marsh"),
    ),
    ("with files from", "With files from Ada Quill and The Saltby Press", ("Ada Quill",)),
    ("contributing", "Contributing: Ada Quill, Bo Stern", ("Ada Quill", "Bo Stern")),
    ("contributing", "Contributors: Ada Quill", ("Ada Quill",)),
    ("with reporting from", "With reporting from Ada Quill in Oslo.", ("Ada Quill",)),
    ("con", "Con la colaboración de Ada Quill y Bo Lund.", ("Ada Quill", "Bo Lund")),
    ("con", "Con información de Ada Quill.", ("Ada Quill",)),
    ("avec", "Avec la collaboration de Ada Quill.", ("Ada Quill",)),
    ("Mitarbeit", "Mitarbeit: Ada Quill", ("Ada Quill",)),
    (
        "writers contributed",
        "Harbour Wire writers Ada Quill in Oslo and Bo Stern in Bergen contributed.",
        ("Ada Quill", "Bo Stern"),
    ),
    (
        "was reported by",
        "This story was reported by Ada Quill and Bo Stern, and written by Cy Marsh.",
        ("Ada Quill", "Bo Stern", "Cy Marsh"),
    ),
    ("Mitarbeit", "Mitarbeit: Ada Quill", ("Ada Quill",)),
    ("avec", "Avec la contribution de Ada Quill", ("Ada Quill",)),
    ("con", "Con información de Ada Quill", ("Ada Quill",)),
]


@pytest.mark.parametrize(("row", "line", "people"), ROWS)
def test_a_credit_line_names_its_contributors(row: str, line: str, people: tuple[str, ...]) -> None:
    assert row in dict(CREDITS)
    assert find_contributors(f"The ferry sank on Monday, the harbour master said.\n\n{line}") == people
    assert is_credit_line(line)


def test_every_row_of_the_table_has_an_example() -> None:
    assert {row for row, _, _ in ROWS} == {name for name, _ in CREDITS}


@pytest.mark.parametrize(
    "line",
    [
        "Heavy rain contributed to the floods.",
        "The rain, which fell for days, contributed to this story of ruin.",
        "In Oslo, cases were reported in April.",
        "Editing by Bo Stern",
        "The hotels reported from the coast, Ada Marsh said, were full.",
        "Rents reported in the city rose, and those who live in Oslo paid most.",
        "The Harbour Wire contributed to this report.",
    ],
)
def test_prose_editors_and_agencies_are_no_contributors(line: str) -> None:
    assert find_contributors(line) == ()


def test_the_author_is_not_a_contributor_too_and_the_head_of_a_long_text_is_not_searched() -> None:
    assert find_contributors("Ada Quill and Bo Stern contributed to this report.", ("Ada Quill",)) == ("Bo Stern",)
    assert find_contributors("Ada Quill contributed to this report. " + "The ferry sank. " * 100) == ()
