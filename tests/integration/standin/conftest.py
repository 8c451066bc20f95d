"""The stand-in of Discord, with its OpenAPI description where that is beside the project."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.standin.server import StandIn


@pytest.fixture(scope="session")
def description() -> Path | None:
    """Discord's OpenAPI file, or None: then our own rules are all that is checked, and the tests over the
    description (tests/unit/standin/test_openapi.py), which are skipped for it, say so."""
    file = Path(os.environ.get("BYLINE_OPENAPI", ROOT.parent / "shared" / "discord" / "openapi.json"))
    return file if file.is_file() else None


@pytest.fixture
async def discord(description: Path | None) -> AsyncIterator[StandIn]:
    """A running stand-in; leaving it fails the test for every request that Discord would not have taken."""
    async with StandIn.start(description) as discord:
        yield discord
