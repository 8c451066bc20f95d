from __future__ import annotations

import re
import shutil
import socket
import ssl
import subprocess
from pathlib import Path

import pytest
from aiohttp import ClientConnectorError, ClientError, ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import BadAddress, BadStatus, Refused, Unreachable
from bot.sources.fetcher import Fetcher
from tests.conftest import missing
from tests.fetching import fetching
from tests.integration.sources.conftest import lenient
from tests.unit.sources.test_guard import BYPASSES
from tests.webserver import WebServer


class Rebinding(AbstractResolver):
    """Name servers under somebody else's control: any name leads to this machine."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Loopback, for any name."""
        self.asked.append(host)
        return await ThreadedResolver().resolve("127.0.0.1", port, family)

    async def close(self) -> None:
        """Nothing is held."""


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:9/feed",
        "//localhost/feed",
        "http://2130706433/",
        "http://[::ffff:7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://reader:word@harbour.example/",
        "http://harbour.example:25/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://[::1/",
        "http://harbour.example:x/",
    ],
)
@pytest.mark.parametrize("status", [301, 307])
async def test_a_redirect_to_what_is_not_public_is_refused(
    web: WebServer, fetcher: Fetcher, to: str, status: int
) -> None:
    web.redirect("/feed", to, status)
    with pytest.raises(Refused):
        await fetcher.feed(web.url("/feed"))
    assert len(web.ledger) == 1


async def test_no_way_around_leads_through_however_it_is_asked_for() -> None:
    names = Rebinding()
    async with fetching(lenient(), resolver=names) as fetcher:
        for form in BYPASSES:
            for asking in (fetcher.feed(form), fetcher.page(form), fetcher.submit(form, {"hub.mode": "subscribe"})):
                with pytest.raises((Refused, BadAddress)):
                    await asking
    assert names.asked == [], "refused as written, before anybody is asked"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_no_way_around_leads_through_a_redirect(web: WebServer, status: int) -> None:
    names = Rebinding()
    # a header cannot hold all of them, and without a host they lead on within the same one
    written = [form for form in BYPASSES if re.match(r"[a-z]+:(?!\\|///|//$)", form) and not {"\r", "\0"} & set(form)]
    assert len(written) > 100
    async with fetching(lenient(web.netloc), resolver=names) as fetcher:
        for number, form in enumerate(written):
            web.redirect(f"/{number}", form, status)
            with pytest.raises(Refused):
                await fetcher.page(web.url(f"/{number}"))
    assert names.asked == []
    assert {asked.path for asked in web.ledger} == {"/robots.txt", *(f"/{number}" for number in range(len(written)))}


async def test_no_way_around_leads_through_the_last_two_doors_alone() -> None:
    """As if the first stood open: each form is asked for on the session itself, and every name leads here."""
    forms = [form for form in BYPASSES if form.startswith(("http:", "https:"))]
    turned_away = 0
    async with fetching(lenient(), resolver=Rebinding()) as fetcher:
        for form in forms:
            try:
                await fetcher._session.get(form)
            except Refused:
                turned_away += 1
            except ClientConnectorError:
                pytest.fail(f"{form} was dialled")
            except (ClientError, ValueError, LookupError):
                continue  # no address to aiohttp either
            else:
                pytest.fail(f"{form} led through")
    assert turned_away >= 60


@pytest.mark.parametrize("refresh", ["0; url=http://127.0.0.1:9/inside", "0;URL='/inside'"])
async def test_a_page_that_sends_browsers_elsewhere_is_not_followed(
    web: WebServer, fetcher: Fetcher, refresh: str
) -> None:
    body = f'<html><head><meta http-equiv="refresh" content="{refresh}"></head><body>Moved</body></html>'
    web.serve("/feed", body, headers={"Refresh": refresh})
    assert (await fetcher.feed(web.url("/feed"))).body == body.encode()
    assert (await fetcher.page(web.url("/feed"))).body == body.encode()
    assert web.asked("/inside") == []


async def test_a_redirect_without_a_place_to_go_is_an_error(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/feed", b"", status=302)
    with pytest.raises(BadStatus):
        await fetcher.feed(web.url("/feed"))


async def test_a_name_that_leads_to_this_machine_is_refused() -> None:
    names = Rebinding()
    async with WebServer.start() as inside, fetching(lenient(), resolver=names) as fetcher:
        with pytest.raises(Refused, match=r"rebound\.example does not lead to a public"):
            await fetcher.feed("http://rebound.example/feed")
    assert names.asked == ["rebound.example"]
    assert inside.ledger == []


async def test_a_redirect_to_a_name_that_leads_to_this_machine_is_refused(web: WebServer) -> None:
    names = Rebinding()
    web.redirect("/feed", "http://rebound.example:8080/inside", 302)
    async with fetching(lenient(web.netloc), resolver=names) as fetcher:
        with pytest.raises(Refused, match=r"rebound\.example"):
            await fetcher.feed(web.url("/feed"))


async def test_what_slips_past_the_address_check_is_stopped_at_the_socket(web: WebServer) -> None:
    """The last door alone: a request made on the session itself, as if `check_url` had a hole."""
    async with fetching(lenient()) as fetcher:
        for url in (web.url("/feed"), f"http://[::ffff:127.0.0.1]:{web.port}/", f"http://localhost:{web.port}/"):
            with pytest.raises(Refused):
                await fetcher._session.get(url)
    assert web.ledger == []


async def test_a_server_without_tls_is_no_https() -> None:
    async with WebServer.start() as web, fetching(lenient(web.netloc)) as fetcher:
        with pytest.raises(Unreachable, match="secure connection"):
            await fetcher.feed(web.url("/feed").replace("http:", "https:"))


@pytest.fixture
def certificate(tmp_path: Path) -> ssl.SSLContext:
    """A server's side of TLS with a certificate that nobody signed but itself."""
    openssl = shutil.which("openssl") or missing("openssl", "apt-get install openssl")
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    make = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    subprocess.run([*make, *names, "-keyout", key, "-out", cert], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context


async def test_a_certificate_that_nobody_signed_is_not_believed(certificate: ssl.SSLContext) -> None:
    async with WebServer.start(tls=certificate) as web, fetching(lenient(web.netloc)) as fetcher:
        web.serve("/feed", b"<rss/>")
        with pytest.raises(Unreachable, match="no valid certificate"):
            await fetcher.feed(web.url("/feed").replace("http:", "https:"))
    assert web.ledger == []
