"""Styles of the press in which the news stands where a reader does not look first: invented articles and their points."""

from __future__ import annotations

from functools import partial

import pytest

from bot.condense.brief import condense as draft
from bot.condense.names import table
from bot.condense.openings import news_from
from bot.condense.salience import score
from bot.condense.terms import terms
from bot.model.article import Article
from bot.model.brief import ArticleKind, Brief, Status
from bot.proof import admitting

condense = partial(draft, admitting=admitting)
"""Drafts are chosen as in production: the verifier is asked beforehand."""

FILLER = """
The harbour of Velm was built in 1921 and has two cranes, one of which has stood still since the storm of the spring.

Boats come in on Tuesdays with barley and on Fridays with timber, and the ferry leaves for the islands every second hour.
"""


def texts(brief: Brief) -> list[str]:
    return [point.text for point in brief.points]


@pytest.mark.parametrize(
    ("title", "sentences", "expected"),
    [
        (
            "Gulls know the clock",
            [
                "You put down your sandwich at noon, and a gull is already there.",
                "How does it know?",
                "Gulls in harbours arrive a few minutes before the lunch of the dockers, according to a new study.",
            ],
            2,
        ),
        (
            "Lakeside town sold its mill",
            [
                "On a Tuesday in early March, Piet Dorn took his daughter down to the weir to look for eels.",
                "There were none.",
                "The council of the lakeside town sold the mill to a fund in Velm for six million crowns in 2021.",
            ],
            2,
        ),
        ("Ferry line approved", ["The council approved a ferry line on Monday.", "It costs six million crowns."], 0),
        ("Quay opens", ["We open on Monday.", "“You will see,” said the mayor, “it costs 40 crowns.”"], 0),
    ],
)
def test_the_news_begins_behind_a_teaser_or_an_anecdote(title: str, sentences: list[str], expected: int) -> None:
    assert news_from(sentences, terms(title), [terms(one) for one in sentences]) == expected
    marks = [one.score for one in score(sentences, title)]
    assert max(range(len(marks)), key=marks.__getitem__) == expected


def test_what_a_study_found_comes_before_the_teaser() -> None:
    text = (
        "What time you sail may matter as much as where you sail, at least if you are a cook.\n\n"
        "Cooks on night ferries slept 47 minutes less than their colleagues on day boats, researchers reported Monday.\n\n"
        "The study, published in Sea and Sleep, followed 1,140 cooks on 16 boats for a year.\n\n"
        "“We cannot say that the ferry is the culprit,” said Ada Quill, a physician in Velm who led the work.\n"
        + FILLER
    )
    points = texts(condense(Article("", "Night ferries tied to poorer sleep, study finds", text)))
    assert points[0].startswith("Cooks on night ferries"), points


def test_an_interview_with_letters_for_its_label_is_introduced_by_its_introduction() -> None:
    turns = "\n\n".join(
        f"Q: What was year {number} like?\n\nA: There was fog in the bay, and we rang the bell all night."
        for number in range(1, 6)
    )
    text = (
        "Q&A: Captain Orla Tennant on 40 years of the ferry\n\nOrla Tennant took the wheel of the Velm ferry for the last "
        f"time on Sunday. She spoke to the Courier about fog and bells.\n\n{turns}\n"
    )
    brief = condense(Article("", "Q&A: Captain Orla Tennant on 40 years of the ferry", text))
    assert brief.kind is ArticleKind.INTERVIEW
    assert texts(brief)[0] == "Orla Tennant took the wheel of the Velm ferry for the last time on Sunday."
    assert not any("took the wheel" in "".join(one.of(text) for one in quote.segments) for quote in brief.quotes)


