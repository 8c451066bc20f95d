"""What went wrong on the wire, in Byline's words."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from urllib.parse import urlsplit

import aiohttp

from bot.errors import BadStatus, Challenged, FetchError, TimedOut, Unreachable
from bot.messages import text

STATUSES = frozenset({401, 402, 403, 404, 410, 429, 451})
"""Statuses that have words of their own for whoever reads of them; others are described by their class."""

CAUSES = (
    (aiohttp.ClientSSLError, "tls"),
    (aiohttp.ClientPayloadError, "payload"),
    (aiohttp.ServerDisconnectedError, "silent"),
    (aiohttp.ClientResponseError, "not_http"),
    (aiohttp.ClientOSError, "broken"),
)
"""What happened, by the library's error; the first that fits."""


PASSWORD = 407
"""The status with which a proxy asks who we are."""

NO_WAY_OUT = frozenset({errno.ENETUNREACH, errno.ENETDOWN})
"""What the system says where this machine has no network."""


@asynccontextmanager
async def in_our_words(url: str, within: timedelta, proxy: str = "") -> AsyncIterator[None]:
    """Turns what the network raises within the block into FetchErrors, and ends it after `within`. What `proxy` does
    is nobody else's fault."""
    try:
        async with asyncio.timeout(within.total_seconds()):
            yield
    except FetchError as error:
        error.url = error.url or url
        if proxy and isinstance(error, BadStatus) and error.status == PASSWORD:
            raise of_proxy(url, proxy, text("fetch.proxy.status.407")) from error
        raise
    except TimeoutError as error:
        seconds = f"{within.total_seconds():g}"
        raise TimedOut(text("fetch.timeout", url=url, seconds=seconds), url=url) from error
    except (aiohttp.ClientError, socket.gaierror) as error:
        if proxy and (what := _proxy_trouble(error, proxy)):
            raise of_proxy(url, proxy, what) from error
        raise Unreachable(text("fetch.trouble", url=url, what=cause(error)), url=url, here=_ours(error)) from error


def cause(error: aiohttp.ClientError | socket.gaierror) -> str:
    """What happened, as the rest of a sentence that begins with the address. A bare gaierror is of a name that is looked
    up here because a proxy is told the address."""
    if isinstance(error, socket.gaierror):
        return _name_trouble(error)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return _name_trouble(error.os_error)
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return text("fetch.cause.certificate", why=_certificate(error))
    if isinstance(error, aiohttp.ClientConnectorError) and not isinstance(error, aiohttp.ClientSSLError):
        return text("fetch.cause.connection", why=_connection(error.os_error))
    known = next((name for kind, name in CAUSES if isinstance(error, kind)), None)
    return text(f"fetch.cause.{known}") if known else text("fetch.cause.other", why=str(error) or type(error).__name__)


def _ours(error: aiohttp.ClientError | socket.gaierror) -> bool:
    """Whether it may be our own network: no way out, or name servers that do not answer."""
    inner = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(inner, socket.gaierror):
        return inner.errno == socket.EAI_AGAIN
    return isinstance(inner, OSError) and inner.errno in NO_WAY_OUT


def of_proxy(url: str, proxy: str, what: str) -> Unreachable:
    """The error for a document that the operator's proxy did not lead to."""
    return Unreachable(text("fetch.through_proxy", url=url, proxy=proxy, what=what), url=url, here=True)


def _proxy_trouble(error: aiohttp.ClientError | socket.gaierror, proxy: str) -> str:
    """What is wrong with the proxy, as the rest of a sentence; empty where it is not the proxy."""
    if isinstance(error, aiohttp.ClientHttpProxyError):
        known = "407" if error.status == PASSWORD else "other"
        return text(f"fetch.proxy.status.{known}", status=error.status)
    named = isinstance(error, aiohttp.ClientConnectorDNSError) and error.host == urlsplit(proxy).hostname
    if named or isinstance(error, aiohttp.ClientProxyConnectionError):
        return cause(error)
    return ""


def challenged(url: str, status: int, who: str, retry_after: timedelta | None = None) -> Challenged:
    """The error for a page that asks for proof of a human; `who` is whose it is."""
    message = text("error.challenge", url=url, who=who, status=status)
    return Challenged(message, url=url, status=status, retry_after=retry_after)


def bad_status(url: str, status: int, retry_after: timedelta | None) -> BadStatus:
    """The error for an answer that is no document."""
    known = str(status) if status in STATUSES else "server" if status >= 500 else "other"
    words = text("fetch.status", url=url, what=text(f"fetch.status.{known}"), status=status)
    return BadStatus(words, url=url, status=status, retry_after=retry_after)


def _name_trouble(error: OSError) -> str:
    servers = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
    return text("fetch.cause.name_servers" if servers else "fetch.cause.name")


def _connection(error: OSError) -> str:
    """Why there is no connection, in the system's words: the library's name the address that was dialled."""
    return os.strerror(error.errno) if error.errno and error.errno > 0 else text("fetch.cause.connection_failed")


def _certificate(error: aiohttp.ClientConnectorCertificateError) -> str:
    inner = error.certificate_error
    return getattr(inner, "verify_message", "") or str(inner)
