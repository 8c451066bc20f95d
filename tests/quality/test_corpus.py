"""The commands that print figures say what of the corpus they miss, instead of breaking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.quality import corpus, feeds, pages, points, quote_bands, quote_errors, quotes, stories
from tests.quality.quotes import OURS, SETS

COMMANDS: dict[str, Callable[[], object]] = {
    "pages": pages.main,
    "feeds": feeds.main,
    "stories": stories.main,
    "points": lambda: points.main([]),
    "quotes": lambda: quotes.main(["polnear"]),
    "quote_bands": lambda: quote_bands.main([]),
    "quote_errors": lambda: quote_errors.main(["seed", "shown"]),
}


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds nothing, in place of the corpus."""
    for module in (corpus, points, quotes):
        monkeypatch.setattr(module, "CORPUS", tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_without_the_corpus_names_the_file_in_one_line(
    command: str, nowhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        COMMANDS[command]()
    told = capsys.readouterr()
    assert (ended.value.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert f"not here: {nowhere}" in told.err


def test_the_quote_sets_that_are_left_out_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "gone"
    monkeypatch.setattr(quotes, "CORPUS", missing)
    assert quotes.chosen([]) == tuple(OURS)
    told = capsys.readouterr().out
    assert str(missing) in told
    assert all(name in told for name in SETS)


def test_a_list_of_errors_asked_for_wrongly_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        quote_errors.main(["polnear"])
    assert "SET shown" in capsys.readouterr().err
