"""The small server behind /healthz and /metrics and, where hubs may call, their callback."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

from aiohttp import web

from bot.errors import SettingsError
from bot.log import get_logger
from bot.messages import text
from bot.web.hub import HubCalls, add_callback
from bot.web.metrics import CONTENT_TYPE, Metrics

Health = Callable[[], Awaitable[Mapping[str, Any]]]
"""Returns what can be said of the process as JSON values; `ok` is whether all is well."""

HEALTH_SECONDS: Final = 5.0
_NO_CACHE: Final = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_log = get_logger(__name__)


@asynccontextmanager
async def serve(
    host: str, port: int, *, metrics: Metrics, health: Health, hubs: tuple[str, HubCalls] | None = None
) -> AsyncIterator[int]:
    """The port that answers GET /healthz (200 or 503, JSON) and GET /metrics while the block runs; with `hubs`, also
    what hubs call for below that path.

    Port 0 takes any free one. Raises SettingsError when the address cannot be listened on.
    """
    app = web.Application(client_max_size=1024)
    app.router.add_get("/healthz", _healthz(health))
    app.router.add_get("/metrics", _metrics(metrics))
    if hubs is not None:
        add_callback(app, *hubs)
    # nobody's body is unpacked unasked: what hubs send is counted as it comes
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1.0, auto_decompress=False)
    await runner.setup()
    try:
        await _listen(runner, host, port)
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        raise SettingsError((text("web.cannot_listen", host=host, port=port, why=why),)) from error


def _healthz(health: Health) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(_request: web.Request) -> web.Response:
        found = await _ask(health)
        return web.json_response(found, status=200 if found["ok"] else 503, headers=_NO_CACHE)

    return answer


async def _ask(health: Health) -> dict[str, Any]:
    """What `health` says, or that it could not say anything: an answer in any case, and in time."""
    try:
        async with asyncio.timeout(HEALTH_SECONDS):
            found = await health()
    except TimeoutError:
        return {"ok": False, "error": text("web.no_answer", seconds=HEALTH_SECONDS)}
    except Exception as error:  # noqa: BLE001 (a boundary: whoever asks for health must get an answer)
        _log.exception("health check failed")
        return {"ok": False, "error": type(error).__name__}
    return {"ok": bool(found.get("ok")), **{name: value for name, value in found.items() if name != "ok"}}


def _metrics(metrics: Metrics) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=metrics.render(), headers={**_NO_CACHE, "Content-Type": CONTENT_TYPE})

    return answer
