from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
import structlog
from click.testing import CliRunner, Result

from bot.cli.root import root


class Byline(Protocol):
    """Runs the command line in this process, as typed."""

    def __call__(self, *words: str, stdin: str | bytes | None = None) -> Result:
        """What the command wrote, and its exit status."""
        ...


@pytest.fixture(autouse=True)
def leave_logging_as_it_was() -> Iterator[None]:
    top, level = logging.getLogger(), logging.getLogger().level
    yield
    for handler in [known for known in top.handlers if getattr(known, "byline", False)]:
        top.removeHandler(handler)
    top.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def byline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Byline:
    """The command in an empty folder, with no settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("DISCORD_TOKEN", "DISCORD_API_BASE", "DISCORD_GATEWAY_URL", "BYLINE_DATABASE_URL", "BYLINE_CONFIG"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(root, list(words), input=stdin, prog_name="byline")

    return run


def answer(result: Result) -> Any:
    """The JSON on standard output of a command that went well."""
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)
