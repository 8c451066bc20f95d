"""A chat platform in memory, with the faults that a real one has."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from bot.errors import Unreadable
from bot.model.components import Message
from bot.model.ids import Destination


class Crashed(BaseException):
    """The process was killed here: nobody may catch this."""


@dataclass(slots=True)
class Posted:
    """A message that readers see."""

    destination: Destination
    message: Message
    nonce: str
    marker: str
    id: str


@dataclass(slots=True)
class FakePlatform:
    """Keeps what was posted. `fails` is raised before, `dies` after a message was posted; two sends with one
    nonce are one message while `folds`, history can be read while `readable`, and a send to `hangs_for` never ends."""

    posted: list[Posted] = field(default_factory=list)
    fails: BaseException | None = None
    dies: BaseException | None = None
    folds: bool = True
    readable: bool = True
    hangs_for: Destination | None = None

    async def send(self, destination: Destination, message: Message, *, nonce: str, marker: str) -> str:
        """The message's number."""
        if self.fails is not None:
            raise self.fails
        if destination == self.hangs_for:
            await asyncio.Event().wait()
        folded = next((p for p in self.posted if self.folds and p.nonce == nonce), None)
        if folded is None:
            folded = Posted(destination, message, nonce, marker, str(len(self.posted) + 1))
            self.posted.append(folded)
        if self.dies is not None:
            raise self.dies
        return folded.id

    async def find(self, destination: Destination, marker: str, *, after: datetime) -> str | None:
        """The number of the message with that marker."""
        assert after.tzinfo is not None
        if not self.readable:
            raise Unreadable
        return next((p.id for p in self.posted if p.destination == destination and p.marker == marker), None)
