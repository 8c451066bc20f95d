"""A name server on loopback that answers as a test tells it, and a resolver that asks it over UDP.

    async with NameServer.start() as names:
        names.known["harbour.example"] = "127.0.0.1"
        names.trouble = SERVFAIL        # for every name; or for one: names.known["harbour.example"] = NXDOMAIN
        async with fetching(policy, resolver=Asking(names.port)) as fetcher:
            ...

Real packets (RFC 1035); what goes wrong is raised as the C library's getaddrinfo raises it.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Self

from aiohttp.abc import AbstractResolver, ResolveResult

SERVFAIL, NXDOMAIN, REFUSED = 2, 3, 5
"""What a name server says where it has no answer."""

_HEADER, _QUESTION, _RECORD = struct.Struct("!6H"), struct.Struct("!2H"), struct.Struct("!3HIH")
_ASKS, _ANSWERS, _A, _IN, _NAME_ABOVE = 0x0100, 0x8180, 1, 1, 0xC00C
_IDS = count(1)


@dataclass(slots=True)
class NameServer(asyncio.DatagramProtocol):
    """Answers with the address of a name or with a trouble of its own; unknown names do not exist. `trouble`, where it is
    set, is the answer to everything. `asked` are the names, in order."""

    known: dict[str, str | int] = field(default_factory=dict)
    trouble: int | None = None
    asked: list[str] = field(default_factory=list)
    port: int = 0
    _transport: asyncio.DatagramTransport | None = None

    @classmethod
    @asynccontextmanager
    async def start(cls) -> AsyncIterator[Self]:
        """A running name server on a free port."""
        server = cls()
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(lambda: server, local_addr=("127.0.0.1", 0))
        server._transport, server.port = transport, transport.get_extra_info("sockname")[1]
        try:
            yield server
        finally:
            transport.close()

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """One question, answered."""
        number, *_ = _HEADER.unpack_from(data)
        question = data[_HEADER.size :]
        name = _name(question)
        self.asked.append(name)
        found = self.known.get(name, NXDOMAIN) if self.trouble is None else self.trouble
        assert self._transport is not None
        self._transport.sendto(_answer(number, question, found), addr)


@dataclass(frozen=True, slots=True)
class Asking(AbstractResolver):
    """Looks names up at the name server of this port on loopback."""

    port: int

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,  # noqa: ARG002 - aiohttp's signature; all here is IPv4
    ) -> list[ResolveResult]:
        """The address of the name; gaierror as getaddrinfo raises it."""
        loop = asyncio.get_running_loop()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.setblocking(False)
            await loop.sock_connect(asking, ("127.0.0.1", self.port))
            await loop.sock_sendall(asking, _HEADER.pack(next(_IDS) % 65536, _ASKS, 1, 0, 0, 0) + _question(host))
            answer = await asyncio.wait_for(loop.sock_recv(asking, 512), 5)
        _, flags, _, found, *_ = _HEADER.unpack_from(answer)
        if code := flags & 15:
            raise socket.gaierror(*_raised(code))
        assert found == 1
        address = str(ipaddress.IPv4Address(answer[-4:]))
        return [ResolveResult(hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing is held."""


def _raised(code: int) -> tuple[int, str]:
    if code == NXDOMAIN:
        return socket.EAI_NONAME, "Name or service not known"
    return socket.EAI_AGAIN, "Temporary failure in name resolution"


def _question(name: str) -> bytes:
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    return labels + b"\0" + _QUESTION.pack(_A, _IN)


def _name(question: bytes) -> str:
    labels, rest = [], question
    while length := rest[0]:
        labels.append(rest[1 : 1 + length].decode())
        rest = rest[1 + length :]
    return ".".join(labels)


def _answer(number: int, question: bytes, found: str | int) -> bytes:
    if isinstance(found, int):
        return _HEADER.pack(number, _ANSWERS | found, 1, 0, 0, 0) + question
    record = _RECORD.pack(_NAME_ABOVE, _A, _IN, 60, 4) + ipaddress.IPv4Address(found).packed
    return _HEADER.pack(number, _ANSWERS, 1, 1, 0, 0) + question + record
