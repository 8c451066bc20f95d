"""Well-known public news feeds, offered to whoever has none yet; nothing of them is fetched until somebody adds one."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from bot.model.care import Starter


@cache
def starters() -> tuple[Starter, ...]:
    """The feeds of `starters.toml`, in its order. The topics are ours; being listed is no judgement."""
    table = tomllib.loads(files("bot.sources").joinpath("starters.toml").read_text(encoding="utf-8"))
    return tuple(
        Starter(outlet=outlet, url=url, language=language, topic=topic)
        for topic, rows in table.items()
        for outlet, language, url in rows["feeds"]
    )


def offered(topic: str = "") -> tuple[Starter, ...]:
    """The feeds of one topic, or of all."""
    wanted = topic.strip().casefold()
    return tuple(one for one in starters() if not wanted or one.topic.casefold() == wanted)
