from __future__ import annotations

import pytest

from bot.errors import ProofError
from bot.proof import prove_quote
from tests.golden.proof.quotes import ROWS, Row


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.case)
def test_a_quote_is_proved_or_refused_by_the_rule_that_the_table_names(row: Row) -> None:
    reason = ""
    try:
        assert prove_quote(row.text, row.quote()).value == row.quote()
    except ProofError as error:
        reason = str(error)
    assert reason.partition(":")[0] == row.refused, reason
