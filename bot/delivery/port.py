"""What delivery asks of a chat platform."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.model.components import Message
from bot.model.ids import Destination


class Platform(Protocol):
    """One chat platform. Every failure is a DeliveryError; one that is no subclass means "try again".

    `marker` is an id of ours that the platform keeps with the message, so that it is known again after a
    crash; `nonce` (1 to 25 characters) makes two sends within the platform's short window one message.
    """

    async def send(self, destination: Destination, message: Message, *, nonce: str, marker: str) -> str:
        """The platform's id of the message that was sent.

        DestinationGone where the place is gone or closed to us, Undeliverable where the message is refused
        for good, DeliveryError where it is not known whether it arrived or it may be tried again.
        """
        ...

    async def find(self, destination: Destination, marker: str, *, after: datetime) -> str | None:
        """The id of our message that holds the marker and was sent after that moment; None where it is
        proven absent. Unreadable where the history cannot be read to its end."""
        ...
