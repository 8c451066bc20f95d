"""A terminal or a file as a platform: for the command line and demonstrations."""

from __future__ import annotations

from datetime import datetime
from typing import TextIO

from bot.errors import Unreadable
from bot.messages import text
from bot.model.components import Action, Message, Row
from bot.model.ids import Destination
from bot.render.terminal import screen, to_terminal


class TerminalPlatform:
    """Writes each message to `stream`, as a channel would show it, in `width` columns (None: the terminal's).

    Promise: a message is written once for each `send`; what was written before a crash cannot be read back.
    """

    def __init__(self, stream: TextIO, *, width: int | None = None) -> None:
        self._console = screen(stream, width=width)
        self._sent = 0

    async def send(self, destination: Destination, message: Message, *, nonce: str, marker: str) -> str:
        """The number of the message, counted from one for each platform object."""
        self._sent += 1
        sources = Row((Action(text("button.sources"), "sources", marker),))
        self._console.print(to_terminal(Message((*message.parts, sources))))
        self._console.print()
        return f"{destination.id}-{nonce}-{self._sent}"

    async def find(
        self,
        destination: Destination,  # noqa: ARG002 - the port asks for it, a screen keeps nothing
        marker: str,  # noqa: ARG002 - same
        *,
        after: datetime,  # noqa: ARG002 - same
    ) -> str | None:
        """Always Unreadable: nobody can say whether lines reached a screen."""
        raise Unreadable
