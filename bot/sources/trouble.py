"""What went wrong on the wire, in Byline's words."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp

from bot.errors import BadStatus, Challenged, FetchError, TimedOut, Unreachable
from bot.messages import text

STATUS = {
    401: "asks for a password, which Byline does not give",
    402: "asks for a payment",
    403: "refuses Byline",
    404: "has no document at this address: check it, it may have moved",
    410: "says that this document is gone for good",
    429: "asks to be asked less often",
    451: "may not be read for legal reasons",
}
"""What statuses mean to whoever reads of them; others are described by their class."""

CAUSES = (
    (aiohttp.ClientSSLError, "could not agree on a secure connection: it may not speak TLS 1.2 or later."),
    (aiohttp.ClientPayloadError, "broke off in the middle of its answer."),
    (aiohttp.ServerDisconnectedError, "closed the connection without an answer."),
    (aiohttp.ClientResponseError, "answered in something that is not HTTP."),
    (aiohttp.ClientOSError, "broke the connection."),
)
"""What happened, by the library's error; the first that fits."""


NO_WAY_OUT = frozenset({errno.ENETUNREACH, errno.ENETDOWN})
"""What the system says where this machine has no network."""


@asynccontextmanager
async def in_our_words(url: str, within: timedelta) -> AsyncIterator[None]:
    """Turns what the network raises within the block into FetchErrors, and ends it after `within`."""
    try:
        async with asyncio.timeout(within.total_seconds()):
            yield
    except FetchError as error:
        error.url = error.url or url
        raise
    except TimeoutError as error:
        seconds = f"{within.total_seconds():g}"
        raise TimedOut(f"{url} did not answer completely within {seconds} seconds.", url=url) from error
    except aiohttp.ClientError as error:
        raise Unreachable(f"{url} {cause(error)}", url=url, here=_ours(error)) from error


def cause(error: aiohttp.ClientError) -> str:
    """What happened, as the rest of a sentence that begins with the address."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"cannot be reached: {_name_trouble(error.os_error)}"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return f"has no valid certificate ({_certificate(error)}): its operator must renew it."
    if isinstance(error, aiohttp.ClientConnectorError) and not isinstance(error, aiohttp.ClientSSLError):
        return f"cannot be reached: {error.os_error.strerror or 'the connection failed'}."
    detail = str(error) or type(error).__name__
    return next((words for kind, words in CAUSES if isinstance(error, kind)), f"could not be read: {detail}.")


def _ours(error: aiohttp.ClientError) -> bool:
    """Whether it may be our own network: no way out, or name servers that do not answer."""
    if not isinstance(error, aiohttp.ClientConnectorError):
        return False
    inner = error.os_error
    if isinstance(inner, socket.gaierror):
        return inner.errno == socket.EAI_AGAIN
    return inner.errno in NO_WAY_OUT


def challenged(url: str, status: int, who: str, retry_after: timedelta | None = None) -> Challenged:
    """The error for a page that asks for proof of a human; `who` is whose it is."""
    message = text("error.challenge", url=url, who=who, status=status)
    return Challenged(message, url=url, status=status, retry_after=retry_after)


def bad_status(url: str, status: int, retry_after: timedelta | None) -> BadStatus:
    """The error for an answer that is no document."""
    meaning = STATUS.get(status) or ("has trouble of its own" if status >= 500 else "did not give the document")
    return BadStatus(f"{url} {meaning} (status {status}).", url=url, status=status, retry_after=retry_after)


def _name_trouble(error: OSError) -> str:
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return "name servers do not answer at the moment."
    return "there is no such host: check the spelling."


def _certificate(error: aiohttp.ClientConnectorCertificateError) -> str:
    inner = error.certificate_error
    return getattr(inner, "verify_message", "") or str(inner)
