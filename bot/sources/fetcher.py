"""The one way to fetch: guarded, conditional, bounded, polite."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.clock import Clock, system_clock
from bot.errors import BadAddress, BadStatus, Refused
from bot.messages import text
from bot.model.fetched import Fetched, Validators
from bot.sources import said
from bot.sources.challenge import LOOKED_AT, challenge_in
from bot.sources.decoding import ACCEPTED, Body, too_large
from bot.sources.domains import domain_of_host
from bot.sources.guard import Dialler, GuardedResolver, check_url
from bot.sources.names import SystemNames
from bot.sources.policy import FetchPolicy
from bot.sources.rests import Rests
from bot.sources.robots import Permits, Robots
from bot.sources.trouble import bad_status, challenged, in_our_words
from bot.sources.turns import Turns
from bot.sources.way import Way

Names = AbstractResolver
"""Who looks names up."""

FEEDS = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)
PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
ROBOTS = "text/plain, */*;q=0.5"

PERMANENT = frozenset({301, 308})
TEMPORARY = frozenset({302, 303, 307})
KEEPING = frozenset({307, 308})
"""Redirects after which a form is handed in again as it is."""

REDIRECTS = PERMANENT | TEMPORARY
DOCUMENT = frozenset({200, 203})

CHALLENGING = frozenset({401, 403, 405, 429, 503})
"""Statuses under which proof of a human is asked for."""

PACKED = ".xml.gz"
"""How the name of a sitemap ends that is kept packed (sitemaps.org), and often sent without saying so."""

PIECE = 64 * 1024
"""Bytes read from a connection at a time."""

CONNECT_SECONDS = 10.0

KEPT_SECONDS = 3.0
"""How long a connection waits for another request to its host: for the pages that a feed leads to, and not until the
next poll, or thousands of feeds would be as many open sockets."""

NOTHING = Validators()
"""To ask with for the first time."""


@dataclass(frozen=True, slots=True)
class _Want:
    """What is asked for: the media types, how large it may be, and what we have of it; or the form that is handed in."""

    accept: str
    limit: int
    have: Validators = NOTHING
    obey_robots: bool = False
    form: Mapping[str, str] | None = None


class Fetcher:
    """Fetches feeds and pages. Every request is guarded (see `bot.sources.guard`), keeps the limits of the policy,
    and carries no cookies, credentials or Referer. One Fetcher serves the whole process."""

    def __init__(
        self,
        policy: FetchPolicy,
        session: aiohttp.ClientSession,
        clock: Clock,
        names: GuardedResolver,
        permits: Permits,
    ) -> None:
        self.policy = policy
        self._session = session
        self._way = Way(policy, names)
        self._clock = clock
        self._turns = Turns(policy.per_host, policy.spacing.total_seconds())
        self._domains = Turns(policy.per_domain, 0.0)
        self._room = asyncio.Semaphore(policy.connections)
        self._rests = Rests()
        self._robots = Robots(policy.product, self._robots_txt, permits, clock)

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        policy: FetchPolicy,
        *,
        permits: Permits,
        clock: Clock = system_clock,
        resolver: Names | None = None,
    ) -> AsyncIterator[Self]:
        """A fetcher whose connections close with the block. `permits` reads robots.txt, in a worker where
        servers are not trusted; `resolver` replaces the system's (behind the guard)."""
        dialler = Dialler(policy)
        inner = resolver or SystemNames(policy.connections)
        names = GuardedResolver(dialler, inner)
        connector = aiohttp.TCPConnector(
            limit=policy.connections,
            resolver=names,
            socket_factory=dialler,
            ttl_dns_cache=60,
            keepalive_timeout=KEPT_SECONDS,
        )
        try:
            async with session(policy, connector) as opened:
                yield cls(policy, opened, clock, names, permits)
        finally:
            await inner.close()

    async def feed(self, url: str, validators: Validators = NOTHING) -> Fetched:
        """The feed at `url`, or a Fetched whose status is 304 if it is as it was when it gave these validators.

        Raises BadAddress, Refused, TooLarge, TimedOut, BadStatus (with `retry_after`) or Unreachable. robots.txt
        is not asked: a feed is published to be polled.
        """
        return await self._fetch(url, _Want(FEEDS, self.policy.feed_bytes, validators))

    async def page(self, url: str) -> Fetched:
        """The page at `url`; Refused where its host's robots.txt keeps us out, else errors as in `feed`. A host that asked
        for a rest (Retry-After) is not asked for another page before."""
        return await self._fetch(url, _Want(PAGES, self.policy.page_bytes, obey_robots=True))

    async def submit(self, url: str, form: Mapping[str, str]) -> int:
        """The status with which the server at `url` took the form, a 2xx; else errors as in `feed`.

        Guarded and limited as any fetch. Redirects that keep a form (307, 308) are followed, others are refusals.
        """
        here, want = check_url(url, self.policy), _Want("*/*", 0, form=form)
        for _ in range(self.policy.redirects + 1):
            async with self._turn(here), self._asked(here, want) as response:
                if response.status in KEEPING and "Location" in response.headers:
                    here = self._redirect(here, response.status, response.headers["Location"]).to
                elif 200 <= response.status < 300:
                    return response.status
                else:
                    raise await self._refusal(here, response)
        raise BadStatus(text("fetch.circles", url=url, times=self.policy.redirects), url=url)

    def keeps_secret(self, url: str) -> bool:
        """Whether what is said to this address cannot be overheard: https, or a host of the operator's own."""
        if url.startswith("https:"):
            return True
        try:
            parsed = check_url(url, self.policy)
        except (BadAddress, Refused):
            return False
        return self.policy.allows((parsed.raw_host or "").lower(), parsed.port)

    async def _robots_txt(self, url: str) -> Fetched:
        return await self._fetch(url, _Want(ROBOTS, self.policy.robots_bytes))

    async def _fetch(self, url: str, want: _Want) -> Fetched:
        """Follow redirects, each one through the guard, to the document."""
        here = check_url(url, self.policy)
        moved_to: str | None = None
        permanent, status = True, 0
        for _ in range(self.policy.redirects + 1):
            answer = await self._step(here, want)
            if isinstance(answer, Fetched):
                return answer if moved_to is None else replace(answer, moved_to=moved_to)
            permanent = permanent and answer.permanent and not _downgrade(here, answer.to)
            here, status = answer.to, answer.status
            moved_to = str(here) if permanent else moved_to
        times = self.policy.redirects
        raise BadStatus(text("fetch.circles", url=url, times=times), url=url, status=status)

    async def _step(self, here: URL, want: _Want) -> Fetched | _Redirect:
        if not want.obey_robots:
            return await self._once(here, want)
        self._rests.check(here, self._clock())
        await self._robots.check(here)
        try:
            return await self._once(here, want)
        except BadStatus as error:
            self._rests.note(here, error, self._clock())
            raise

    async def _once(self, here: URL, want: _Want) -> Fetched | _Redirect:
        async with self._turn(here), self._asked(here, want) as response:
            return await self._read(here, want, response)

    @asynccontextmanager
    async def _turn(self, here: URL) -> AsyncIterator[None]:
        """Wait until this host may be asked; what goes wrong inside is told in our words."""
        async with (
            self._turns.at(here.raw_host or ""),
            self._domains.at(domain_of_host(here.raw_host or "")),
            self._room,  # waiting for our own room is not the server's fault, so its time begins after this
            in_our_words(str(here), self.policy.timeout, self.policy.proxy),
        ):
            yield

    @asynccontextmanager
    async def _asked(self, here: URL, want: _Want) -> AsyncIterator[aiohttp.ClientResponse]:
        """The answer to one request, straight or through the operator's proxy."""
        to, more, host = await self._way.to(here)
        headers = {**_headers(want), **more}
        proxy = self.policy.proxy or None
        method = "GET" if want.form is None else "POST"
        async with self._session.request(
            method, to, data=want.form, headers=headers, allow_redirects=False, proxy=proxy, server_hostname=host
        ) as response:
            yield response

    async def _read(self, here: URL, want: _Want, response: aiohttp.ClientResponse) -> Fetched | _Redirect:
        status, headers = response.status, response.headers
        if status in REDIRECTS and "Location" in headers:
            return self._redirect(here, status, headers["Location"])
        if status == 304 and want.have != NOTHING:
            return self._fetched(here, want, response, b"")
        if status not in DOCUMENT:
            raise await self._refusal(here, response)
        return self._fetched(here, want, response, await _body(here, want, response))

    async def _refusal(self, here: URL, response: aiohttp.ClientResponse) -> BadStatus:
        """Why the server gave no document; what the page beside a refusal says is only looked at for a challenge."""
        headers = response.headers
        later = said.retry_after(headers, self._clock())
        page = b""
        if response.status in CHALLENGING and not headers.get("Content-Encoding"):
            page = await response.content.read(LOOKED_AT)
        if who := challenge_in(page, headers):
            return challenged(str(here), response.status, who, later)
        return bad_status(str(here), response.status, later)

    def _fetched(self, here: URL, want: _Want, response: aiohttp.ClientResponse, body: bytes) -> Fetched:
        headers = response.headers
        media, charset = said.content_type(headers)
        before = want.have if response.status == 304 else NOTHING
        return Fetched(
            url=str(here),
            status=response.status,
            body=body,
            content_type=media,
            charset=charset,
            validators=said.validators(headers, before),
            max_age=said.max_age(headers, self._clock()),
            robots_tag=said.robots_tag(headers),
            links=said.links(headers),
            at=self._clock(),
        )

    def _redirect(self, here: URL, status: int, location: str) -> _Redirect:
        try:
            to = check_url(here.join(URL(location)), self.policy)
        except (BadAddress, ValueError, LookupError) as error:
            raise Refused(text("fetch.leads.nowhere", url=here, location=location), url=str(here)) from error
        except Refused as error:
            raise type(error)(text("fetch.leads.refused", url=here, why=error), url=str(here)) from error
        return _Redirect(status, to)


