"""The verifier of corrections against changes that nobody made."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from bot.errors import ProofError
from bot.model.correction import Change, Changed, Correction
from bot.model.span import Span
from bot.proof import fingerprint, prove_correction
from bot.proof.correction import check_change
from bot.proof.printed import Printed

OLD = "The dam cost 40 crowns on Monday. “It will hold,” Ada Quill said. Bo Lund did not vote. Rain is due."
NEW = "The dam cost 90 crowns on Monday. “It may hold,” Ada Quill said. Ida Lund did vote. Rain is due."


def change(what: Changed, before: str, after: str) -> Change:
    """The change of those words where they first stand."""
    old = Span(OLD.index(before), OLD.index(before) + len(before)) if before else None
    new = Span(NEW.index(after), NEW.index(after) + len(after)) if after else None
    return Change(what, before, old, after, new)


TRUE = [
    change(Changed.NUMBER, "40", "90"),
    change(Changed.QUOTE, "will", "may"),
    change(Changed.NAME, "Bo Lund", "Ida Lund"),
    change(Changed.CLAIM, "did not", "did vote"),
]


@dataclass(frozen=True)
class Row:
    """A rule and a change that it refuses."""

    rule: str
    change: Change


FALSE = [
    Row("verbatim", replace(TRUE[0], before="50")),
    Row("verbatim", replace(TRUE[0], after="91")),
    Row("verbatim", replace(TRUE[0], after_span=Span(900, 902))),
    Row("same", change(Changed.POINT, "Rain is due.", "")),
    Row("same", change(Changed.NUMBER, "40", "Rain")),
    Row("place", change(Changed.NUMBER, "40", "Ida")),
    Row("kind", change(Changed.NUMBER, "Bo", "Ida")),
    Row("kind", change(Changed.DATE, "Bo", "Ida")),
    Row("kind", change(Changed.NAME, "not", "did")),
    Row("kind", change(Changed.TYPO, "40", "90")),
    Row("kind", change(Changed.TYPO, "did not", "did vote")),
    Row("kind", change(Changed.WORDING, "will", "may")),
    Row("kind", change(Changed.CLAIM, "crowns", "crowns")),
    Row("kind", change(Changed.PASSAGE, "Bo", "Ida")),
    Row("same", change(Changed.PASSAGE, "", "Rain is due.")),
    Row("marks", change(Changed.QUOTE, "Bo", "Ida")),
]


@pytest.mark.parametrize("true", TRUE, ids=lambda one: one.what.value)
def test_what_changed_proves(true: Change) -> None:
    check_change(Printed.read(OLD), Printed.read(NEW), true)


@pytest.mark.parametrize("row", FALSE, ids=lambda row: f"{row.rule} {row.change.before}-{row.change.after}")
def test_what_did_not_change_so_is_refused_by_its_rule(row: Row) -> None:
    with pytest.raises(ProofError, match=f"^{row.rule}: "):
        check_change(Printed.read(OLD), Printed.read(NEW), row.change)


def test_a_false_change_is_left_out_with_its_reason_and_the_others_stay() -> None:
    proven, refused = prove_correction(OLD, NEW, Correction((TRUE[0], FALSE[3].change, TRUE[2])))
    assert proven.value.changes == (TRUE[0], TRUE[2])
    assert proven.source == fingerprint(NEW)
    assert [line.split(":")[0] for line in refused] == ["change 1"]


def test_a_notice_that_is_not_printed_is_left_out_and_a_rewritten_text_has_no_changes() -> None:
    proven, _ = prove_correction(OLD, NEW, Correction((TRUE[0],), rewritten=True, notice=Span(0, 7)))
    assert proven.value == Correction(rewritten=True)
