"""A community's own topic for each of its sources."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("community_source", sa.Column("topic", sa.String(), nullable=False, server_default=""))
