"""Words at the end of a statement that may be the outlet's: kept, and not shown as the speaker's. All of it is invented."""

from __future__ import annotations

import pytest

from bot.errors import ProofError
from bot.model.brief import Quote, QuoteKind
from bot.model.span import Span
from bot.proof import prove_quote

OUTLETS = [
    "Ada Quill said {the pier was safe, a claim that Bo Lund denied}.",
    "Ada Quill said {the pier was safe, a very bold claim by a mayor}.",
    "Ada Quill said {the pier was closed — a controversial decision she had put off for years}.",
    "Ada Quill said {fares would fall, something economists call impossible}.",
    "Ada Quill said {the pier was safe, even though two planks had broken}.",
    "Ada Quill said {the pier was safe, although it needed paint}.",
    "Ada Quill said {she was innocent but was convicted of fraud}.",
    "Ada Quill said {she was asleep, but the jury disagreed}.",
    "Ada Quill said {the firm asked for more, but the council refused}.",
    "Ada Quill said {crime had fallen -- figures show that it rose}.",
    "Ada Quill said {the pier was fine, prompting laughter}.",
    "Ada Quill said {the pier was fine, contradicting Bo Lund}.",
    "Ada Quill said {the buses would run, hours before drivers went on strike}.",
    "Ada Quill said {she was innocent before being led away}.",
    "Ada Quill said {she was innocent as she was taken away}.",
]
NO_STATEMENTS = [
    "Ada Quill asked {what the yard was proudest of}.",
    "Ada Quill asked {whether the pier was safe}.",
    "Bo Lund left the yard, which Ada Quill said {was a disgrace to the town}.",
]
OWN = [
    "Ada Quill said {the pier was safe}.",
    "Ada Quill said {that the storm hit the pier, killing two people}.",
    "Ada Quill said {the town needed a doctor, a plan and a promise}.",
    "Ada Quill said {the pier was old but would be repaired}.",
    "Ada Quill said {the yard had made a claim that nobody believed}.",
    "Ada Quill said {two boats sank hours before the ferry came}.",
    "Ada Quill asked {the town to buy the pier}.",
]


def given(marked: str) -> tuple[str, Quote]:
    """The article, and the shown quote of its first sentence, that `marked` has in braces."""
    start, end = marked.index("{"), marked.index("}") - 1
    text = marked.replace("{", "").replace("}", "") + " The council meets on Friday."
    speaker = Span(text.index("Ada Quill"), text.index("Ada Quill") + len("Ada Quill"))
    cue = text[speaker.end + 1 : start - 1]
    segment = Span(start, end)
    quote = Quote(
        (segment,),
        segment.of(text),
        QuoteKind.INDIRECT,
        speaker="Ada Quill",
        mention=speaker,
        name_span=speaker,
        cue=cue,
        cue_span=Span(speaker.end + 1, start - 1),
        confidence=0.97,
        shown=True,
    )
    return text, quote


@pytest.mark.parametrize("marked", OUTLETS)
def test_what_may_be_the_outlets_is_not_shown_as_said(marked: str) -> None:
    with pytest.raises(ProofError, match="outlet's own words"):
        prove_quote(*given(marked))


@pytest.mark.parametrize("marked", NO_STATEMENTS)
def test_what_states_nothing_is_not_shown_as_said(marked: str) -> None:
    with pytest.raises(ProofError, match=r"states nothing|no subject"):
        prove_quote(*given(marked))


@pytest.mark.parametrize("marked", OWN)
def test_what_the_speaker_said_is_shown(marked: str) -> None:
    text, quote = given(marked)
    assert prove_quote(text, quote).value == quote
