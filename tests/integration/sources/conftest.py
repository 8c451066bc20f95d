from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.sources.fetcher import Fetcher
from bot.sources.policy import FetchPolicy
from tests.fetching import fetching
from tests.webserver import WebServer

AGENT = "Byline/0.1 (+https://byline.example/bot)"


def lenient(*allow: str, within: float = 5.0, spacing: float = 0.0, page_bytes: int = 3 * 1024 * 1024) -> FetchPolicy:
    """A policy for servers of the test, in a hurry unless told otherwise."""
    return FetchPolicy(
        AGENT,
        allow=allow,
        timeout=timedelta(seconds=within),
        spacing=timedelta(seconds=spacing),
        page_bytes=page_bytes,
    )


@pytest.fixture
async def web() -> AsyncIterator[WebServer]:
    async with WebServer.start() as server:
        yield server


@pytest.fixture
async def fetcher(web: WebServer) -> AsyncIterator[Fetcher]:
    async with fetching(lenient(web.netloc)) as opened:
        yield opened
