"""Who hangs on a preposition, owns who speaks, or describes a noun with another is not who says it. All of it is invented."""

from __future__ import annotations

import pytest

from bot.errors import ProofError
from bot.proof import prove_quote
from tests.golden.proof.test_wholes import WORDS, quote

END = f"{WORDS}."
OBJECTS = [
    ("Ada Quill", "said", f"Critics of Ada Quill said {END}"),
    ("Ada Quill", "said", f"Supporters of Mayor Ada Quill said {END}"),
    ("Ada Quill", "said", f"Critics of Bo Lund and Ada Quill said {END}"),
    ("Ada Quill", "said", f"A man hurt by Ada Quill said {END}"),
    ("Ada Quill", "said", f"A source close to Ada Quill said {END}"),
    ("Ada Quill", "said", f"Those who sailed with Ada Quill said {END}"),
    ("Harbour League", "said", f"The alliance against the Harbour League said {END}"),
    ("Velm", "said", f"A resident of Velm said {END}"),
    ("Velm", "said", f"The keepers in Velm on Monday said {END}"),
    ("Ada Quill", "said", f"All agree that {WORDS}, said a man hurt by Ada Quill."),
    ("Ada Quill", "said", f"All agree that {WORDS}, said the keeper beside the wife of Ada Quill."),
    ("Ada Quill", "said", f"All agree that {WORDS}, he said to Ada Quill."),
    ("Ada Quill", "said", f"All agree that {WORDS}, he said of Ada Quill."),
    ("Velm", "said", f"All agree that {WORDS}, said a professor at Velm."),
    ("Ada Quill", "said", f"Officials under Ada Quill said {END}"),
    ("Ada Quill", "said", f"Officials around Mayor Ada Quill said {END}"),
    ("Ada Quill", "said", f"A keeper beside Ada Quill said {END}"),
    ("Ada Quill", "said", f"A film about Ada Quill said {END}"),
    ("Velm", "said", f"A keeper near Velm said {END}"),
]
OWNERS = [
    ("Ada Quill", "said", f"Ada Quill’s office said {END}"),
    ("Ada Quill", "said", f"Ada Quill's campaign manager said {END}"),
    ("Ada Quill", "said", f"Ada Quill’s critics in the council said {END}"),
    ("Bo Lunds", "said", f"Bo Lunds’ lawyers said {END}"),
    ("Velm", "said", f"Velm’s harbour board said {END}"),
]
HALVES = [
    ("Velm", "said", f"Velm and Saltby officials said {END}"),
    ("Velm", "said", f"Velm or Upper Saltby keepers said {END}"),
    ("Lund", "said", f"Lund and Marsh family lawyers said {END}"),
    ("Quill", "said", f"Quill allies privately said {END}"),
    ("Lund", "said", f"Lund family members said {END}"),
]
SUBJECTS = [
    ("Ada Quill", "said", f"A letter went to Ada Quill, who said {END}"),
    ("Ada Quill", "said", f"A letter went to the keeper of the pier. Ada Quill said {END}"),
    ("Ada Quill", "saying", f"The talks ended with Ada Quill saying {END}"),
    ("Ada Quill", "said", f"The keepers left weeks after Ada Quill said {END}"),
    ("Ada Quill", "said", f"The keepers left long before Ada Quill said {END}"),
    ("Ada Quill", "calling for", f"The talks ended with Ada Quill calling for {END}"),
    ("Ada Quill", "said", f"A statement from Ada Quill said {END}"),
    ("Ada Quill", "said", f"Ada Quill’s letter said {END}"),
    ("Ada Quill", "said", f"In Velm on Friday Ada Quill said {END}"),
    ("Ada Quill", "said", f"Ada Quill and Velm officials said {END}"),
    ("Ada Quill", "said", f"Ada Quill and Bo Lund said {END}"),
    ("Ada Quill", "said", f"The head of the Saltby yard Ada Quill said {END}"),
    ("Ada Quill", "said", f"After Ada Quill said {END}"),
    ("Ada Quill", "according to", f"All agree that {WORDS}, according to Ada Quill."),
    ("Ada Quill", "said", f"All agree that {WORDS}, said in a letter by Ada Quill."),
    ("about 40 keepers", "said", f"At noon about 40 keepers said {END}"),
]


@pytest.mark.parametrize(("speaker", "cue", "text"), [*OBJECTS, *OWNERS, *HALVES], ids=lambda words: words[:70])
def test_what_is_no_subject_is_not_shown_as_the_speaker(speaker: str, cue: str, text: str) -> None:
    with pytest.raises(ProofError, match="cut off"):
        prove_quote(text, quote(text, speaker, cue))


@pytest.mark.parametrize(("speaker", "cue", "text"), SUBJECTS, ids=lambda words: words[:70])
def test_a_subject_is_shown(speaker: str, cue: str, text: str) -> None:
    assert prove_quote(text, quote(text, speaker, cue)).value.shown
