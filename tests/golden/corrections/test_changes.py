"""One invented article, changed in one place: what the change is, and whether readers are told."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.model.correction import Changed
from bot.usecases.condense import condense_text
from bot.usecases.correcting import correct

ARTICLE = (
    "The Harrow Bay council approved a new ferry line on Monday, ending a dispute of three years.\n\n"
    "“The line will carry 400 people a day,” Mayor Orla Tennant said.\n\n"
    "Tennant said that the first boat would leave in May. The harbour office did not respond to a request for comment.\n\n"
    "Bo Lund, the town's treasurer, said the line could cost about 3.1 million crowns. Two of the nine members voted "
    "against it.\n\n"
    "“We paid twice for that pier,” said Bo Lund, who voted for the line.\n\n"
    "The old pier was built in 1902 and was closed last winter after a storm. Cafe owners in the harbour were pleased.\n\n"
    "The line is run by Ashby Boats. Ashby Boats has 40 workers and opened its yard in Velm four years ago."
)


@dataclass(frozen=True)
class Row:
    """A stretch of the article, what replaces it, and what that is; `told` is whether readers are."""

    old: str
    new: str
    what: Changed | None
    told: bool


NUMBER, DATE, NAME, ROLE = Changed.NUMBER, Changed.DATE, Changed.NAME, Changed.ROLE
QUOTE, SPEAKER, CLAIM, POINT = Changed.QUOTE, Changed.SPEAKER, Changed.CLAIM, Changed.POINT
PASSAGE, WORDING, TYPO = Changed.PASSAGE, Changed.WORDING, Changed.TYPO

ROWS = [
    Row("3.1 million", "2.1 million", NUMBER, told=True),
    Row("nine members", "eleven members", NUMBER, told=True),
    Row("1902", "1920", NUMBER, told=True),
    Row("40 workers", "workers", NUMBER, told=True),
    Row("on Monday", "on Tuesday", DATE, told=True),
    Row("in May", "in June", DATE, told=True),
    Row("Bo Lund, the", "Ida Roe, the", SPEAKER, told=True),
    Row("yard in Velm", "yard in Oxley", NAME, told=True),
    Row("Mayor Orla", "Deputy Mayor Orla", ROLE, told=True),
    Row("treasurer", "auditor", ROLE, told=True),
    Row("the town's treasurer", "the town's former harbour master", ROLE, told=True),
    Row("400 people", "900 people", QUOTE, told=True),
    Row("We paid twice", "We never paid", QUOTE, told=True),
    Row("“We paid twice for that pier,” said Bo Lund, who voted for the line.\n\n", "", QUOTE, told=True),
    Row("said Bo Lund, who", "said Ida Roe, who", SPEAKER, told=True),
    Row("could cost", "will cost", CLAIM, told=True),
    Row("about 3.1", "3.1", CLAIM, told=True),
    Row("did not respond", "responded", CLAIM, told=True),
    Row("was closed last", "was not closed last", CLAIM, told=True),
    Row("3.1 million crowns", "3.1 million euros", NUMBER, told=True),
    Row("opened its yard", "closed its yard", CLAIM, told=True),
    Row("ending a dispute", "reviving a dispute", POINT, told=True),
    Row("on Monday, ending", "on Tuesday, reviving", DATE, told=True),
    Row("on Monday, ending a", "on Tuesday, reviving a", POINT, told=True),
    Row("approved a new", "rejected a new", CLAIM, told=True),
    Row("nine members", "9 members", None, told=False),
    Row("a storm", "a strom", TYPO, told=False),
    Row("Cafe owners", "Café owners", None, told=False),
    Row("“The line will carry 400 people a day,” M", '"The line will carry 400 people a day," M', None, told=False),
    Row("and was closed", "and it was closed", TYPO, told=False),
    Row("harbour were pleased", "harbour were delighted", WORDING, told=False),
    Row("run by Ashby Boats. Ashby Boats has", "run by Ashbey Boats. Ashby Boats has", NAME, told=True),
    Row("were pleased.", "were pleased. Trams will meet the boats at Fenwick.", PASSAGE, told=False),
    Row("Ashby Boats has 40", "The yard of Ashby Boats has 40", WORDING, told=False),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.old[:20]}-{row.new[:20]}")
def test_a_change_is_what_it_is(row: Row) -> None:
    assert ARTICLE.count(row.old) == 1
    newer = ARTICLE.replace(row.old, row.new)
    proven, refused = correct(ARTICLE, condense_text(ARTICLE).brief, newer, condense_text(newer).brief)
    found = {change.what for change in proven.value.changes}
    assert refused == ()
    assert row.what in found if row.what else not found, proven.value.changes
    assert proven.value.corrected is row.told, proven.value.changes


def test_a_name_spelled_right_everywhere_else_was_mistyped() -> None:
    older = ARTICLE.replace("Ashby Boats has", "Ashbey Boats has")
    proven, _ = correct(older, condense_text(older).brief, ARTICLE, condense_text(ARTICLE).brief)
    assert [(c.what, c.before, c.after) for c in proven.value.changes] == [(TYPO, "Ashbey", "Ashby")]


def test_a_unit_is_told_with_its_number_and_a_changed_speaker_once() -> None:
    newer = ARTICLE.replace("crowns", "euros").replace("said Bo Lund, who", "said Ida Roe, who")
    proven, _ = correct(ARTICLE, condense_text(ARTICLE).brief, newer, condense_text(newer).brief)
    assert [(c.what, c.before, c.after) for c in proven.value.changes] == [
        (NUMBER, "3.1 million crowns", "3.1 million euros"),
        (SPEAKER, "Bo Lund", "Ida Roe"),
    ]


def test_sentences_that_only_moved_did_not_change() -> None:
    newer = "\n\n".join([*ARTICLE.split("\n\n")[1:], ARTICLE.split("\n\n", maxsplit=1)[0]])
    proven, _ = correct(ARTICLE, condense_text(ARTICLE).brief, newer, condense_text(newer).brief)
    assert proven.value.changes == ()


def test_another_text_at_the_same_address_is_no_correction() -> None:
    newer = "A tram caught fire in Saltby. Nobody was hurt. The driver, Nell Ashby, put the fire out with a bucket."
    proven, _ = correct(ARTICLE, condense_text(ARTICLE).brief, newer, condense_text(newer).brief)
    assert proven.value.rewritten
    assert not proven.value.corrected


def test_a_printed_notice_is_a_correction_whatever_changed() -> None:
    newer = f"{ARTICLE}\n\nCorrection: An earlier version of this article gave the wrong sum."
    proven, _ = correct(ARTICLE, condense_text(ARTICLE).brief, newer, condense_text(newer).brief)
    assert proven.value.corrected
    assert proven.value.notice is not None
    assert proven.value.material == ()
