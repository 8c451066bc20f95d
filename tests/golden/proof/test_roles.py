"""A role that is not the article's own word on its bearer is refused. All of it is invented."""

from __future__ import annotations

import pytest

from bot.proof.printed import Printed
from bot.proof.roles import role_fits

REFUSED = [
    ("mayor", "A former mayor Ada Quill came late."),
    ("mayor", "He met the acting mayor Ada Quill."),
    ("mayor", "He met ex-mayor Ada Quill."),
    ("Mayor", "He met Mayor-elect Ada Quill."),
    ("president", "He met the vice president, Ada Quill."),
    ("mayor", "Ada Quill, never a mayor, came late."),
    ("doctor", "Ada Quill is no doctor."),
    ("murderer", "He met accused murderer Ada Quill."),
    ("gang leader", "Guards held alleged gang leader Ada Quill."),
    ("President", "He met self-proclaimed President Ada Quill."),
    ("candidate", "He met failed candidate Ada Quill."),
    ("convicted murderer", "He met wrongly convicted murderer Ada Quill."),
    ("thief", "“Ada Quill, the thief, must go,” Bo Lund said."),
    ("fraudster", "“I saw fraudster Ada Quill run,” Bo Lund said."),
]
FITTING = [
    ("former mayor", "A former mayor, Ada Quill, came late."),
    ("alleged gang leader", "Guards held alleged gang leader Ada Quill."),
    ("vice president", "He met the vice president, Ada Quill."),
    ("mayor", "The only mayor, Ada Quill, came late. A former mayor came later."),
    ("mayor", "The former mayor left. Ada Quill, the mayor, stayed."),
    ("doctor", "He met family doctor Ada Quill."),
    ("Sen.", "He met Sen. Ada Quill."),
    ("author of “Low Tide”", "Ada Quill, author of “Low Tide”, came late."),
]


@pytest.mark.parametrize(("role", "text"), REFUSED, ids=[row[1] for row in REFUSED])
def test_a_role_that_the_article_takes_back_or_quotes_is_refused(role: str, text: str) -> None:
    assert not role_fits(Printed.read(text), role, "Ada Quill")


@pytest.mark.parametrize(("role", "text"), FITTING, ids=[row[1] for row in FITTING])
def test_a_role_in_the_articles_own_words_fits(role: str, text: str) -> None:
    assert role_fits(Printed.read(text), role, "Ada Quill")
