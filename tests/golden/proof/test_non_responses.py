from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.errors import ProofError
from bot.model.brief import NonResponse, NonResponseKind
from bot.model.span import Span
from bot.proof import prove_non_response

DECLINED, NO_REPLY = NonResponseKind.DECLINED, NonResponseKind.NO_REPLY
UNREACHED, NOT_RETURNED = NonResponseKind.UNREACHED, NonResponseKind.NOT_RETURNED


@dataclass(frozen=True)
class Row:
    """`words` are where the text says so; `refused` is the rule's name, or "" for what proves."""

    case: str
    text: str
    who: str
    kind: NonResponseKind
    words: str
    refused: str = ""
    who_at: str | None = None


BOTH = "The Courier asked Quill’s office and Lund’s office, but calls were not immediately returned."
ROWS = [
    Row("declined", "Ada Quill declined to comment.", "Ada Quill", DECLINED, "declined to comment"),
    Row("would not comment", "Ada Quill would not comment.", "Ada Quill", DECLINED, "would not comment"),
    Row("did not respond", "Velm Bank did not respond to an email.", "Velm Bank", NO_REPLY, "did not respond"),
    Row("could not be reached", "Bo Lund could not be reached.", "Bo Lund", UNREACHED, "could not be reached"),
    Row("two parties, the first", BOTH, "Quill’s office", NOT_RETURNED, "were not immediately returned"),
    Row(
        "two parties, the second",
        BOTH,
        "Lund’s office",
        NOT_RETURNED,
        "were not immediately returned",
        "",
        "Lund’s office",
    ),
    Row(
        "a fuller name from elsewhere",
        "Ada Quill left. Quill declined to comment.",
        "Ada Quill",
        DECLINED,
        "Quill declined",
    ),
    Row("a pronoun", "Ada Quill left. She declined to comment.", "Ada Quill", DECLINED, "She declined to comment"),
    Row("a reply", "Ada Quill responded at once.", "Ada Quill", NO_REPLY, "responded at once", "kind"),
    Row("another kind", "Ada Quill declined to comment.", "Ada Quill", UNREACHED, "declined to comment", "kind"),
    Row(
        "somebody else",
        "Bo Lund left.\n\nAda Quill declined to comment.",
        "Bo Lund",
        DECLINED,
        "Ada Quill declined",
        "who",
    ),
    Row("nobody in the article", "Ada Quill declined to comment.", "Bo Lund", DECLINED, "declined to comment", "who"),
    Row(
        "somebody's word that another did not answer",
        "Bo Lund said the company had not answered his questions.",
        "Bo Lund",
        NO_REPLY,
        "had not answered his questions",
        "told",
        "Bo Lund",
    ),
    Row(
        "the owner of who did not answer",
        "The pilots’ association did not respond to calls.",
        "pilots",
        NO_REPLY,
        "did not respond",
        "who",
        "pilots",
    ),
    Row(
        "a party that said something else first",
        "Bo Lund said the dam was old but did not respond to calls.",
        "Bo Lund",
        NO_REPLY,
        "did not respond",
        "",
        "Bo Lund",
    ),
    Row(
        "a party that stands elsewhere",
        BOTH,
        "Quill’s office",
        NOT_RETURNED,
        "were not immediately returned",
        "who",
        "Lund",
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.case)
def test_a_non_response_is_proved_or_refused_by_the_rule_that_the_table_names(row: Row) -> None:
    def span(words: str) -> Span:
        start = row.text.index(words)
        return Span(start, start + len(words))

    made = NonResponse(row.who, row.kind, span(row.words), span(row.who_at) if row.who_at else None)
    reason = ""
    try:
        assert prove_non_response(row.text, made).value == made
    except ProofError as error:
        reason = str(error)
    assert reason.partition(":")[0] == row.refused, reason