def test_a_peer_is_not_the_kin_who_is_named_in_full() -> None:
    text = (
        "Velm Lights paid 1.2 million crowns to Tarrow Boats, whose sole director is Piet Dorn. Piet Dorn is the son of "
        "Lord Dorn, who has chaired Velm Lights since 2014.\n\nThe minutes do not record that Lord Dorn spoke of it. "
        "Lord Dorn denied any wrongdoing.\n" + FILLER
    )
    names = table(text)
    lords = {names.entity(one).full for one in names.mentions if one.whole.of(text) == "Lord Dorn"}
    assert lords == {"Dorn"}
    assert not any("Lord Piet Dorn" in one for one in texts(condense(Article("", "", text))))


def test_an_adjective_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    text = "Shameless Tamsin Quill, 38, is accused of theft. Mum-of-two Quill denies it. Tamsin Quill left."
    assert {one.full for one in table(text).entities} == {"Tamsin Quill"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Orla Tennant added 22 points and 14 rebounds for the Herons, who have won seven games.", Status.REPORTED),
        ("Orla Tennant added that 22 boats were lost in the storm on the western shore of the bay.", Status.SAID),
        ("Orla Tennant added a late goal for the Herons on a wet field by the western shore.", Status.REPORTED),
    ],
)
def test_what_is_added_in_numbers_is_no_statement(sentence: str, status: Status) -> None:
    text = f"The Herons of Velm beat the Ferrymen 4-2 on Monday.\n\n{sentence}\n{FILLER * 3}"
    point = next(one for one in condense(Article("", "", text)).points if "added" in one.text)
    assert point.status is status


def test_what_stands_behind_the_name_of_an_issuer_is_no_point() -> None:
    text = (
        "VELM, Nov. 12, 2025 — Lumen Ferries today announced the close of a loan of 85 million crowns led by Tarrow Fund.\n\n"
        "The loan pays for two boats and a quay in the harbour of Velm, the company said.\n\nAbout Lumen Ferries\n\n"
        "Founded in 1921, Lumen Ferries carries 40,000 passengers a year between Velm and the islands of the bay.\n\n"
        "Media Contact\nAda Quill\n"
    )
    brief = condense(Article("", "Lumen Ferries Closes Loan for Two Boats", text))
    assert brief.kind is ArticleKind.RELEASE
    assert not any("Founded in 1921" in one for one in texts(brief))


def test_a_release_may_begin_or_go_on_under_a_heading_of_the_same_form() -> None:
    text = (
        "About the Loan\n\n"
        "VELM, Nov. 12, 2025 — Lumen Ferries today announced the close of a loan of 85 million crowns led by Tarrow Fund.\n\n"
        "About the Boats\n\n"
        "The loan pays for two boats and a quay in the harbour of Velm, the company said.\n\nAbout Lumen Ferries\n\n"
        "Founded in 1921, Lumen Ferries carries 40,000 passengers a year between Velm and the islands of the bay.\n\n"
        "Media Contact\nAda Quill\n"
    )
    brief = condense(Article("", "Lumen Ferries Closes Loan for Two Boats", text))
    assert brief.kind is ArticleKind.RELEASE
    assert any("85 million crowns" in one for one in texts(brief))
    assert not any("Founded in 1921" in one for one in texts(brief))


def test_letters_behind_a_name_and_a_clause_of_place_keep_no_point_out() -> None:
    text = (
        "A harbour master signed for inspections of a crane that nobody had made, a court has heard.\n\n"
        "Opening the case, Ada Quill KC said Mark Orrin had cut a corner in order to save 340 crowns.\n\n"
        "Stephen Ola KC, defending, told the jury that his client had signed the form in good faith.\n\n"
        "The council narrowly passed a law that caps the fee, setting up a fight on the islands, where keepers say it is too low.\n"
        + FILLER
        * 2
    )
    points = condense(Article("", "Harbour master signed for crane, court hears", text)).points
    assert any(one.claimant in ("Ada Quill", "Stephen Ola") for one in points), [one.text for one in points]
    law = next((one for one in points if "caps the fee" in one.text), None)
    assert law is None or law.claimant is None
    assert law or any("in good faith" in one.text for one in points), [one.text for one in points]


