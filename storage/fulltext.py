"""Full-text search: what is indexed, and how each database is asked for the rows that hold all words.

Newest first means the order of ids, which FTS5 streams without sorting. A tag is an index word of its own:
"src12" in articles, "spk7" in quotes, so that "of this speaker, about that" is one look into the index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnClause, ColumnElement, TableClause, column, func, literal_column, table
from sqlalchemy.ext.asyncio import AsyncSession

from storage.upsert import on_sqlite


@dataclass(frozen=True, slots=True)
class Index:
    """A full-text index inside a query: what to select from, its row's id, and whether a row matches."""

    rows: TableClause
    id: ColumnClause[int]
    matches: ColumnElement[bool]


def source_tag(source: int) -> str:
    """The index word of a source."""
    return f"src{source}"


def speaker_tag(speaker: int) -> str:
    """The index word of a speaker."""
    return f"spk{speaker}"


def article_index(session: AsyncSession, words: Sequence[str], sources: Sequence[int]) -> Index:
    """Articles that hold all the (folded) words, of one of these sources; of any where none is named."""
    tags = [source_tag(source) for source in sources]
    if on_sqlite(session):
        return _fts5("article_fts", "{title body}", words, tags)
    return _document("article_search", "article_id", words, tags)


def quote_index(session: AsyncSession, words: Sequence[str], speakers: Sequence[int]) -> Index:
    """Quotes that hold all the (folded) words, of one of these speakers; of any where none is named."""
    tags = [speaker_tag(speaker) for speaker in speakers]
    if on_sqlite(session):
        return _fts5("quote_fts", "{body}", words, tags)
    return _document("quote_search", "quote_id", words, tags)


def _fts5(name: str, columns: str, words: Sequence[str], tags: Sequence[str]) -> Index:
    asked = f"{columns} : ({' AND '.join(_quoted(words))})"
    if tags:
        asked += f" AND {{tags}} : ({' OR '.join(_quoted(tags))})"
    rowid: ColumnClause[int] = column("rowid")
    index = table(name, rowid)
    return Index(index, rowid, literal_column(name).op("MATCH", is_comparison=True)(asked))


def _document(name: str, key: str, words: Sequence[str], tags: Sequence[str]) -> Index:
    asked = " & ".join(_quoted(words, "'"))
    if tags:
        asked += f" & ({' | '.join(_quoted(tags, chr(39)))})"
    number: ColumnClause[int] = column(key)
    index = table(name, number, column("document"))
    return Index(index, number, index.c.document.bool_op("@@")(func.to_tsquery("simple", asked)))


def _quoted(words: Sequence[str], mark: str = '"') -> list[str]:
    # folded words are letters and digits alone, so the marks only keep AND, OR and NOT from being operators
    return [f"{mark}{word}{mark}" for word in words]
