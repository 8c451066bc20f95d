"""The page in docs that shows a proof is what the command writes today."""

from __future__ import annotations

from bot.render.brief_html import brief_page
from bot.usecases.documents import condense_document
from tests.conftest import ROOT

COMMAND = "byline condense docs/example-article.html --html docs/example.html"


def test_the_example_page_is_current_and_shows_every_part_of_a_proof() -> None:
    found = condense_document((ROOT / "docs" / "example-article.html").read_bytes())
    page = (ROOT / "docs" / "example.html").read_text(encoding="utf-8")
    assert page == brief_page(found), f"out of date, write it again: {COMMAND}"
    assert found.refused == ()
    for part in ("<del>", "<ins>", 'class="point"', 'class="quote"', 'class="n"', "✓"):
        assert part in page, part


def test_the_docs_say_how_the_example_is_made() -> None:
    assert COMMAND in (ROOT / "docs" / "proof.md").read_text(encoding="utf-8")
