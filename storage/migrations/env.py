"""What Alembic runs: it is always handed an open connection, inside a transaction that holds the lock."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from storage.autogenerate import compared
from storage.tables import METADATA

connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    include_object=compared,
    compare_type=True,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
