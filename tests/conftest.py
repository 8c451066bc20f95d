"""What every test may ask for. Nothing hides: under CI=true a missing service fails instead of skipping."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("byline", deadline=None)  # a machine under load is slow by turns; hangs have their own tests
settings.load_profile("byline")


def missing(what: str, remedy: str) -> NoReturn:
    """Skip with what to install, or fail where CI=true promises that everything is there."""
    message = f"{what} is missing: {remedy}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real articles, pages and feeds; it belongs to its publishers and is not in the repository."""
    folder = Path(os.environ.get("BYLINE_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip("the corpus is not here: set BYLINE_CORPUS to its folder to run the tests over real articles")
    return folder


@pytest.fixture(scope="session")
def openapi() -> Path:
    """Discord's published OpenAPI description (MIT), beside the project or at BYLINE_OPENAPI."""
    file = Path(os.environ.get("BYLINE_OPENAPI", ROOT.parent / "shared" / "discord" / "openapi.json"))
    if not file.is_file():
        pytest.skip("Discord's OpenAPI file is not here: set BYLINE_OPENAPI to it to validate every request")
    return file


os.environ.pop("COLUMNS", None)  # the runner's own width: what Byline prints into a pipe heeds it
