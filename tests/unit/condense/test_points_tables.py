"""Every row of the golden tables: one class of what newsrooms write, one answer."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.condense.boilerplate import furniture
from bot.condense.compress import insides, openings
from bot.condense.edits import plan, replay
from bot.condense.headline import clean
from bot.condense.kinds import recognise
from bot.condense.language import SUPPORTED, detect
from bot.model.article import Article
from bot.model.brief import Cut
from bot.model.span import Span

TABLES = Path(__file__).parents[2] / "golden" / "points"
REPORT = (
    "The council approved a new ferry line on Monday. The boats will leave from the old quay in May, and the first "
    "of them has been built by the yard at the mouth of the river. The mayor opened the session with the children of "
    "the village school, who had painted the hull in the colours of the town."
)


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of one table."""
    return list(tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))["row"])


@pytest.mark.parametrize("row", rows("headlines"), ids=lambda row: row["title"][:40])
def test_a_title_becomes_this_headline(row: dict[str, str]) -> None:
    found = clean(row["title"], text=row.get("text", ""), outlet=row.get("outlet", ""), url=row.get("url", ""))
    assert found == row.get("headline")


@pytest.mark.parametrize("row", rows("furniture"), ids=lambda row: row["line"][:40])
def test_a_line_is_this_kind_of_furniture(row: dict[str, str]) -> None:
    text = f"First comes a paragraph.\n\n{row['line']}\n\nThen another."
    start = text.index(row["line"])
    assert furniture(text, Span(start, start + len(row["line"]))) == row.get("kind")


@pytest.mark.parametrize("row", rows("cuts"), ids=lambda row: row["sentence"][:40])
def test_a_sentence_loses_just_this(row: dict[str, Any]) -> None:
    text = row["sentence"]
    opening = list(openings(text, Span(0, len(text)), starts_paragraph=True))
    rest = Span(opening[-1].span.end if opening else 0, len(text))
    edits = plan(text, Span(0, len(text)), [*opening, *insides(text, rest)])
    assert replay(text, edits) == row["text"]
    assert [edit.why for edit in edits if isinstance(edit, Cut)] == row["cuts"]


@pytest.mark.parametrize("row", rows("kinds"), ids=lambda row: row["title"])
def test_an_article_is_of_this_kind(row: dict[str, str]) -> None:
    article = Article(row.get("url", ""), row["title"], row.get("text", REPORT), section=row.get("section", ""))
    assert recognise(article, detect(article.text), SUPPORTED).value == row["kind"]


@pytest.mark.parametrize("row", rows("languages"), ids=lambda row: row["language"] + row["text"][:20])
def test_a_text_is_in_this_language(row: dict[str, str]) -> None:
    assert detect(row["text"], row.get("label", "")) == row["language"]
