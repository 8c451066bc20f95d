"""What is measured upon: invented articles made from those of the demonstration, and the corpus where it is there."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from bot.demo.pages import feed, page
from bot.demo.site import Outlet, Piece, load_outlets

MORNING: Final = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
PIECES_EACH: Final = 5
"""Pieces of the demonstration that make one article of the usual length, about 3,000 characters."""


@dataclass(frozen=True, slots=True)
class Text:
    """A title and its article."""

    title: str
    text: str


@cache
def pieces() -> tuple[Piece, ...]:
    """The invented articles of the demonstration that have a text to read."""
    return tuple(p for outlet in load_outlets(MORNING) for p in outlet.pieces if p.access == "open")


def invented(number: int) -> Piece:
    """The invented article of that number: its title, its first sentence and its mixture of paragraphs are its own."""
    picked = Random(number).sample(pieces(), PIECES_EACH)  # noqa: S311 - the same articles every time, no secret
    opening = f"File {number} of the invented archive was opened in Port Ellery on Friday, the archive said."
    return replace(
        picked[0],
        slug=f"item-{number}",
        title=f"{picked[0].title}: file {number}",
        text="\n\n".join([opening, *(paragraph for piece in picked for paragraph in piece.paragraphs)]),
        published=MORNING - timedelta(minutes=number % 600),
    )


def texts(count: int, folder: Path | None) -> tuple[str, tuple[Text, ...]]:
    """Where the articles are from, and up to `count` of them: of the corpus, else invented."""
    if folder is None:
        return "invented articles", tuple(Text(p.title, p.text) for p in map(invented, range(count)))
    lines = (folder / "keypoints" / "cnn_dev.jsonl").read_text("utf-8").splitlines()
    records = (json.loads(line) for line in lines[:count])
    return "news articles of the corpus", tuple(Text(r.get("title") or "", r["text"]) for r in records)


def invented_outlet(form: str, numbers: range) -> Outlet:
    """An outlet that has these articles, newest first; `form` is rss, atom, json (with whole texts) or rdf."""
    return Outlet(f"archive-{form}", "The Invented Archive", form, pieces=tuple(map(invented, reversed(numbers))))


def feeds(folder: Path | None) -> tuple[str, tuple[bytes, ...]]:
    """Where the feeds are from, and their bytes. XML only: the peer does not read JSON Feed."""
    if folder is None:
        made = (feed(invented_outlet(form, range(n, n + 25)), "https://archive.example") for form, n in _SHELVES)
        return "invented feeds of 25 items", tuple(text.encode() for text, _ in made)
    files = sorted(f for f in (folder / "feeds").iterdir() if f.suffix in {".xml", ".rss", ".atom"})
    return "feeds of the corpus", tuple(f.read_bytes() for f in files)


def pages(folder: Path | None) -> tuple[str, tuple[bytes, ...]]:
    """Where the pages are from, and their bytes."""
    if folder is None:
        outlet = invented_outlet("rss", range(70))
        made = (page(outlet, piece, "https://archive.example") for piece in outlet.pieces)
        return "invented pages", tuple(text.encode() for text in made)
    return "pages of the corpus", tuple(f.read_bytes() for f in sorted((folder / "pages").rglob("*.html")))


_SHELVES: Final = tuple((form, 100 * n) for n in range(8) for form in ("rss", "atom", "rdf"))
