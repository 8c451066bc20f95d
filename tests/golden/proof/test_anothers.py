"""Words that stand beside a name and are another's: found, kept, and not shown as that person's. All of it is invented."""

from __future__ import annotations

import pytest

from bot.condense.brief import condense
from bot.model.article import Article
from bot.proof import prove_brief

ANOTHERS = [
    ("Ada Quill lost a suit against the yard, a judge saying it was rotten.", "Ada Quill"),
    ("Ada Quill faced a crowd, many saying it was rotten.", "Ada Quill"),
    ("Ada Quill faced a crowd at City Hall, protesters, saying it was rotten.", "Ada Quill"),
    ("Ada Quill received a letter saying the pier was rotten.", "Ada Quill"),
    ("Ada Quill sent back a letter saying the pier was rotten.", "Ada Quill"),
    ("Ada Quill shared Bo Lund’s post saying the pier was rotten.", "Ada Quill"),
    ("Ada Quill got a call from Bo Lund, saying the pier was rotten.", "Ada Quill"),
    ("Ada Quill watched Bo Lund storm out, saying the pier was rotten.", "Ada Quill"),
    ("Ada Quill scored late, denying Bo Lund a win.", "Ada Quill"),
    ("Ada Quill won 52 votes, confirming a shift in the town.", "Ada Quill"),
    (
        "Ada Quill was at the pier. She said Bo Lund had written to the yard: “It has to be gone by Friday.”",
        "Bo Lund",
    ),
    ("Bo Lund replied, “Consider the pier gone,” the court was told.", "Bo Lund"),
    ("The court heard that Bo Lund, 52, sold the pier over three years. Bo Lund denies theft.", "the court"),
    ("The inquest heard that the keeper, Dr Ada Quill, found the rope in May and told police.", "the inquest"),
    ("The inquest heard that the keeper, Dr Ada Quill, found the rope in May and told police.", "Ada Quill"),
    ("Lund Yard will cut 400 jobs, its chairman, Bo Lund, told staff on Monday.", "Bo Lund"),
    (
        "The symphony opens in Velm under the conductor Bo Lund, who has called it “the bravest of the decade”.",
        "The symphony",
    ),
    (
        "A council has dropped a plan to close the pier after residents called the idea “a shame for the town”.",
        "a council",
    ),
]
OWN = [
    ("Ada Quill issued a statement on Monday saying the pier was rotten.", "Ada Quill"),
    ("Ada Quill closed the pier on Monday, saying it was rotten.", "Ada Quill"),
    ("Ada Quill, who grew up in Velm, said the pier was rotten.", "Ada Quill"),
    ("Ada Quill of Velm, who leads the council, said the pier was rotten.", "Ada Quill"),
    ("The pier leaks and the wall is old, Ada Quill, the mayor, said on Monday.", "Ada Quill"),
    ("Ada Quill denied the charge on Monday, saying the pier was rotten.", "Ada Quill"),
    ("Ada Quill responded by pointing at the sea, saying the pier was rotten.", "Ada Quill"),
]
AROUND = (
    "\n\nThe old pier of Saltby broke on Monday morning in the storm. Mayor Ada Quill and engineer Bo Lund were at the pier "
    "when it broke.\n\nThe council meets on Friday. The repair will cost 40 million crowns, and take two years."
)


def shown(sentence: str) -> set[str]:
    """The speakers that the first sentences of the article are shown to have."""
    text = sentence + AROUND
    quotes = prove_brief(text, condense(Article("", "", text))).brief.quotes
    first = [quote for quote in quotes if quote.shown and quote.segments[0].start < len(sentence)]
    return {(quote.speaker or "").casefold() for quote in first}


@pytest.mark.parametrize(("sentence", "wrong"), ANOTHERS, ids=[row[0] for row in ANOTHERS])
def test_nobody_is_shown_to_say_what_another_says(sentence: str, wrong: str) -> None:
    assert wrong.casefold() not in shown(sentence)
    assert not any(len(name.split()) > 6 for name in shown(sentence)), "a clause is nobody"


@pytest.mark.parametrize(("sentence", "right"), OWN, ids=[row[0] for row in OWN])
def test_whoever_says_it_is_still_shown(sentence: str, right: str) -> None:
    assert right.casefold() in shown(sentence)
