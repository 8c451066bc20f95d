"""What a feed held when its source was added, and what could not be taken yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "backlog",
        sa.Column("source_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("place", ID, nullable=False),
        sa.PrimaryKeyConstraint("source_id", "kind", "value", name="pk_backlog"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_backlog_source_id", ondelete="CASCADE"),
    )
    op.create_index("ix_backlog_source_id_place", "backlog", ["source_id", "place"])
    op.create_table(
        "attempt",
        sa.Column("source_id", ID, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", "value", name="pk_attempt"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_attempt_source_id", ondelete="CASCADE"),
    )
