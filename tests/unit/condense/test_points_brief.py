"""A brief of an invented article holds what a reader needs, and nothing that the article does not say."""

from __future__ import annotations

from functools import partial

import pytest

from bot.condense.brief import MOST_MARKS
from bot.condense.brief import condense as draft
from bot.condense.edits import replay
from bot.condense.hedges import guarded
from bot.model.article import Access, Article
from bot.model.brief import ArticleKind, Brief, KeyPoint, Status
from bot.proof import admitting
from bot.proof.brief import prove_brief

condense = partial(draft, admitting=admitting)
"""Drafts are chosen as in production: the verifier is asked beforehand."""

TEXT = """By Ines Halloran
The Northern Water Agency (NWA) on May 4 urged the town of Harrow Bay to close more than 1,200 private wells.
NWA alleged that the town had already allowed about 340 new wells since Jan. 12.
The agency said in a statement that 87 of the wells lie within the protected zone around the lake.
“The wells are draining a lake that belongs to everyone, and we ask the town to act before the summer,” agency director Corin Maddox said.
Messages to Mayor Orla Tennant’s office and the office of Governor Piet Vandermeer were not returned.
At the weekend, about 200 farmers blocked the road to the agency's pumping station.
In a May 2 post on X, Tennant acknowledged that a “review of the wells” was under way, noting that no well would be closed before the harvest.
“We are looking at every permit, and we will publish the list,” she said.
The wells were dug in the dry years, when the river that feeds the lake fell by half and the orchards on the western shore began to die.
Most of them are shallower than forty metres, and many were drilled by the families who still own the fields around them.
The western shore has no river of its own, and the pipes that were laid in the seventies leak more than they carry.
In dry summers the town brings water by train, which costs it more than the school and the library together.
Orchards cover most of the land between the town and the lake, and they need water from June to September.
A hearing on the permits is set for June 9 in the town hall, and the agency may go to court after it.
The lake has lost a third of its water in ten years, according to the Lake Institute.
Ruben Osei and Dana Whitlock contributed to this report.
"""
ARTICLE = Article("https://courier.example/wells", "WATCH: Agency urges Harrow Bay to close wells | Bay Courier", TEXT)


@pytest.fixture(scope="module")
def brief() -> Brief:
    """The brief of the invented article."""
    return condense(ARTICLE)


def by(brief: Brief, words: str) -> KeyPoint:
    """The one point that holds `words`."""
    (found,) = [point for point in brief.points if words in point.text]
    return found


def test_three_to_five_points_within_what_may_be_shown(brief: Brief) -> None:
    assert 3 <= len(brief.points) <= 5
    assert sum(len(point.text) for point in brief.points) <= min(900, 0.3 * len(TEXT))
    assert all(len(point.text) <= 280 for point in brief.points)


def test_the_news_comes_first(brief: Brief) -> None:
    assert "urged the town of Harrow Bay" in brief.points[0].text
    assert "more than 1,200" in brief.points[0].text


def test_an_allegation_stays_alleged_and_names_who_alleges(brief: Brief) -> None:
    point = by(brief, "340")
    assert (point.status, point.cue) == (Status.ALLEGED, "alleged")
    assert point.claimant == "Northern Water Agency"
    assert "about 340" in point.text


def test_the_other_side_is_heard(brief: Brief) -> None:
    assert any(point.claimant == "Orla Tennant" for point in brief.points)


def test_who_did_not_answer_is_a_line_of_its_own(brief: Brief) -> None:
    assert len(brief.non_responses) == 2
    assert not any("not returned" in point.text for point in brief.points)


def test_byline_and_contributors_are_read_from_the_text(brief: Brief) -> None:
    assert brief.byline == ("Ines Halloran",)
    assert brief.contributors == ("Ruben Osei", "Dana Whitlock")
    assert not any("Halloran" in point.text or "contributed" in point.text for point in brief.points)


def test_the_headline_is_the_title_without_label_and_outlet(brief: Brief) -> None:
    assert brief.headline == "Agency urges Harrow Bay to close wells"


def test_replaying_the_edits_gives_every_point(brief: Brief) -> None:
    assert all(replay(TEXT, point.edits) == point.text for point in brief.points)


def test_hedges_of_the_evidence_are_still_in_the_point(brief: Brief) -> None:
    for point in brief.points:
        said = {word.lower() for word in guarded(point.text)}
        assert {word.lower() for span in point.evidence for word in guarded(span.of(TEXT))} <= said


def test_the_verifier_accepts_the_whole_brief(brief: Brief) -> None:
    assert prove_brief(TEXT, brief).refused == ()


def test_the_same_article_gives_the_same_brief(brief: Brief) -> None:
    assert condense(ARTICLE) == brief


def test_a_publishers_limit_is_kept() -> None:
    brief = condense(Article("", "", TEXT, max_snippet=200))
    assert 0 < sum(len(point.text) for point in brief.points) <= 200


def test_a_publisher_who_allows_nothing_is_shown_by_title_only() -> None:
    brief = condense(Article("", "Wells", TEXT, max_snippet=0))
    assert (brief.points, brief.note, brief.headline) == ((), "note.nosnippet", "Wells")


@pytest.mark.parametrize(
    ("access", "note"),
    [(Access.PAYWALL, "note.withheld"), (Access.CONSENT, "note.withheld"), (Access.NO_SNIPPET, "note.nosnippet")],
)
def test_what_could_not_be_read_says_so(access: Access, note: str) -> None:
    brief = condense(Article("", "Wells", "", access=access))
    assert (brief.points, brief.note) == ((), note)


