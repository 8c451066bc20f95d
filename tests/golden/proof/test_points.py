from __future__ import annotations

import pytest

from bot.errors import ProofError
from bot.model.brief import Status
from bot.proof import fingerprint, prove_point
from tests.golden.proof.deeds import CREDITED_WRONGLY
from tests.golden.proof.markup import build
from tests.golden.proof.points import VALID, Row
from tests.golden.proof.refusals import REFUSED


def proved(row: Row) -> str:
    """An empty text when the row's point proves, else the reason."""
    text, point = build(row.marked, claimant=row.claimant, cue=row.cue, status=row.status, role=row.role)
    try:
        proven = prove_point(text, point)
    except ProofError as error:
        return str(error)
    assert proven.value == point
    assert proven.source == fingerprint(text)
    return ""


@pytest.mark.parametrize(("marked", "claimant", "cue", "status"), CREDITED_WRONGLY)
def test_nobody_is_credited_with_a_deed_a_state_or_anothers_words(
    marked: str, claimant: str | None, cue: str | None, status: Status
) -> None:
    reason = proved(Row("", marked, "claim", claimant, cue, status))
    assert reason.startswith("claim"), reason or "it proves"


@pytest.mark.parametrize("row", [*VALID, *REFUSED], ids=lambda row: row.case)
def test_a_point_is_proved_or_refused_by_the_rule_that_the_table_names(row: Row) -> None:
    reason = proved(row)
    assert reason.partition(":")[0] == row.refused, reason