@dataclass(frozen=True, slots=True)
class _Redirect:
    """Where a server sends us instead of answering."""

    status: int
    to: URL

    @property
    def permanent(self) -> bool:
        return self.status in PERMANENT


def session(policy: FetchPolicy, connector: aiohttp.BaseConnector) -> aiohttp.ClientSession:
    """A session that keeps and sends nothing beyond what a request needs."""
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": policy.user_agent, "Accept-Encoding": ACCEPTED},
        auto_decompress=False,
        trust_env=False,
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS),
    )


def _headers(want: _Want) -> dict[str, str]:
    headers = {"Accept": want.accept}
    if want.have.etag is not None:
        headers["If-None-Match"] = want.have.etag
    if want.have.last_modified is not None:
        headers["If-Modified-Since"] = want.have.last_modified
    return headers


async def _body(here: URL, want: _Want, response: aiohttp.ClientResponse) -> bytes:
    """The decoded document; TooLarge as soon as it is known to be."""
    coding = response.headers.get("Content-Encoding", "")
    if (response.content_length or 0) > want.limit:
        raise too_large(str(here), want.limit)
    body = Body(str(here), want.limit, coding, packed=here.path.endswith(PACKED))
    async for piece in response.content.iter_chunked(PIECE):
        body.add(piece)
        await asyncio.sleep(0)  # a bomb is decoded piece by piece: let others work in between
    return body.whole()


def _downgrade(here: URL, to: URL) -> bool:
    """Whether a redirect leads from https to http: followed, but not worth remembering."""
    return here.scheme == "https" and to.scheme == "http"
