"""Every rule of the quote stages has a row here: an invented sentence and what must come out of it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.condense.names import table
from bot.condense.quotes import find_quotes
from bot.condense.sentences import split
from bot.model.brief import Quote

TABLES = sorted(Path(__file__).parent.glob("*.toml"))
ROWS = [(file.stem, row) for file in TABLES for row in tomllib.loads(file.read_text(encoding="utf-8"))["row"]]


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[f"{stem}: {row['name']}" for stem, row in ROWS])
def test_the_sentence_gives_exactly_these_quotes(row: dict[str, Any]) -> None:
    text = row["text"].strip("\n")
    found = find_quotes(text, split(text), table(text))
    assert [quote.text for quote in found] == [expected["text"] for expected in row["quotes"]]
    for quote, expected in zip(found, row["quotes"], strict=True):
        assert {key: _told(text, quote, key) for key in expected} == expected


def _told(text: str, quote: Quote, key: str) -> object:
    if key == "fragments":
        return [fragment.of(text) for fragment in quote.fragments]
    value = getattr(quote, key)
    return "" if value is None else value
