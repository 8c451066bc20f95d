from __future__ import annotations

from io import StringIO

import pytest

from bot.delivery import Unreadable
from bot.delivery.terminal import TerminalPlatform
from bot.model.ids import Destination
from bot.render import digest_messages
from tests.unit.render import invented

SCREEN = Destination("cli", "local")
[PART] = digest_messages(invented.digest(invented.story(1)))


async def test_a_digest_is_written_as_a_channel_would_see_it() -> None:
    stream = StringIO()
    message_id = await TerminalPlatform(stream, width=80).send(SCREEN, PART.message, nonce="e1-0", marker="7")
    assert message_id == "local-e1-0-1"
    for part in ("News digest, 14 March 2026", "Mirela Vask", "The Osmund Courier", "[ Sources ]"):
        assert part in stream.getvalue()
    assert max(map(len, stream.getvalue().splitlines())) <= 80


async def test_what_reached_a_screen_cannot_be_read_back() -> None:
    with pytest.raises(Unreadable):
        await TerminalPlatform(StringIO()).find(SCREEN, "7", after=invented.NOON)
