"""Somebody else may be the subject of a cue, or it was never said: nobody is shown as its speaker. All of it is invented."""

from __future__ import annotations

import pytest

from bot.errors import ProofError
from bot.proof import prove_quote
from tests.golden.proof.test_wholes import WORDS, quote

END = f"{WORDS}."
LONGER = [
    ("Ada Quill", "said", f"The Ada Quill Foundation said {END}"),
    ("Quill", "said", f"The Quill Report said {END}"),
    ("Lund", "said", f"Lund Street residents said {END}"),
    ("Bo Lund", "said", f"Bo Lund School teachers said {END}"),
    ("Velm", "said", f"The Velm Gazette said {END}"),
]
CLAUSES = [
    ("Ada Quill", "said", f"Ada Quill wept as Bo Lund said {END}"),
    ("Ada Quill", "said", f"Ada Quill sat while Bo Lund later said {END}"),
    ("Ada Quill", "said", f"Ada Quill left when he said {END}"),
    ("Ada Quill", "said", f"Ada Quill left the pier. Bo Lund said {END}"),
    ("Ada Quill", "said", f"Ada Quill, whose lawyer said {WORDS}, left."),
    ("Ada Quill", "said", f"Ada Quill, to whom Bo Lund said {WORDS}, left."),
    ("Ada Quill", "said", f"Speaking after Ada Quill, Bo Lund said {END}"),
]
OBJECTS = [
    ("Ada Quill", "said", f"The keeper who met Ada Quill said {END}"),
    ("Ada Quill", "said", f"The woman who sued Ada Quill later said {END}"),
    ("Ada Quill", "said", f"A keeper defending Ada Quill said {END}"),
    ("Ada Quill", "said", f"Bo Lund met Ada Quill and said {END}"),
    ("Ada Quill", "said", f"Bo Lund, who succeeded Ada Quill, said {END}"),
    ("Ada Quill", "said", f"Bo Lund, flanked by Ada Quill, said {END}"),
    ("Ada Quill", "told", f"Bo Lund told Ada Quill {END}"),
    ("Ada Quill", "told", f"Bo Lund told Mayor Ada Quill {END}"),
    ("reporters", "told", f"Bo Lund -- a keeper -- told reporters {END}"),
    ("Ada Quill", "told", f"Ada Quill was told {END}"),
    ("Ada Quill", "criticized", f"Ada Quill was widely criticized because {END}"),
]
UNSAID = [
    ("Ada Quill", "say", f"Ada Quill was expected to say {END}"),
    ("Ada Quill", "say", f"Ada Quill forgot to say {END}"),
    ("Ada Quill", "say", f"Bo Lund urged Ada Quill to say {END}"),
    ("Ada Quill", "said", f"It is not true that Ada Quill said {END}"),
    ("Ada Quill", "said", f"It is false that Mayor Ada Quill said {END}"),
    ("Ada Quill", "said", f"Nobody recalls that Ada Quill said {END}"),
    ("Ada Quill", "said", f"Bo Lund dreamed that Ada Quill said {END}"),
    ("Ada Quill", "said", f"Some wish Ada Quill said {END}"),
    ("Ada Quill", "said", f"It is not the case that Ada Quill said {END}"),
    ("Ada Quill", "said", f"It never happened that Ada Quill said {END}"),
    ("Ada Quill", "said", f"Contrary to reports that Ada Quill said {WORDS}, it stays."),
    ("Ada Quill", "said", f"Nowhere has Ada Quill said {END}"),
    ("Ada Quill", "said", f"Had Ada Quill said {WORDS}, it would be."),
]
SAID = [
    ("Ada Quill", "said", f"Ada Quill KC said {END}"),
    ("Ada Quill", "said", f"Ada Quill PhD said {END}"),
    ("Ada Quill", "said", f"Ada Quill Jr. said {END}"),
    ("Ada Quill", "said", f"Ada Quill Monday said {END}"),
    ("Ada Quill", "said", f"Ada Quill, Mayor of Velm, said {END}"),
    ("Ada Quill", "said", f"Ada Quill, who met Bo Lund, said {END}"),
    ("Ada Quill", "says", f"A woman who named herself as Ada Quill says {END}"),
    ("Ada Quill", "said", f"While Bo Lund slept, Ada Quill said {END}"),
    ("Ada Quill", "say", f"Ada Quill went on to say {END}"),
    ("Ada Quill", "said", f"It is true that Ada Quill said {END}"),
    ("Ada Quill", "told", f"Ada Quill told Bo Lund {END}"),
    ("Ada Quill", "told", f"Ada Quill, who was hurt, told Bo Lund {END}"),
    ("Ada Quill", "said", f"A hopeful sounding Ada Quill said {END}"),
    ("Ada Quill", "said", f"Retired keeper Ada Quill said {END}"),
]


@pytest.mark.parametrize(
    ("speaker", "cue", "text"), [*LONGER, *CLAUSES, *OBJECTS, *UNSAID], ids=lambda words: words[:70]
)
def test_who_is_not_the_subject_of_what_was_said_is_not_shown(speaker: str, cue: str, text: str) -> None:
    with pytest.raises(ProofError, match=r"^frame: "):
        prove_quote(text, quote(text, speaker, cue))


@pytest.mark.parametrize(("speaker", "cue", "text"), SAID, ids=lambda words: words[:70])
def test_the_subject_of_what_was_said_is_shown(speaker: str, cue: str, text: str) -> None:
    assert prove_quote(text, quote(text, speaker, cue)).value.shown