def test_an_empty_article_says_that_it_is_empty() -> None:
    assert condense(Article("", "", "")).note == "note.empty"


def test_a_list_of_items_is_not_condensed() -> None:
    brief = condense(Article("", "10 best wells of the north", TEXT))
    assert (brief.kind, brief.points, brief.note) == (ArticleKind.LISTICLE, (), "note.listicle")


def test_an_opinion_is_its_authors() -> None:
    text = (
        "By Ines Halloran\n\nThe wells of Harrow Bay must be closed this year, and every farmer knows it. The lake has lost a "
        "third of its water. The town council has looked away for ten years, because wells win votes.\n\n"
        "A lake does not vote. The governor can still save the lake with one signature, and a free one at that."
    )
    brief = condense(Article("", "Opinion: Close the wells", text))
    assert brief.kind is ArticleKind.OPINION
    assert brief.points
    assert {(point.claimant, point.status) for point in brief.points} == {("Ines Halloran", Status.ARGUED)}


def test_a_very_long_text_is_cut_at_a_sentence_and_says_so() -> None:
    brief = condense(Article("", "", TEXT * 3), max_chars=len(TEXT) + 100)
    assert brief.truncated
    assert all(span.end <= len(TEXT) + 100 for point in brief.points for span in point.evidence)
    assert not condense(ARTICLE).truncated


BRIDGE = """The council of Harrow Bay voted on Monday to close the old ferry line and to build a bridge over the bay by 2030.

The bridge will cost 90 million crowns and carry 8,000 cars a day, the council said in its plan for the bay.

Mayor Orla Tennant said the bridge would bring work to the islands and end the long wait at the quay in winter.

“The ferry line has served us well, but it cannot carry the islands any longer,” Tennant said.

The council has set aside 12 million crowns for roads to the bridge, and the first piles will be driven in May.

Two firms have offered to build the bridge, and the council will choose between them in the autumn after a hearing.

The yard at the mouth of the river, which built both ferries, employs 300 people and will lose its largest customer.

Piet Dorn, who leads the ferry workers’ union, said the bridge would cost 140 people their work on the line.

“Nobody asked the crews of the ferry line before the vote on the bridge,” Dorn said. “We will take the council to court.”

The union accused the council of hiding a report on the tides from the public before the vote.

The ferry line opened in 1921 and carries half a million passengers every year between the islands and the quay.

Rain fell on the islands on Monday, and the boats were late by an hour in the morning.
"""


def test_every_main_side_speaks_where_its_words_bear_on_the_news() -> None:
    points = condense(Article("", "Council votes to replace ferry line with bridge", BRIDGE)).points
    assert "voted" in points[0].text
    assert {point.claimant for point in points} >= {"Orla Tennant", "Piet Dorn"}


def test_a_speaker_whose_words_do_not_bear_on_the_news_takes_no_points_place() -> None:
    aside = (
        "Nell Ashby, who keeps bees, said heather blooms late. “Heather honey is dark and smells of smoke,” Ashby said."
    )
    points = condense(Article("", "", BRIDGE + "\n" + aside)).points
    assert "Nell Ashby" not in {point.claimant for point in points}


def test_a_transcript_is_an_interview_and_no_turn_becomes_the_outlets_own_word() -> None:
    turns = [
        ("Nell Ashby", "When did you first see the line that the council wants to draw over the bay?"),
        ("Orla Tennant", "In the spring, on the desk of the harbour master, and I thought it was a joke."),
        ("Nell Ashby", "And now you are the captain of the first boat. How did that come about?"),
        ("Orla Tennant", "The harbour office asked three captains of the bay, and two of them said no."),
        ("Nell Ashby", "What will the boats of the line do in winter?"),
        ("Orla Tennant", "They will sail. The bay is kinder than the council thinks, and the boats are new."),
    ]
    brief = condense(Article("", "On the quay", "\n\n".join(f"{name}: {words}" for name, words in turns)))
    assert brief.kind is ArticleKind.INTERVIEW
    assert all(point.status is not Status.REPORTED for point in brief.points)


def test_the_points_together_keep_within_the_share_that_may_be_shown() -> None:
    for copies in (1, 3, 9):
        points = condense(Article("", "", "\n".join([BRIDGE] * copies))).points
        assert sum(len(point.text) for point in points) <= min(900, len(BRIDGE) * copies * 3 // 10)


def test_what_the_newsroom_tells_of_itself_is_no_point_and_an_authors_neighbours_are_the_authors_word() -> None:
    own = "We met the mayor in her office above the harbour. My neighbours want the market open on Sundays. "
    rest = "The council closed the wells of the western shore on Monday, and the boats stayed in the harbour. " * 5
    assert all(not point.text.startswith("We ") for point in condense(Article("", "Wells", own + rest)).points)
    opinion = condense(Article("", "Opinion: Open the market", own + rest, byline=("Orla Fenwick",)))
    (neighbours,) = [point for point in opinion.points if "neighbours" in point.text]
    assert (neighbours.claimant, neighbours.cue) == ("Orla Fenwick", None)


def test_a_text_of_more_marks_than_any_article_prints_is_cut_at_a_sentence() -> None:
    """The brief says so; what is read before the cut is read as ever."""
    text = "“The dam is safe,” said Ada Quill. " * 2_000
    brief = condense(Article("", "", text))
    assert brief.truncated
    assert MOST_MARKS / 2 - 2 <= len(brief.quotes) <= MOST_MARKS / 2
    assert not condense(Article("", "", "“The dam is safe,” said Ada Quill. " * 200)).truncated
