"""What people may do, and what they are told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "allowance",
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("remaining", sa.Float(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("who", name="pk_allowance"),
    )
    op.create_table(
        "note",
        sa.Column("id", ID, nullable=False),
        sa.Column("incident_id", ID, nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
        sa.UniqueConstraint("incident_id", "what", name="uq_note_incident_id_what"),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name="fk_note_incident_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_note_at", "note", ["at"])
