"""The stand-in of Discord, with its OpenAPI description where that is beside the project."""

from __future__ import annotations

import os
import warnings
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.standin.server import StandIn


@pytest.fixture(scope="session")
def description() -> Path | None:
    """Discord's OpenAPI file, or None: then our own rules are all that is checked, and the run says so."""
    file = Path(os.environ.get("BYLINE_OPENAPI", ROOT.parent / "shared" / "discord" / "openapi.json"))
    if file.is_file():
        return file
    warnings.warn(pytest.PytestWarning("Discord's OpenAPI file is absent"), stacklevel=1)
    return None


@pytest.fixture
async def discord(description: Path | None) -> AsyncIterator[StandIn]:
    """A running stand-in; leaving it fails the test for every request that Discord would not have taken."""
    async with StandIn.start(description) as discord:
        yield discord
