"""What is known of a source's habits, since when it fares so, pauses, and incidents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("source", sa.Column("state_since", INSTANT, nullable=True))
    op.add_column("source", sa.Column("rhythm", sa.String(), nullable=False, server_default=""))
    op.add_column("community_source", sa.Column("paused_at", INSTANT, nullable=True))
    op.create_table(
        "incident",
        sa.Column("id", ID, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "domain", "reason")),
        sa.Column("opened_at", INSTANT, nullable=False),
        *(sa.Column(name, INSTANT, nullable=True) for name in ("closed_at", "told_at", "recovery_told_at")),
        sa.PrimaryKeyConstraint("id", name="pk_incident"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_incident_closed_at", "incident", ["closed_at"])
    op.create_table(
        "incident_source",
        sa.Column("incident_id", ID, nullable=False),
        sa.Column("source_id", ID, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("incident_id", "source_id", name="pk_incident_source"),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name="fk_incident_source_incident_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_incident_source_source_id", ondelete="CASCADE"),
    )
    op.create_index("ix_incident_source_source_id", "incident_source", ["source_id"])
