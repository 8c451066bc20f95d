from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from bot.model.ids import Community
from cogs.reply import community_of


@dataclass
class Asked:
    """As much of an interaction as tells where it was asked, and who had added Byline."""

    guild_id: int | None
    by_server: bool
    by_user: bool
    user = SimpleNamespace(id=5)

    def is_guild_integration(self) -> bool:
        """Whether the server had."""
        return self.by_server

    def is_user_integration(self) -> bool:
        """Whether the person had."""
        return self.by_user


@pytest.mark.parametrize(
    ("asked", "community"),
    [
        (Asked(7, by_server=True, by_user=False), "7"),
        (Asked(7, by_server=True, by_user=True), "7"),
        (Asked(7, by_server=False, by_user=True), "user:5"),
        (Asked(7, by_server=False, by_user=False), "7"),
        (Asked(None, by_server=False, by_user=True), "user:5"),
        (Asked(None, by_server=True, by_user=False), "user:5"),
    ],
)
def test_a_server_counts_only_where_it_added_byline(asked: Asked, community: str) -> None:
    assert community_of(asked) == Community("discord", community)  # type: ignore[arg-type]  # a hand-made interaction
