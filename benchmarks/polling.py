"""From a due feed to a stored brief, and polls a second, over real sockets on loopback.

Everything is what production runs: guard, politeness, worker processes, SQLite, logs to a file. The server is a
process of its own; the peer is a bare aiohttp client that asks it for the same and looks at nothing.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from subprocess import PIPE
from sys import executable
from tempfile import TemporaryDirectory
from typing import Final

import aiohttp

from benchmarks.material import MORNING
from benchmarks.measuring import ROOT, head, proportional_memory, spread
from benchmarks.served import hosts
from bot.app import App, open_app
from bot.log import configure
from bot.model.ids import LOCAL
from bot.model.source import PollOutcome, StartMode
from bot.settings import Settings
from storage import sources

ITEMS: Final = 200
STEADY: Final = 250
CHANGING: Final = 50
ROUNDS: Final = 4
AT_ONCE: Final = 16
"""Polls that run side by side, in Byline and in the peer."""


@dataclass(slots=True)
class Clock:
    """The benchmark's time, which it moves on so that sources are due."""

    now: object = field(default=MORNING)
