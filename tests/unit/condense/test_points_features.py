"""Features, sketches and scenes: the kind is recognised, and what the newsroom tells of itself is no point."""

from __future__ import annotations

from functools import partial

import pytest

from bot.condense.brief import condense as draft
from bot.condense.brief import of_the_newsroom
from bot.condense.language import detect
from bot.condense.substitution import dangles
from bot.model.article import Article
from bot.model.brief import ArticleKind
from bot.proof import admitting

condense = partial(draft, admitting=admitting)

NEWS = (
    "The Harrow Bay council approved a new ferry line on Monday, ending a dispute of three years. Mayor Orla Tennant "
    "said that the first boat would leave in May. The line is run by Ashby Boats, which has 40 workers. "
    "The old pier was built in 1902 and was closed last winter after a storm. Cafe owners were pleased. "
)
MEETING = (
    "Orla Tennant is eating a bun in the cabin of the ferry that she built. “I never liked the sea,” she tells me. "
    "The ferry is the third that her yard has built since 1990, and it will be the last. Her son Piet, who runs the "
    "yard, says that nobody orders wooden boats any more. “They want steel,” he told me on the quay. "
)


@pytest.mark.parametrize(
    ("title", "url", "text", "kind"),
    [
        ("The last boat", "", MEETING, ArticleKind.FEATURE),
        ("The long read: the last boat", "", NEWS, ArticleKind.FEATURE),
        ("The last boat", "https://bay.example/magazine/boat", NEWS, ArticleKind.FEATURE),
        ("Letters to the editor", "", NEWS, ArticleKind.ROUNDUP),
        ("Readers’ letters: March 5, 2026", "", NEWS, ArticleKind.ROUNDUP),
        ("Leserbriefe", "", NEWS, ArticleKind.ROUNDUP),
        ("Letters: the last boat is no loss", "", NEWS, ArticleKind.OPINION),
        ("Letters found in the last boat", "", NEWS, ArticleKind.NEWS),
        ("Political sketch: the mayor finds her sea legs", "", NEWS, ArticleKind.OPINION),
        ("The mayor finds her sea legs | Sketch", "", NEWS, ArticleKind.OPINION),
        ("Police release sketch of suspect", "", NEWS, ArticleKind.NEWS),
        ("Council approves ferry line", "", NEWS, ArticleKind.NEWS),
        ("Council approves line", "", NEWS + "“She told me that I met nobody,” Piet Dorn said.", ArticleKind.NEWS),
    ],
)
def test_a_feature_and_a_sketch_are_told_from_news(title: str, url: str, text: str, kind: ArticleKind) -> None:
    assert condense(Article(url, title, text)).kind is kind


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("When we meet in her kitchen, the composer, 58, is making soup.", True),
        ("After we finished, Tennant walked me to the door.", True),
        ("Tennant pressed a warm bag into my hands.", True),
        ("The first time I saw the lake, it was dry.", True),
        ("Tennant said that “they walked me to the door and we sat there”.", False),
        ("Tennant took over the yard in May.", False),
        ("When the council met on Monday, it approved the line.", False),
    ],
)
def test_what_the_newsroom_tells_of_itself_is_known(sentence: str, own: bool) -> None:
    assert of_the_newsroom(sentence) is own


def test_the_sentence_that_introduces_comes_before_the_one_that_takes_it_for_known() -> None:
    text = (
        "A nurse in Harrow Bay was sent home after she wrote an email that mocked patients. The email, sent by nurse "
        "Ada Quill to the whole Harrow Bay hospital, “in no way reflects the Harrow Bay hospital”, Harrow Bay hospital "
        "director Bo Lund said in a statement. The hospital opened in 1990. Its wards are old and the roof leaks in "
        "winter. Patients of the hospital are sent to Velm by bus when there is no bed for them."
    )
    points = [
        point.text
        for point in condense(Article("", "Email by Ada Quill mocks Harrow Bay hospital patients", text)).points
    ]
    assert points[0].startswith("A nurse")


def test_a_city_in_capitals_before_a_colon_is_cut() -> None:
    text = (
        "VELM: The second phase of the Velm tramway will be late by at least eight months, Minister for Urban Transport "
        "Orla Tennant said here on Monday. Work on the line was held up by 17 cases before the courts. The tramway "
        "opened in 2019 and carries 40,000 passengers a day. The town paid 412 million crowns for the land. "
        "Farmers on the western shore want more for their orchards and have gone to court again. The tunnel under the "
        "river is dug, and the rails are laid as far as the old market, where the trams will turn. Shops on the way have "
        "been closed since the spring, and their owners want to be paid for it."
    )
    (first, *_) = condense(Article("", "Velm tramway to be late", text)).points
    assert first.text.startswith("The second phase of the Velm tramway")
    assert first.claimant == "Orla Tennant"


def test_whoever_is_meant_by_her_claims_nothing_together_with_others() -> None:
    text = NEWS + "Orla Tennant never sold a lease, according to her and the University of Velm. The line pays well."
    points = condense(Article("", "Council approves ferry line", text)).points
    assert not any((point.claimant or "").startswith("her") for point in points)


def test_a_point_does_not_begin_with_none_of_them() -> None:
    assert dangles("None of them is coughing in the night.")
    assert not dangles("None of the members voted against the line.")


def test_scandinavian_texts_are_not_taken_for_english() -> None:
    text = (
        "Byrådet har mandag vedtaget en ny færgelinje, og det er en afslutning på en strid, der har varet i tre år. "
        "Borgmesteren siger, at den første båd vil sejle i maj, og at linjen ikke skal koste mere end den gamle. "
        "Den gamle mole var fra 1902 og blev lukket sidste vinter efter en storm. Der er ikke andre, som kan sejle."
    )
    assert detect(text) == "da"
    assert condense(Article("", "Ny linje", text)).kind is ArticleKind.FOREIGN


def test_a_scene_in_the_present_is_no_point_of_a_feature() -> None:
    points = condense(Article("", "The last boat", MEETING + NEWS)).points
    assert points
    assert not any("eating a bun" in point.text for point in points)
