"""Two articles in one text never share a speaker, as long as each names its own people."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.condense.names import table
from bot.condense.quotes import find_quotes
from bot.condense.sentences import split

CASTS = (
    ("Ada Quill", "Clara Dent", "Bo Reed", "the Lake Board", "she"),
    ("Greta Foss", "Nora Lund", "Emil Brask", "the Harbor Council", "she"),
)
OPENINGS = ("{0} opened the pier on Monday.", "{0}, the mayor, met {1} in town.", "{0} and {1} walked along the shore.")
REST = (
    "“The water rose again last night,” {0} said.",
    "“We will look at every stone,” {4} said.",
    "{1} said that the road was closed.",
    "{2} left early.",
    "According to {3}, nobody was hurt.",
    "“Nobody told us of it,” said {2}.",
    "“It was a long night for all of us here.”",
    "A spokesman for {0} said that the road was open.",
    "The rain went on for days.",
    "{4} had been there before.",
    "{0} denied that the dam had cracks.",
)


def article(cast: int) -> st.SearchStrategy[str]:
    rest = st.lists(st.tuples(st.sampled_from(REST), st.sampled_from((" ", "\n\n"))), max_size=6)
    return st.builds(
        lambda opening, parts: (opening + "".join(gap + part for part, gap in parts)).format(*CASTS[cast]),
        st.sampled_from(OPENINGS),
        rest,
    )


@given(article(0), article(1))
@settings(max_examples=200, deadline=None)
def test_nobody_of_one_article_says_a_word_of_the_other(one: str, other: str) -> None:
    text = f"{one}\n\n{other}"
    for quote in find_quotes(text, split(text), table(text)):
        strangers = CASTS[1] if quote.segments[0].start < len(one) else CASTS[0]
        named = (quote.speaker or "", quote.principal or "")
        assert not any(name in told for name in strangers[:4] for told in named), (quote.speaker, quote.text)
