"""`byline run` as a process of its own, as an operator starts it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

STARTED = re.compile(r'"event": "running"')


@dataclass(slots=True)
class Running:
    """A bot that runs: its log so far, and where it answers for its health."""

    process: asyncio.subprocess.Process
    log: Path
    port: int = 0

    def lines(self) -> list[dict[str, Any]]:
        """The log's lines as objects."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines() if line.startswith("{")]

    async def until_logged(self, event: str, seconds: float = 30) -> dict[str, Any]:
        """The first log line of that event; AssertionError with the log when it does not come in time."""
        for _ in range(int(seconds / 0.05)):
            for line in self.lines():
                if line.get("event") == event:
                    return line
            assert self.process.returncode is None, self.log.read_text("utf-8")
            await asyncio.sleep(0.05)
        raise AssertionError(f"{event!r} was not logged in {seconds} s:\n{self.log.read_text('utf-8')}")

    async def get(self, path: str) -> tuple[int, str]:
        """Status and body of a path of the health server."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self.port}{path}") as answer,
        ):
            return answer.status, await answer.text()

    async def stop(self, number: signal.Signals = signal.SIGTERM, seconds: float = 20) -> int:
        """The exit status after that signal."""
        self.process.send_signal(number)
        async with asyncio.timeout(seconds):
            return await self.process.wait()


@asynccontextmanager
async def byline_run(config: Path, log: Path, *, environ: Mapping[str, str] | None = None) -> AsyncIterator[Running]:
    """A started bot; killed at the end of the block if it still runs."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("DISCORD_", "BYLINE_"))}
    command = (sys.executable, "-m", "bot", "--config", str(config), "run")
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            *command, stdout=out, stderr=out, env={**clean, **(environ or {})}
        )
    running = Running(process, log)
    try:
        line = await running.until_logged("running")
        running.port = line.get("health") or 0
        yield running
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def write_config(folder: Path, **sections: Mapping[str, object]) -> Path:
    """The path of a configuration file with these sections, values written as TOML."""
    given: dict[str, Mapping[str, object]] = {
        "database": {"url": f"sqlite:///{folder}/byline.sqlite3"},
        "web": {"port": 0},
        "log": {"format": "json"},
        **sections,
    }
    lines = [
        f"[{name}]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in keys.items()) for name, keys in given.items()
    ]
    file = folder / "config.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file
