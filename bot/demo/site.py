"""Invented outlets as values: their articles, and the documents that a real outlet would serve for them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.resources import files

_DAY = re.compile(r"\{day([+-]\d)?\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """One invented article. `text` has paragraphs divided by blank lines; `access` as `Access` values."""

    slug: str
    title: str
    text: str
    published: datetime
    byline: str = ""
    section: str = "News"
    access: str = "open"
    updated: datetime | None = None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text's paragraphs."""
        return tuple(p.strip() for p in self.text.strip().split("\n\n"))


@dataclass(frozen=True, slots=True)
class Outlet:
    """One invented outlet; `format` is rss, atom, json, rdf, or broken."""

    key: str
    name: str
    format: str
    full_text: bool = False
    pieces: tuple[Piece, ...] = field(default=())


def load_outlets(now: datetime, *, corrected: bool = False) -> tuple[Outlet, ...]:
    """The outlets as they stand at `now`; `corrected` is their state after a correction was printed."""
    folder = files("bot.demo") / "outlets"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(_outlet(f.name.removesuffix(".toml"), f.read_text("utf-8"), now, corrected=corrected) for f in found)


def _outlet(key: str, toml: str, now: datetime, *, corrected: bool) -> Outlet:
    data = tomllib.loads(toml)
    pieces = tuple(_piece(row, now, corrected=corrected) for row in data.get("article", ()))
    return Outlet(key, data["name"], data["format"], data.get("full_text", False), pieces)


def _piece(row: dict[str, str | int], now: datetime, *, corrected: bool) -> Piece:
    changed = corrected and "corrected" in row
    return Piece(
        slug=str(row["slug"]),
        title=_dated(str(row["title"]), now),
        text=_dated(str(row["corrected" if changed else "text"]), now),
        published=now - timedelta(minutes=int(row["minutes_ago"])),
        byline=str(row.get("byline", "")),
        section=str(row.get("section", "News")),
        access=str(row.get("access", "open")),
        updated=now if changed else None,
    )


def _dated(text: str, now: datetime) -> str:
    """`text` with `{day}` as today's weekday and `{day-3}` as that of three days ago."""
    today = now - timedelta(hours=3)  # news of the small hours still says the evening's weekday
    return _DAY.sub(lambda m: f"{today + timedelta(days=int(m.group(1) or 0)):%A}", text)
