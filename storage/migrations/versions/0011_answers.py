"""Answers of which not everything is taken yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "answer",
        sa.Column("source_id", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=True),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_answer"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_answer_source_id", ondelete="CASCADE"),
    )
