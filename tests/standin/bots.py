"""Small bots, each a process of its own that knows the stand-in only by its addresses."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.standin.server import StandIn

ROOT = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Bot:
    """A running process, and the file that its standard output and errors go to."""

    process: asyncio.subprocess.Process
    log: Path

    @property
    def said(self) -> str:
        """All that it has printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    async def kill(self) -> None:
        """Ends it at once, as a crash does: nothing is flushed or closed."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()


@asynccontextmanager
async def running(
    command: Sequence[str], discord: StandIn, log: Path, *, environment: Mapping[str, str] | None = None
) -> AsyncIterator[Bot]:
    """A process pointed at the stand-in while the block runs; what it printed is added to an error of the block."""
    told = {**os.environ, "PYTHONPATH": str(ROOT), **discord.environment, **(environment or {})}
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(*command, stdout=out, stderr=out, env=told, cwd=log.parent)
    bot = Bot(process, log)
    try:
        yield bot
    except BaseException as error:
        error.add_note(f"the bot said:\n{bot.said[-4000:]}")
        raise
    finally:
        await bot.kill()
