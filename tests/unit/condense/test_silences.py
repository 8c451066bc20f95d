"""Who answered, but not on everything, is not listed as silent. All invented."""

from __future__ import annotations

import pytest

from bot.condense.brief import condense
from bot.model.article import Article

REPORT = (
    "The harbour company closed the old quay of Velm on Monday after two boats had sunk beside it in a month. "
    "The council of the town had asked for new piles three times since 2019, and the mayor wants to know why none came.\n\n"
)


@pytest.mark.parametrize(
    ("words", "silent"),
    [
        ("A spokeswoman, Nell Ashby, declined to discuss the letters. “We care for the crews,” Ashby said.", False),
        ("“We care for the crews,” Nell Ashby said. Ashby declined to comment.", True),
        ("A spokeswoman, Nell Ashby, declined to discuss the letters. “They wrote to us,” Piet Dorn said.", True),
        (
            (
                "A Tarrow spokesman said the company cared for the crews. The spokesman did not answer questions about the "
                "boats that had sunk."
            ),
            False,
        ),
        ("“We care for the crews,” Nell Ashby said. Ashby declined to comment on the report.", False),
        (
            "“We care for the crews,” said Nell Ashby, the chief executive of Corrib. Corrib declined to comment on the claim.",
            False,
        ),
        (
            "“We care for the crews,” said Nell Ashby, a former director of Corrib. Corrib declined to comment on the claim.",
            True,
        ),
        ("Corrib declined to comment on the claim.", True),
        ("The ministry declined to say how many boats were sent.", False),
        ("Mayor Bill Castell, who votes only in case of a tie, declined to say how he would have voted.", False),
        (
            (
                "“We care for the crews,” a spokesman for Tarrow Lines said. Tarrow Lines did not respond to a question about the "
                "age of the boats."
            ),
            False,
        ),
        ("The harbour office did not answer questions about the boats that had sunk.", True),
    ],
)
def test_only_who_says_nothing_is_silent(words: str, silent: bool) -> None:
    assert bool(condense(Article("", "", REPORT + words)).non_responses) is silent
