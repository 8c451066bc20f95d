"""Who did not answer. Every sentence is invented."""

from __future__ import annotations

import pytest

from bot.condense.names import table
from bot.condense.nonresponses import find_non_responses
from bot.condense.sentences import split
from bot.model.brief import NonResponseKind as Kind
from bot.proof import prove_non_response

CASES = [
    ("Ada Quill declined to comment.", [("Ada Quill", Kind.DECLINED)]),
    ("A spokesman for Quill refused to answer questions.", [("spokesman for Quill", Kind.DECLINED)]),
    ("The Lake Board had no comment.", [("Lake Board", Kind.DECLINED)]),
    ("Bo Reed did not immediately respond to a request for comment.", [("Bo Reed", Kind.NO_REPLY)]),
    ("The company didn’t return calls.", [("company", Kind.NO_REPLY)]),
    ("Dan Foss could not be reached.", [("Dan Foss", Kind.UNREACHED)]),
    ("Ada Quill was not available for comment.", [("Ada Quill", Kind.UNREACHED)]),
    ("Calls to Dan Foss were not returned.", [("Dan Foss", Kind.NOT_RETURNED)]),
    (
        ("The Herald asked Quill’s office and Mayor Bo Reed’s office about it, but calls were not returned."),
        [("Quill’s office", Kind.NOT_RETURNED), ("Mayor Bo Reed’s office", Kind.NOT_RETURNED)],
    ),
    ("Ada Quill and Bo Reed did not respond to questions.", [("Ada Quill", Kind.NO_REPLY), ("Bo Reed", Kind.NO_REPLY)]),
    ("Bo Reed left. He did not respond to questions.", [("Bo Reed", Kind.NO_REPLY)]),
    ("“No comment,” Ada Quill said.", [("Ada Quill", Kind.DECLINED)]),
    ("“No comment,” said a spokesman for the Lake Board.", [("spokesman for the Lake Board", Kind.DECLINED)]),
    ("Asked about the dam, Ada Quill said, “No comment.”", [("Ada Quill", Kind.DECLINED)]),
    ("Ada Quill offered a “no comment.”", [("Ada Quill", Kind.DECLINED)]),
    ("“There was no comment on my letter,” Ada Quill said.", []),
    ("They did not answer the poll.", []),
    ("The dam did not break.", []),
    ("“I did not respond to him,” she said.", []),
    ("Ada Quill declined the prize.", []),
    ("The builder, Marrow & Sons, did not respond to questions.", [("Marrow & Sons", Kind.NO_REPLY)]),
    ("The owner, Hugo van Loon, could not be reached.", [("Hugo van Loon", Kind.UNREACHED)]),
    ("Anna de la Cruz did not return calls.", [("Anna de la Cruz", Kind.NO_REPLY)]),
    ("A lawyer for Quill, Bo Reed, did not return a call.", [("Bo Reed", Kind.NO_REPLY)]),
    ("Bo Reed, the mayor of Velm, declined to comment.", [("Bo Reed", Kind.DECLINED)]),
    (
        "The Lake Board and its lawyer, Ada Quill, declined to comment.",
        [("Lake Board", Kind.DECLINED), ("Ada Quill", Kind.DECLINED)],
    ),
    (
        "Neither Ada Quill nor Bo Reed responded to a request for comment.",
        [("Ada Quill", Kind.NO_REPLY), ("Bo Reed", Kind.NO_REPLY)],
    ),
    (
        "Emails to Smith & Co. and Dent, Roe & Partners went unanswered.",
        [("Smith & Co.", Kind.NOT_RETURNED), ("Dent, Roe & Partners", Kind.NOT_RETURNED)],
    ),
    (
        "Calls to N.Y. Attorney General Ada Quill’s office were not returned.",
        [("N.Y. Attorney General Ada Quill’s office", Kind.NOT_RETURNED)],
    ),
    ("New York Gov. Ada Quill’s office did not reply.", [("New York Gov. Ada Quill’s office", Kind.NO_REPLY)]),
    ("The harbour pilots’ association did not respond to calls.", [("harbour pilots’ association", Kind.NO_REPLY)]),
    ("Bo Reed, a farmer, said the company had not answered his questions.", []),
    (
        "The company said the ferry was late, but Ada Quill did not respond to a request for comment.",
        [("Ada Quill", Kind.NO_REPLY)],
    ),
    ("The Herald asked the company, which said it had no comment.", [("company", Kind.DECLINED)]),
    ("Ada Quill, who left in May, did not respond to calls.", [("Ada Quill", Kind.NO_REPLY)]),
    ("L&M declined to comment.", [("L&M", Kind.DECLINED)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_party_that_did_not_answer_is_found_with_its_kind(text: str, expected: list[tuple[str, Kind]]) -> None:
    found = find_non_responses(text, split(text), table(text))
    assert [(one.who, one.kind) for one in found] == expected
    assert all(prove_non_response(text, one) for one in found)
    assert all(one.who_span is not None and one.who_span.of(text) == one.who for one in found)
