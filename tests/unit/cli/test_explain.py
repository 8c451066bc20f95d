from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Byline

TEXT = """Ada Quill, the mayor of Velm, walked the dam on Monday with the crew that had built it.

“It is safe, and nobody has to leave,” she said in a statement. The crew stayed until the evening."""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_each_quote_is_told_with_its_candidates(byline: Byline, article: Path) -> None:
    result = byline("condense", str(article), "--explain")
    assert result.exit_code == 0
    for words in ("Ada Quill", "the pronoun means whoever weighs most", "subject of its sentence +1.00"):
        assert words in " ".join(result.stdout.split()), result.stdout


def test_json_tells_the_same(byline: Byline, article: Path) -> None:
    answer = json.loads(byline("condense", str(article), "--explain", "--json").stdout)
    assert answer["id"] == str(article)
    (one,) = answer["quotes"]
    assert (one["found"], one["why"], one["refused"]) == ("before", "pronoun", None)
    assert one["quote"]["speaker"] == "Ada Quill"
    assert one["candidates"][0]["name"] == "Ada Quill"
    assert one["candidates"][0]["won"] is True


def test_a_document_without_quotes_says_so(byline: Byline, tmp_path: Path) -> None:
    file = tmp_path / "calm.txt"
    file.write_text("The lake was calm for the whole of the long weekend, and the pier was open to all.")
    assert "No quotes in this document" in byline("condense", str(file), "--explain").stdout


def test_many_documents_are_not_explained(byline: Byline) -> None:
    assert byline("condense", "--jsonl", "--explain", stdin="").exit_code == 2
