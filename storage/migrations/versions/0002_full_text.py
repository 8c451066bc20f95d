"""Full-text indexes over articles and quotes, each database's own kind; what is stored already is indexed."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INDEXES = (
    ("article_fts", "article_search", "article_id", ("title", "body", "tags")),
    ("quote_fts", "quote_search", "quote_id", ("body", "tags")),
)


def upgrade() -> None:
    make = fts5 if op.get_bind().dialect.name == "sqlite" else tsvector
    for index, table, key, columns in INDEXES:
        make(index, table, key, columns)


def fts5(index: str, table: str, key: str, columns: tuple[str, ...]) -> None:
    """An external-content table: the words are stored once, triggers keep the index, ids give the order."""
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{name}" for name in (key, *columns)) for row in ("new", "old"))
    forget = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', {old});"
    learn = f"INSERT INTO {index} (rowid, {names}) VALUES ({new});"
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='{key}', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(f"CREATE TRIGGER {table}_insert AFTER INSERT ON {table} BEGIN {learn} END")
    op.execute(f"CREATE TRIGGER {table}_delete AFTER DELETE ON {table} BEGIN {forget} END")
    op.execute(f"CREATE TRIGGER {table}_update AFTER UPDATE ON {table} BEGIN {forget} {learn} END")
    op.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def tsvector(_index: str, table: str, _key: str, columns: tuple[str, ...]) -> None:
    """A stored vector with a GIN index; wide statistics tell the planner which words are common."""
    words = " || ' ' || ".join(columns)
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN document tsvector "
        f"GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, {words})) STORED"
    )
    op.execute(f"ALTER TABLE {table} ALTER COLUMN document SET STATISTICS 1000")
    op.execute(f"CREATE INDEX ix_{table}_document ON {table} USING gin (document)")
