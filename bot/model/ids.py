"""Identities. Row ids are ints that grow in the order of arrival; outside parties are (platform, id)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

SourceId = NewType("SourceId", int)
ArticleId = NewType("ArticleId", int)
VersionId = NewType("VersionId", int)
StoryId = NewType("StoryId", int)
QuoteId = NewType("QuoteId", int)
SpeakerId = NewType("SpeakerId", int)
SubscriptionId = NewType("SubscriptionId", int)
EditionId = NewType("EditionId", int)
DeliveryId = NewType("DeliveryId", int)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something on a chat platform: `platform` such as "discord", `id` as the platform writes it."""

    platform: str
    id: str

    def __post_init__(self) -> None:
        if not self.platform or not self.id:
            raise ValueError(f"platform and id must not be empty, got {self!r}")

    def __str__(self) -> str:
        return f"{self.platform}:{self.id}"


@dataclass(frozen=True, slots=True)
class Community(Party):
    """Who a setting belongs to: a server, or a user in direct messages."""


@dataclass(frozen=True, slots=True)
class Destination(Party):
    """Where messages go: a channel, thread, forum or direct message."""


@dataclass(frozen=True, slots=True)
class User(Party):
    """A person on a chat platform."""


LOCAL = Community("cli", "local")
"""The community that the command line acts for unless told otherwise."""
