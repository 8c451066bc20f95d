"""Ctrl-C, as a terminal sends it to every process of a command: one line, status 130, nobody left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.processes import write_config

LINE = b'{"id": 1, "text": "The council of Port Ellery said on Monday that the ferry would run every hour in May."}\n'


@contextmanager
def started(folder: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command in a process group of its own, as a shell starts it; killed at the end of the block."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("DISCORD_", "BYLINE_"))}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-m", "bot", *words],
        cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe, env=environ, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def interrupted(process: subprocess.Popen[bytes]) -> str:
    """What stands on standard error after Ctrl-C; fails where the status is not 130, or anybody is left."""
    os.killpg(process.pid, signal.SIGINT)
    assert process.stderr is not None
    told = process.stderr.read().decode("utf-8")
    assert process.wait(timeout=30) == 130, told
    _nobody_is_left(process.pid)
    return told


def _nobody_is_left(group: int) -> None:
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)  # noqa: TID251 - a process ends outside of any loop
    pytest.fail("a process of the command is still there")


def test_reading_standard_input(tmp_path: Path) -> None:
    with started(tmp_path, "condense", "-") as process:
        assert process.stdin is not None
        process.stdin.write(b"The ferry runs. " * 20_000)  # more than a pipe holds: once it is written, it is read
        process.stdin.flush()
        assert interrupted(process) == "Interrupted.\n"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_condensing_many(tmp_path: Path, workers: str) -> None:
    with started(tmp_path, "condense", "--jsonl", "--workers", workers) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(LINE * 100)
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"id": 1')
        assert interrupted(process) == "Interrupted.\n"


def test_the_demonstration(tmp_path: Path) -> None:
    with started(tmp_path, "demo", "--folder", "d") as process:
        assert process.stdout is not None
        while not process.stdout.readline().startswith(b"2."):
            assert process.poll() is None
        assert interrupted(process) == "Interrupted.\n"


def test_waiting_for_a_server(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        netloc = f"127.0.0.1:{server.getsockname()[1]}"
        config = write_config(tmp_path, fetch={"allow": [netloc]})
        with started(tmp_path, "--config", str(config), "feed", f"http://{netloc}/feed") as process:
            asked, _ = server.accept()
            with closing(asked):
                assert asked.recv(100).startswith(b"GET /feed")
                assert interrupted(process) == "Interrupted.\n"


def test_a_bot_stops_cleanly_and_says_so(tmp_path: Path) -> None:
    config = write_config(tmp_path, discord={"enabled": False})
    with started(tmp_path, "--config", str(config), "run") as process:
        assert process.stderr is not None
        log: list[str] = []
        while not (log and '"running"' in log[-1]):
            log.append(process.stderr.readline().decode("utf-8"))
            assert log[-1], log
        told = interrupted(process)
        assert told.endswith("Interrupted.\n")
        assert '"stopping"' in told
        assert "Traceback" not in told


def test_sigterm_is_no_ctrl_c(tmp_path: Path) -> None:
    with started(tmp_path, "condense", "-") as process:
        assert process.stdin is not None
        process.stdin.write(b"The ferry runs. " * 20_000)
        process.stdin.flush()
        process.terminate()
        assert process.wait(timeout=30) == -signal.SIGTERM
