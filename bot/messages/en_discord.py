"""English: what the slash commands, the delivery to Discord and their errors say."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    # delivery
    "delivery.unreached": "Discord could not be reached ({error})",
    "delivery.refused": "Discord answered {status} (code {code}): {reason}",
    "delivery.long_history": "more than {n} messages were posted since: history was not read to its end",
    "delivery.no_channel": "{id!r} is not a Discord channel",
}