def test_somebody_else_is_heard_where_all_claims_are_of_one_side() -> None:
    text = (
        "Keepers at four lighthouses will walk out for three days from Monday after talks over pay collapsed, their union said.\n\n"
        "The Guild of Keepers said 88 per cent of its 340 members on the shore had voted to walk out of the lighthouses.\n\n"
        "The union wants a rise of nine per cent in pay.\n\n"
        "The Velm Light Board said it had offered the keepers a rise of five per cent in pay over two years.\n\n"
        "Lamps will be lit by machines from Monday, and boats are asked to stay in the harbour at night.\n"
        "The walkout is the first on the shore since 1999, when the lamps were dark for a week.\n\nBoats sailed by day.\n"
        * 2
    )
    points = condense(Article("", "Keepers to walk out over pay", text)).points
    assert "Velm Light Board" in {one.claimant for one in points}, [one.text for one in points]


def test_a_sketch_has_no_points_and_says_why() -> None:
    text = (
        "It takes a gift to be asked about piers and to answer about the moon, and Sir Bo Quill has that gift.\n\n"
        "He came to the House on Monday to say that the Government would spend 60 million crowns on piers.\n" + FILLER
    )
    brief = condense(Article("", "Sketch: The minister for piers falls off one", text))
    assert (brief.kind, brief.points, brief.note) == (ArticleKind.OPINION, (), "note.sketch")
    assert condense(Article("", "Sketch of a new pier shown", text)).note != "note.sketch"


def test_what_a_company_tells_of_itself_is_its_authors_word() -> None:
    text = (
        "Posted by Ada Quill, Head of Boats at Tarrow\n\nAt Tarrow we carry mail for 38,000 people. For seven years we did "
        "all of that with one boat, which our sailors called the Barge.\n\nLast month we sold our Barge, and we want to "
        "tell you why we did it, what went wrong and what we would do again.\n\nWe ran both our boats side by side for nine "
        "weeks, and we counted our letters every night. On 2 October we found that we had lost 212 of them.\n"
    )
    brief = condense(Article("", "Why we sold our barge", text))
    assert (brief.kind, brief.byline) == (ArticleKind.OPINION, ("Ada Quill",))
    assert {point.claimant for point in brief.points} == {"Ada Quill"}


def test_what_a_parliament_did_to_somebody_is_no_part_of_the_title() -> None:
    text = (
        "Tarrow's council fined Harbour Master Piet Dorn on Monday.\n\nPiet Dorn called the fine “a storm in a glass” and "
        "said that he would ask the court of the islands to look at it.\n" + FILLER * 2
    )
    roles = {quote.role for quote in condense(Article("", "", text)).quotes}
    assert not any(role and "fined" in role for role in roles), roles


def test_the_first_person_of_a_quotation_that_is_not_closed_makes_no_opinion() -> None:
    said = "I left the harbour at nine, and my boat was full. I rang my bell, I lit my lamp, and I sailed for Velm. "
    news = (
        "The ferry of Velm won the race of the boats on Monday by half a second, and the crowd on the quay sang. " * 20
    )
    article = Article("", "Ferry wins race", f'{news}"It was a race," said Ada Quill. "{said}{news}')
    assert condense(article).kind is ArticleKind.NEWS
    assert condense(Article("", "My race", f"{said}{news}")).kind is ArticleKind.OPINION


def test_a_feature_has_no_points_of_its_scene() -> None:
    text = (
        "Dana Quill is late, and she knows it. She comes in with a wet dog. “The dog ate a glove,” she says.\n\n"
        "I ask why she stopped. “The bank wrote to me,” she tells me, and laughs.\n\n"
        "It is eleven years since Dana Quill, 44, walked off a stage in Velm in the middle of a tour and did not come back. "
        "A tour of 12 small halls begins in Harrow on 3 May, with songs that she wrote on the ferry.\n" + FILLER
    )
    brief = condense(Article("", "Dana Quill on her comeback", text))
    assert brief.kind is ArticleKind.FEATURE
    assert not any("late" in one or "glove" in one for one in texts(brief))
