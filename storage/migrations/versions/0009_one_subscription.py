"""One subscription of a source at a time, whatever number of processes begin them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COUNTED = sa.text("state <> 'leaving'")


def upgrade() -> None:
    op.execute(
        "DELETE FROM hub_subscription WHERE state <> 'leaving' AND EXISTS (SELECT 1 FROM hub_subscription AS newer "
        "WHERE newer.source_id = hub_subscription.source_id AND newer.state <> 'leaving' AND newer.id > hub_subscription.id)"
    )
    op.create_index(
        "uq_hub_subscription_one",
        "hub_subscription",
        ["source_id"],
        unique=True,
        sqlite_where=COUNTED,
        postgresql_where=COUNTED,
    )
