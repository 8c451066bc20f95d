"""When a source last named another hub, and when a hub last confirmed its subscription."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("source", sa.Column("hub_at", INSTANT, nullable=True))
    op.add_column("hub_subscription", sa.Column("confirmed_at", INSTANT, nullable=True))
