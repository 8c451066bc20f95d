"""Hubs that feeds name, and subscriptions at them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
TEXTS = ("hub", "topic", "callback", "token", "secret", "state", "reason")
INSTANTS = ("asked_at", "expires_at", "next_at", "pushed_at", "lease_until")


def upgrade() -> None:
    op.add_column("source", sa.Column("hub", sa.String(), nullable=True))
    op.add_column("source", sa.Column("hub_topic", sa.String(), nullable=True))
    op.create_index("ix_source_hub", "source", ["hub"])
    op.create_table(
        "hub_subscription",
        sa.Column("id", ID, nullable=False),
        sa.Column("source_id", ID, nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in TEXTS),
        *(sa.Column(name, INSTANT, nullable=True) for name in INSTANTS),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_hub_subscription"),
        sa.UniqueConstraint("token", name="uq_hub_subscription_token"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name="fk_hub_subscription_source_id", ondelete="SET NULL"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_hub_subscription_source_id", "hub_subscription", ["source_id"])
    op.create_index("ix_hub_subscription_next_at", "hub_subscription", ["next_at"])
