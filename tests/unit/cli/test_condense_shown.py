from __future__ import annotations

from pathlib import Path

import pytest

from tests.make import TEXT
from tests.unit.cli.conftest import Byline, answer


def test_a_page_with_the_proof_is_written(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    result = byline("condense", "one.txt", "--html", "page.html")
    assert result.exit_code == 0, result.stderr
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Orla Tennant" in page
    assert "http" not in page


def test_a_page_that_cannot_be_written_is_told(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    result = byline("condense", "one.txt", "--html", "nowhere/page.html")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_what_changed_is_told_to_people_and_programs(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "new.txt").write_text(TEXT.replace("in May", "in June"), encoding="utf-8")
    shown = byline("condense", "new.txt", "--diff", "old.txt").stdout
    assert "date: May → June" in shown
    found = answer(byline("condense", "new.txt", "--diff", "old.txt", "--json"))
    assert list(found) == ["corrected", "rewritten", "notice", "changes", "refused"]
    assert found["corrected"]
    (change,) = found["changes"]
    start, end = change["after_span"]
    assert TEXT.replace("in May", "in June")[start:end] == "June" == change["after"]


def test_the_same_text_has_no_changes(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    assert not answer(byline("condense", "one.txt", "--diff", "one.txt", "--json"))["corrected"]
    assert "Nothing of substance changed" in byline("condense", "one.txt", "--diff", "one.txt").stdout


@pytest.mark.parametrize(
    "words", [("--html", "p.html"), ("one.txt", "--html", "p.html", "--diff", "x"), ("--jsonl", "--diff", "x")]
)
def test_modes_that_do_not_go_together_are_refused(byline: Byline, words: tuple[str, ...]) -> None:
    assert byline("condense", *words).exit_code == 2
