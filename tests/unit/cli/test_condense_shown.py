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


def test_a_page_is_not_written_over_the_article(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    result = byline("condense", "one.txt", "--html", "./one.txt")
    assert result.exit_code == 2
    assert "name another file" in result.stderr
    assert (tmp_path / "one.txt").read_text(encoding="utf-8") == TEXT


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
    assert list(found) == ["corrected", "substance", "rewritten", "notice", "changes", "refused"]
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


def test_a_page_and_json_are_both_given(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    found = answer(byline("condense", "one.txt", "--html", "page.html", "--json"))
    assert found["points"]
    assert "Orla Tennant" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_every_view_of_a_text_that_was_cut_says_so(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(TEXT + "\n\n" + "The rain fell on the harbour. " * 10_000, encoding="utf-8")
    byline("condense", "long.txt", "--html", "page.html")
    explained = byline("condense", "long.txt", "--explain").stdout
    for shown in (byline("condense", "long.txt").stdout, explained, (tmp_path / "page.html").read_text("utf-8")):
        assert "only the first part was read" in shown
    assert answer(byline("condense", "long.txt", "--explain", "--json"))["truncated"]


def test_another_article_is_no_correction(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.txt").write_text("A tram caught fire in Saltby on Friday. Nobody was hurt.", encoding="utf-8")
    shown = byline("condense", "two.txt", "--diff", "one.txt").stdout
    assert "Another text" in shown
    assert "address" not in shown


def test_a_pipe_is_as_wide_as_columns_says(byline: Byline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.delenv("COLUMNS", raising=False)
    assert max(map(len, byline("condense", "one.txt").stdout.splitlines())) == 100
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, byline("condense", "one.txt").stdout.splitlines())) == 60
