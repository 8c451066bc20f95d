"""The parts that choose: what stands alone, whose claim it is, what repeats, which sides are heard."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.condense.brief import condense as draft
from bot.condense.budget import room, wanted
from bot.condense.claims import REPORTED, UNUSABLE, another_name, claim, somebody_says
from bot.condense.edges import opening_claim, tail_claim
from bot.condense.edits import Change, plan, replay
from bot.condense.hedges import kinds, safe_to_cut
from bot.condense.names import table
from bot.condense.redundancy import repeats
from bot.condense.salience import score
from bot.condense.sentences import split
from bot.condense.sides import main_sides
from bot.condense.subjects import subject_claim
from bot.condense.substitution import dangles, description, pronoun, short_names, subject_is_loose
from bot.condense.terms import terms
from bot.model.article import Article
from bot.model.brief import Cut, Keep, Put, Quote, QuoteKind, Status
from bot.model.span import Span
from bot.proof import admitting

condense = partial(draft, admitting=admitting)
"""Drafts are chosen as in production: the verifier is asked beforehand."""


def span(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    return Span(text.index(words), text.index(words) + len(words))


def quote(text: str, words: str, mention: str, cue: str, speaker: str, *, shown: bool = True) -> Quote:
    """An indirect quote of invented words."""
    return Quote(
        (span(text, words),),
        words,
        QuoteKind.INDIRECT,
        speaker=speaker,
        mention=span(text, mention),
        cue=cue,
        cue_span=span(text, cue),
        confidence=0.9,
        shown=shown,
    )


@pytest.mark.parametrize(
    ("cue", "status"),
    [
        ("said", Status.SAID),
        ("alleged", Status.ALLEGED),
        ("accused", Status.ACCUSED),
        ("denied", Status.DENIED),
        ("confirmed", Status.CONFIRMED),
        ("acknowledged", Status.ACKNOWLEDGED),
        ("admitted", Status.ACKNOWLEDGED),
        ("estimated", Status.ESTIMATED),
        ("predicted", Status.EXPECTED),
        ("promised", Status.PROMISED),
        ("pledged", Status.PROMISED),
        ("warned", Status.WARNED),
        ("urged", Status.URGED),
        ("argued", Status.ARGUED),
        ("insisted", Status.ARGUED),
        ("asked", Status.ASKED),
    ],
)
def test_a_cue_gives_the_claim_its_status(cue: str, status: Status) -> None:
    text = f"Orla Tennant {cue} that the wells of the town would be closed."
    found = claim(
        text,
        Span(0, len(text)),
        [quote(text, "that the wells of the town would be closed", "Orla Tennant", cue, "Orla Tennant")],
    )
    assert (found.status, found.claimant, found.cue) == (status, "Orla Tennant", cue)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Orla Tennant rejected the accusation on Monday.", Status.DENIED),
        ("Orla Tennant dismissed his rival's claims.", Status.DENIED),
        ("Orla Tennant rejected the plan for the wells.", Status.SAID),
    ],
)
def test_who_rejects_an_accusation_denies_and_who_rejects_a_plan_does_not(sentence: str, status: Status) -> None:
    found = subject_claim(sentence, Span(0, len(sentence)), table(sentence))
    assert found is not None
    assert found.status is status


def test_a_call_for_something_urges() -> None:
    text = "Orla Tennant called for a new pier at the mouth of the river."
    found = claim(
        text,
        Span(0, len(text)),
        [quote(text, "a new pier at the mouth of the river", "Orla Tennant", "called", "Orla Tennant")],
    )
    assert found.status is Status.URGED


def test_a_sentence_whose_attribution_lies_elsewhere_is_not_used() -> None:
    text = "Orla Tennant said so. “The wells will be closed in May and not before.”"
    said = Quote(
        (span(text, "“The wells will be closed in May and not before.”"),),
        "“The wells will be closed in May and not before.”",
        QuoteKind.DIRECT,
        speaker="Orla Tennant",
        mention=span(text, "Orla Tennant"),
        cue="said",
        cue_span=span(text, "said"),
    )
    assert claim(text, said.segments[0], [said]) == UNUSABLE


def test_an_unsure_speaker_is_used_only_where_the_sentence_names_somebody() -> None:
    text = "He said that the wells of the town would be closed."
    assert (
        claim(
            text,
            Span(0, len(text)),
            [quote(text, "that the wells of the town would be closed", "He", "said", "Piet Dorn", shown=False)],
        )
        == UNUSABLE
    )
    text = "Police said that the wells of the town would be closed."
    found = claim(
        text,
        Span(0, len(text)),
        [quote(text, "that the wells of the town would be closed", "Police", "said", "Police", shown=False)],
    )
    assert found.claimant == "Police"


@pytest.mark.parametrize(
    ("printed", "speaker", "answer"),
    [
        ("Piet Dorn III", "Piet Dorn, Jr.", "Piet Dorn III"),
        ("Mayor Tennant", "Orla Tennant", None),
        ("Mr. Tennant", "Orla Tennant", None),
        ("Orla Tennant", "Orla Tennant", None),
        ("NWA", "Northern Water Agency", None),
        ("Lake Institute", "Orla Tennant", "Lake Institute"),
    ],
)
def test_a_name_beside_the_cue_that_is_not_the_speakers_wins(printed: str, speaker: str, answer: str | None) -> None:
    assert another_name(printed, speaker) == answer


def test_a_plain_sentence_is_the_outlets_own() -> None:
    text = "The council closed the wells on Monday."
    assert claim(text, Span(0, len(text)), []) == REPORTED


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Dorn said the wells were dry.", True),
        ("The wells were dry, according to Dorn.", True),
        ("“The wells are as dry as bone,” was the answer.", True),
        ("The judge ruled that the wells were dry.", True),
        ("Dorn, who said little, closed the wells.", False),
        ("The farmers were told to close the wells.", False),
        ("The “dry wells” of the town were closed.", False),
        ("The wells that Dorn dug were closed.", False),
    ],
)
def test_a_sentence_shows_whether_somebody_says_it(sentence: str, answer: bool) -> None:
    assert somebody_says(sentence) is answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("He closed the wells.", True),
        ("On Monday, she closed the wells.", True),
        ("This is a problem.", True),
        ("But who will pay?", True),
        ("It is expected to rise by Monday.", True),
        ("It was expected that the river would rise by Monday.", False),
        ("Then came the flood.", True),
        ("(The wells are old.)", True),
        ("This week the wells were closed.", False),
        ("It was unclear to the council that wells ran dry.", False),
        ("“He closed the wells,” Dorn said.", False),
        ("Dorn closed the wells.", False),
        ("Besides his boat, Dorn sold a well.", True),
    ],
)
def test_a_point_must_not_begin_by_pointing_back(words: str, answer: bool) -> None:
    assert dangles(words) is answer


def test_a_short_name_becomes_the_full_one_where_nobody_else_bears_it() -> None:
    text = "Mayor Orla Tennant closed the wells. Tennant left for the coast."
    unit = span(text, "Tennant left for the coast.")
    (found,) = short_names(text, unit, table(text), ())
    assert found == Change(Span(unit.start, unit.start + 7), "name", span(text, "Orla Tennant"))
    assert replay(text, plan(text, unit, [found])) == "Orla Tennant left for the coast."


def test_a_short_name_that_two_people_bear_stays() -> None:
    text = "Mayor Orla Tennant met her brother Ruben Tennant. Tennant left for the coast."
    assert list(short_names(text, span(text, "Tennant left for the coast."), table(text), ())) == []


@pytest.mark.parametrize(
    ("sentence", "loose"),
    [
        ("In an early poll by NWA, she led by ten points.", True),
        ("After Mayor Orla Tennant closed the wells, she left for the coast.", False),
        ("In an early poll, the mayor led by ten points.", False),
    ],
)
def test_a_pronoun_after_an_adverbial_needs_a_person_in_it(sentence: str, loose: bool) -> None:
    assert subject_is_loose(sentence, Span(0, len(sentence)), table(sentence)) is loose


def test_an_adjective_before_a_last_name_is_no_full_name() -> None:
    text = "Embattled Tennant gave in to the farmers on Monday. On the next day Tennant left for the coast with her family."
    unit = span(text, "On the next day Tennant left for the coast with her family.")
    assert list(short_names(text, unit, table(text), ())) == []


def test_an_honorific_goes_with_the_short_name_and_an_office_stays() -> None:
    text = (
        "On the old quay Mayor Orla Tennant met the fisherman Piet Dorn. Mr. Dorn thanked Mayor Tennant for the wells."
    )
    unit = span(text, "Mr. Dorn thanked Mayor Tennant for the wells.")
    edits = plan(text, unit, short_names(text, unit, table(text), ()))
    assert replay(text, edits) == "Piet Dorn thanked Mayor Orla Tennant for the wells."


def test_a_description_becomes_the_organisation_whose_name_bears_the_word() -> None:
    text = "The Northern Water Agency closed the wells. The agency left."
    found = description(text, text.index("The agency"), len(text), table(text), 0)
    assert found is not None
    assert found.put == span(text, "The Northern Water Agency")


def test_a_description_stays_where_two_organisations_could_be_meant() -> None:
    text = "The Northern Water Agency wrote to the Lake Protection Agency. The agency left."
    assert description(text, text.index("The agency left"), len(text), table(text), 0) is None


@pytest.mark.parametrize(
    ("sentence", "status", "cue"),
    [
        ("The Northern Water Agency (NWA) on May 4 urged the town to close its wells.", Status.URGED, "urged"),
        ("Mayor Orla Tennant promised on Monday to close the wells of the town.", Status.PROMISED, "promised"),
        ("Mayor Orla Tennant has denied the charges of the farmers on the western shore.", Status.DENIED, "denied"),
        ("Mayor Orla Tennant called for a vote on the wells of the town.", Status.URGED, "called"),
    ],
)
def test_a_sentence_is_the_claim_of_the_name_that_opens_it(sentence: str, status: Status, cue: str) -> None:
    found = subject_claim(sentence, Span(0, len(sentence)), table(sentence))
    assert found is not None
    assert (found.status, found.cue) == (status, cue)
    assert found.claimant in ("Northern Water Agency", "Orla Tennant")


@pytest.mark.parametrize(
    ("sentence", "claimant", "cue", "status"),
    [
        ("Federal inspectors on Monday warned the farmers of the shore.", "Federal inspectors", "warned", "warned"),
        ("Mayor Orla Tennant’s brother warned the farmers.", "Mayor Orla Tennant’s brother", "warned", "warned"),
        ("A Velm judge ruled Monday that the wells must close.", "a Velm judge", "ruled", "said"),
        (
            "Residents of the western shore fear the wells will run dry.",
            "Residents of the western shore",
            "fear",
            "said",
        ),
        ("A new survey shows that the wells run dry.", "a new survey", "shows", "said"),
        (
            "A survey released on Tuesday by the union shows dry wells.",
            "a survey released on Tuesday by the union",
            "shows",
            "said",
        ),
        (
            "Eleven farm and river groups are asking the town for wells.",
            "Eleven farm and river groups",
            "asking",
            "asked",
        ),
        ("On Monday, the inspectors condemned the wells.", "the inspectors", "condemned", "said"),
        ("As Piet Dorn pointed out, the wells run dry in May.", "Piet Dorn", "pointed", "said"),
        ("Northern Party candidate Piet Dorn promised Monday to dig.", "Piet Dorn", "promised", "promised"),
        ("Piet Dorn, speaking on the quay, denounced the closure.", "Piet Dorn", "denounced", "said"),
        ("And as Piet Dorn pointed out, the wells run dry in May.", "Piet Dorn", "pointed", "said"),
        ("The mayor has been criticized by Piet Dorn for the wells.", "Piet Dorn", "criticized by", "said"),
        ("The mayor was accused by several farmers of doing nothing.", "several farmers", "accused by", "accused"),
        ("An average of five polls shows the mayor behind.", "an average of five polls", "shows", "said"),
        ("Orla Tennant and Piet Dorn oppose the new dam.", "Orla Tennant and Piet Dorn", "oppose", "said"),
        ("The union plans to sue the town.", "the union", "plans", "expected"),
        ("Piet Dorn has been criticizing the mayor for the wells.", "Piet Dorn", "criticizing", "said"),
        ("Piet Dorn once defended the mayor of the western shore.", "Piet Dorn", "defended", "argued"),
        ("Piet Dorn did rule out another well for the shore.", "Piet Dorn", "rule", "said"),
        ("Piet Dorn has been criticized for the wells.", None, "", ""),
        ("Piet Dorn is quietly confident that the wells will hold.", "Piet Dorn", "confident", "expected"),
        ("Piet Dorn was sharply critical of the new dam.", "Piet Dorn", "critical", "said"),
        ("Piet Dorn continued to insist that the wells were dry.", "Piet Dorn", "insist", "argued"),
        ("Piet Dorn of the Lake Institute warned the farmers.", "Piet Dorn", "warned", "warned"),
        (
            "Piet Dorn closed the wells on Monday, saying that no rain would come to the shore before May.",
            "Piet Dorn",
            "saying",
            "said",
        ),
        (
            "Piet Dorn went on the radio and accused the mayor of the western shore of doing nothing.",
            "Piet Dorn",
            "accused",
            "accused",
        ),
        ("In Velm, Osterland, Piet Dorn plans to dig another well.", "Piet Dorn", "plans", "expected"),
        ("Piet Dorn wants the wells closed.", "Piet Dorn", "wants", "expected"),
        ("Supporters of Piet Dorn warned the farmers.", "Supporters of Piet Dorn", "warned", "warned"),
    ],
)
def test_a_sentence_is_the_claim_of_the_noun_or_name_that_is_its_subject(
    sentence: str, claimant: str | None, cue: str, status: str
) -> None:
    found = subject_claim(sentence, Span(0, len(sentence)), table(sentence))
    assert (found.claimant, found.cue, found.status) == (claimant, cue, status) if found else claimant is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Orla Tennant was accused by nobody of doing nothing.",
        "The town's northern keeper Piet Dorn chose to leave and fired the crew of the boat.",
        "Mayor Orla Tennant closed the wells while Piet Dorn stayed at home, saying that no rain would come in May.",
        "Mayor Orla Tennant is certain to lose the vote in May.",
        "The yard planned a boat for the western shore.",
        "Mayor Orla Tennant opened the wells of the town on Monday.",
        "After Mayor Orla Tennant warned the farmers, the wells of the town were closed.",
        "Mayor Orla Tennant’s wells dried up when the farmers of the western shore warned her.",
        "Mayor Orla Tennant fired the keeper of the wells on the western shore.",
        "Police found a boat on the western shore on Monday.",
        "The couple met the farmers of the western shore.",
        "The man accused by the farmers opened the wells of the town.",
    ],
)
def test_a_sentence_without_a_cue_of_its_first_name_is_nobodys_claim(sentence: str) -> None:
    assert subject_claim(sentence, Span(0, len(sentence)), table(sentence)) is None


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The wells of the western shore ran dry in May, said federal inspectors.", "federal inspectors"),
        ("The wells of the western shore ran dry in May, the inspectors said Monday.", "inspectors"),
        ("The wells of the western shore ran dry in May, according to a report.", "report"),
        ("The wells of the western shore ran dry in May, Mayor Orla Tennant said.", "Orla Tennant"),
        ("The wells of the western shore ran dry in May, records show.", "records"),
        ("The wells of the western shore ran dry in May, a lake inquiry has found.", "lake inquiry"),
        ("The wells of the western shore ran dry in May, auditors have warned.", "auditors"),
        ("The wells of the western shore ran dry in May, Mayor Orla Tennant said here on Monday.", "Orla Tennant"),
        ("The wells of the western shore ran dry in May, a new analysis shows.", "new analysis"),
        (
            "The wells of the western shore ran dry in May, dam and river officials told NWA News.",
            "dam and river officials",
        ),
        ("The wells of the western shore ran dry in May, his family said early Thursday.", "his family"),
        ("The wells of the western shore ran dry in May, NWA News first reported.", "NWA News"),
        ("The wells of the western shore ran dry in May, she said.", None),
        ("The wells ran dry in May, said Piet Dorn, keeper of the western shore.", "Piet Dorn"),
        ("“The wells ran dry in May,” Piet Dorn said, according to NWA.", "NWA"),
        ("Piet Dorn said: “The wells ran dry in May,” the Ledger reported.", "Ledger"),
        ("In two years, the wells would give less than the office had predicted.", None),
        ("The wells of the western shore ran dry in May.", None),
    ],
)
def test_a_sentence_is_the_claim_of_whom_its_end_names(sentence: str, claimant: str | None) -> None:
    found = tail_claim(sentence, Span(0, len(sentence)), table(sentence))
    assert (found.claimant if found else None) == claimant


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("According to the water report, the wells of the shore ran dry.", "water report"),
        ("In May, according to Mayor Orla Tennant, the wells ran dry.", "Orla Tennant"),
        ("According to his lawyer, the wells of the shore ran dry.", None),
        ("As first reported by the Ledger, the wells of the shore ran dry.", "Ledger"),
        ("As stated in the water report, the wells ran dry.", "water report"),
        ("The wells ran dry in May, and nobody came.", None),
    ],
)
def test_a_sentence_is_the_claim_of_whom_its_opening_names(sentence: str, claimant: str | None) -> None:
    found = opening_claim(sentence, Span(0, len(sentence)), table(sentence))
    assert (found.claimant if found else None) == claimant


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Piet Dorn said the wells were dry.", True),
        ("The council fears that the wells are dry.", True),
        ("The rain failed again, raising fears that the wells will run dry.", False),
        ("A man accused of theft left the shore.", False),
        ("Both lost the post for their alleged role in the theft.", False),
        ("The yard built a boat for “The Keeper of the Old Quay.”", False),
        ("“The wells are as dry as bone,” and nobody came.", True),
    ],
)
def test_a_sentence_stands_under_a_cue_or_a_statement(sentence: str, said: bool) -> None:
    assert somebody_says(sentence) is said


def test_a_name_inside_quotation_marks_stays_as_it_was_said() -> None:
    text = "Mayor Orla Tennant closed the wells. “Tennant is wrong,” the baker said."
    unit = span(text, "“Tennant is wrong,” the baker said.")
    assert list(short_names(text, unit, table(text), (span(text, "“Tennant is wrong,”"),))) == []


def test_a_pronoun_becomes_the_only_person_before_it() -> None:
    text = "Mrs. Orla Tennant closed the wells. She left for the coast."
    found = pronoun(text, text.index("She"), len(text), table(text), 0)
    assert found is not None
    assert found.put == span(text, "Orla Tennant")


def test_a_pronoun_stays_where_somebody_else_could_be_meant() -> None:
    text = "Mrs. Orla Tennant met the governor. She left for the coast."
    assert pronoun(text, text.index("She"), len(text), table(text), 0) is None


@pytest.mark.parametrize(
    "words", [" (not yet)", " (about forty)", ", which may fail,", " (he said)", " (12)", " – who allegedly left –"]
)
def test_what_guards_the_meaning_is_never_safe_to_cut(words: str) -> None:
    assert not safe_to_cut(words)


def test_guarded_words_are_known_by_kind() -> None:
    assert kinds("Dorn said that about forty wells may not be allegedly dry") == {
        "attribution",
        "qualifier",
        "modal",
        "negation",
        "hedge",
    }


def test_sentences_that_share_their_terms_repeat_each_other() -> None:
    one = terms("The council closed the northern wells on Monday")
    assert repeats(terms("On Monday the northern wells were closed by the council"), [one])
    assert not repeats(terms("Farmers blocked the road to the pumping station"), [one])


def test_the_lead_scores_above_a_question_at_the_end() -> None:
    found = score(
        ["The council closed 40 wells on Monday in Harrow Bay.", "Who will pay for it?"], "Council closes wells"
    )
    assert found[0].score > found[1].score


def test_points_and_room_grow_with_the_text_up_to_the_promise() -> None:
    assert [wanted(n) for n in (500, 2_000, 9_000)] == [3, 4, 5]
    assert [room(n, None) for n in (500, 2_000, 9_000)] == [150, 600, 900]
    assert (room(9_000, 120), room(9_000, -1)) == (120, 900)


def test_a_side_is_who_speaks_more_than_once_or_at_length() -> None:
    text = "Dorn said that wells were dry. Dorn said that rain would come. Osei said no."
    said = [
        quote(text, "that wells were dry", "Dorn", "said", "Piet Dorn"),
        quote(text, "that rain would come", "Dorn", "said", "Piet Dorn"),
        quote(text, "no", "Osei", "said", "Ruben Osei"),
    ]
    assert main_sides(said) == ("Piet Dorn",)


def test_a_plan_records_what_it_leaves_out_and_what_it_puts_in() -> None:
    text = "But she left. Orla Tennant stayed."
    edits = plan(
        text, Span(0, 13), [Change(Span(0, 4), "connective"), Change(Span(4, 7), "name", span(text, "Orla Tennant"))]
    )
    assert edits == (
        Cut(Span(0, 4), "connective"),
        Cut(Span(4, 7), "name"),
        Put("Orla Tennant", span(text, "Orla Tennant")),
        Keep(Span(7, 13)),
    )
    assert replay(text, edits) == "Orla Tennant left."


@given(st.text(alphabet=st.sampled_from("aB ., “”\"'‘’\n\u202e\x07é😀1(said)-—"), max_size=400))
def test_no_text_breaks_the_brief_and_every_point_is_its_replay(text: str) -> None:
    brief = condense(Article("", "", text))
    sentences = set(split(text))
    for point in brief.points:
        assert replay(text, point.edits) == point.text
        assert set(point.evidence) <= sentences


@given(st.text(max_size=300))
def test_any_unicode_is_condensed(text: str) -> None:
    assert condense(Article("", text[:80], text)) == condense(Article("", text[:80], text))


@pytest.mark.parametrize(
    "text", ['"' * 1_000_000, "“" * 1_000_000, "a" * 1_000_000, "He said. " * 100_000, "(" * 500_000]
)
def test_a_megabyte_of_nonsense_is_answered(text: str) -> None:
    assert condense(Article("", "", text)).truncated


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Mayor Orla Tennant agreed in May to close the wells of the western shore, records show.", "records"),
        (
            "Mayor Orla Tennant will close the wells, according to a poll by the Lake Institute.",
            "poll by the Lake Institute",
        ),
        ("“The wells of the shore are dry and will stay so,” Mayor Orla Tennant said.", "Orla Tennant"),
        (
            "The dam would give water to the shore, the company told a hearing on Monday, while farmers said it would not.",
            "the company",
        ),
        (
            "Mayor Orla Tennant and other farmers of the shore warned that the wells would run dry.",
            "Orla Tennant and other farmers of the shore",
        ),
    ],
)
def test_the_outermost_attribution_of_a_sentence_is_its_claimant(sentence: str, claimant: str) -> None:
    text = (
        sentence + " Nobody came to the quay on Monday, and the boats of the shore stayed in the harbour all day." * 9
    )
    found = [point.claimant for point in condense(Article("", "", text)).points if point.text == sentence]
    assert found == [claimant]
