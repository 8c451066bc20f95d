"""What Alembic compares with the tables: everything but the full-text indexes, which only migrations know."""

from __future__ import annotations

from sqlalchemy.schema import SchemaItem

FULL_TEXT = ("article_fts", "quote_fts")
DOCUMENTS = ("document",)


def compared(_item: SchemaItem, name: str | None, kind: str, _reflected: bool, _other: SchemaItem | None) -> bool:
    """Whether a table, column or index belongs to the tables' own definitions."""
    if kind == "table":
        return not (name or "").startswith(FULL_TEXT)
    if kind == "index":
        return not (name or "").endswith("_document")
    return not (kind == "column" and name in DOCUMENTS)
