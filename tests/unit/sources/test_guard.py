from __future__ import annotations

import socket

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import BadAddress, Refused, Unreachable
from bot.sources.guard import Dialler, GuardedResolver, address_allowed, check_url
from bot.sources.policy import FetchPolicy

POLICY = FetchPolicy("Byline/0 (+https://byline.example)")

BYPASSES = (
    # the own machine, in every notation that some resolver understands
    "http://127.0.0.1/",
    "http://127.0.0.1:80/feed",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.255.255.254/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://0177.0.0.01/",
    "http://127.0.0.0x1/",
    "http://127.000.000.001/",
    "http://127.0.0.1./",
    "http://127。0。0。1/",
    "http://127．0．0．1/",
    "http://１２７.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127%2e0%2e0%2e1/",
    "http://%31%32%37.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://00000.0.0.0/",
    "http://4294967296/",
    "http://127.0.0.1\t/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://ｌocalhost/",
    "http://news.localhost/",
    "http://localhost.localdomain/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[0000::0001]/",
    "http://[::]/",
    # IPv4 in a wrapping
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:8.8.8.8]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a00:1::1]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
    # private and shared networks
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://192.168.0.1:8080/",
    "http://100.64.0.1/",
    "http://167772161/",
    "http://0xc0a80101/",
    "http://3232235777/",
    "http://[fc00::1]/",
    "http://[fd12:3456:789a::1]/",
    "http://[fec0::1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://router/",
    "http://intranet/feed",
    "http://wiki.corp/",
    "http://nas.local/",
    "http://printer.lan/",
    "http://box.home.arpa/",
    # clouds' metadata
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://169.254.170.2/",
    "http://168.63.129.16/",
    "http://100.100.100.200/",
    "http://192.0.0.192/",
    "http://[fd00:ec2::254]/",
    "http://metadata.google.internal/",
    # multicast, reserved, documentation, benchmarks
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[100::1]/",
    # credentials, ports, schemes
    "http://reader@harbour-gazette.example/",
    "http://reader:word@harbour-gazette.example/",
    "http://:@harbour-gazette.example/",
    "http://harbour-gazette.example@127.0.0.1/",
    "http://harbour-gazette.example:80@127.0.0.1/",
    "http://harbour-gazette.example%40127.0.0.1/",
    "http://harbour-gazette.example:22/",
    "http://harbour-gazette.example:25/",
    "http://harbour-gazette.example:6379/",
    "http://harbour-gazette.example:0/",
    "http://harbour-gazette.example:99999/",
    "file:///etc/passwd",
    "ftp://harbour-gazette.example/feed",
    "gopher://harbour-gazette.example/",
    "data:text/html,hello",
    "feed://harbour-gazette.example/feed",
    "dict://127.0.0.1:11211/stats",
    "javascript:alert(1)",
    # what is read differently by different readers
    "http://harbour-gazette.example\\@127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "http://harbour-gazette.example\r\nHost: inside/",
    "http://harbour-gazette.example\x00.outside.example/",
    "http://harbour gazette.example/",
    "http://harbour\u200bgazette.example\u202e/",
    "http://-harbour.example/",
    "http://harbour..example/",
    "http://.harbour.example/",
    "http://harbour.example.1/",
    "http://1.2.3.4.5/",
    "http://256.256.256.256/",
    "http://xn--/",
    "http://xn--80ak6aa92e&.example/",
    "http://[::1/",
    "http://[::1]evil.example/",
    "http://evil.example[::1]@",
    "http:///feed",
    "http://",
    "//127.0.0.1/",
    "127.0.0.1",
    "",
    "http://" + "a" * 64 + ".example/",
    "http://harbour.example/" + "a" * 3000,
)


@pytest.mark.parametrize("url", BYPASSES)
def test_no_way_around_the_guard_leads_through(url: str) -> None:
    with pytest.raises((Refused, BadAddress)) as caught:
        check_url(url, POLICY)
    assert str(caught.value).endswith(".")


def test_the_table_has_at_least_sixty_ways_around() -> None:
    assert len(set(BYPASSES)) == len(BYPASSES) >= 60


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://harbour-gazette.example/feed.xml", "https://harbour-gazette.example/feed.xml"),
        ("HTTP://Harbour-Gazette.Example", "http://harbour-gazette.example/"),
        ("  https://harbour-gazette.example/a%20b ", "https://harbour-gazette.example/a%20b"),
        ("https://harbour-gazette.example/märz?q=ü", "https://harbour-gazette.example/m%C3%A4rz?q=%C3%BC"),
        (
            "https://harbour-gazette.example/%7Ea/../b?sig=a%2Bb%2F%3D",
            "https://harbour-gazette.example/%7Ea/../b?sig=a%2Bb%2F%3D",
        ),
        ("https://harbour-gazette.example?all", "https://harbour-gazette.example/?all"),
        ("https://harbour-gazette.example:8443/feed#top", "https://harbour-gazette.example:8443/feed"),
        ("http://harbour-gazette.example:8080/", "http://harbour-gazette.example:8080/"),
        ("https://hafenblatt-münde.example/", "https://xn--hafenblatt-mnde-bwb.example/"),
        ("https://harbour_news.example/rss?a=1&b=%2F", "https://harbour_news.example/rss?a=1&b=%2F"),
        ("https://2001.example/feed", "https://2001.example/feed"),
        ("http://8.8.8.8/feed", "http://8.8.8.8/feed"),
        ("http://[2606:4700::1111]/feed", "http://[2606:4700::1111]/feed"),
        ("https://news.example/@editor/feed", "https://news.example/@editor/feed"),
    ],
)
def test_public_addresses_pass(url: str, read: str) -> None:
    assert str(check_url(url, POLICY)) == read


@pytest.mark.parametrize(
    ("allow", "url", "passes"),
    [
        (("127.0.0.1:8123",), "http://127.0.0.1:8123/feed", True),
        (("127.0.0.1:8123",), "http://127.0.0.1:8124/feed", False),
        (("127.0.0.1:8123",), "http://127.1:8123/feed", False),
        (("127.0.0.1",), "http://127.0.0.1:8124/feed", True),
        (("newsroom.lan",), "http://newsroom.lan/feed", True),
        (("newsroom.lan",), "http://other.lan/feed", False),
        (("[::1]:8123",), "http://[::1]:8123/feed", True),
        (("127.0.0.1:8123",), "ftp://127.0.0.1:8123/feed", False),
        (("127.0.0.1:8123",), "http://reader@127.0.0.1:8123/feed", False),
    ],
)
def test_only_what_the_configuration_file_opens_is_open(allow: tuple[str, ...], url: str, passes: bool) -> None:
    policy = FetchPolicy("Byline/0", allow=allow)
    if passes:
        assert str(check_url(url, policy)) == url
    else:
        with pytest.raises(Refused):
            check_url(url, policy)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_answered(text: str) -> None:
    try:
        check_url(text, POLICY)
    except (Refused, BadAddress):
        return


PARTS = (
    *(
        "127.0.0.1",
        "127",
        "0",
        "0x7f",
        "0177",
        "2130706433",
        "10",
        "192.168",
        "1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "::1",
    ),
    *(
        "localhost",
        "evil.example",
        "xn--",
        "xn--80ak6aa92e",
        ".",
        "..",
        "。",
        "．",
        "｡",
        "%2e",
        "%00",
        "%25",
        "@",
        "#",
        "?",
    ),
    *(
        "/",
        "\\",
        ":",
        ":80",
        ";",
        "&",
        "[",
        "]",
        "%",
        "-",
        "_",
        "*",
        "①",
        "２",
        "𝟏",
        "ⅼ",
        "ß",
        "é",
        "\u200d",
        "\u00ad",
        "\u2024",
    ),
)
"""What hosts are made of that one reader takes for another host than the next."""


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=7))
@settings(max_examples=1000)
def test_whatever_passes_is_no_address_of_our_own_to_the_system_either(parts: list[str]) -> None:
    try:
        host = check_url("http://" + "".join(parts), POLICY).raw_host or ""
    except (Refused, BadAddress):
        return
    try:
        address = socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
    except OSError:
        return  # the system will ask name servers, and the second door read what they say
    assert address_allowed(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_that_python_calls_private_is_never_allowed(address: object) -> None:
    assert not (address_allowed(str(address)) and not address.is_global)  # type: ignore[attr-defined]  # both kinds of address have it


@pytest.mark.parametrize("address", ["", "harbour.example", "127.1", "1.1.1.1%eth0", "fe80::1%1", "2606:4700::1%2"])
def test_what_is_no_plain_address_is_not_allowed(address: str) -> None:
    assert not address_allowed(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "2606:4700::1111", "2a00::1"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert address_allowed(address)


class Names(AbstractResolver):
    """Name servers that answer with what the test put in."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of the test, for any name."""
        return [
            ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0)
            for address in self.addresses
        ]

    async def close(self) -> None:
        """Nothing is held."""


@pytest.mark.parametrize(
    "addresses",
    [("127.0.0.1",), ("8.8.8.8", "10.0.0.1"), ("10.0.0.1", "8.8.8.8"), ("2606:4700::1111", "::ffff:10.0.0.1")],
)
async def test_an_answer_with_any_private_address_is_refused_as_a_whole(addresses: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match=r"rebound\.example does not lead to") as refused:
        await GuardedResolver(Dialler(POLICY), Names(*addresses)).resolve("rebound.example", 80)
    assert not any(address in str(refused.value) for address in addresses), "nobody who asks maps our network"


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/feed", "http://newsroom.lan:8000/", "http://localhost:8000/"])
def test_a_refusal_of_what_is_inside_names_what_an_operator_could_allow(url: str) -> None:
    with pytest.raises(Refused) as refused:
        check_url(url, POLICY)
    assert "port" not in str(refused.value)
    assert refused.value.inside == url.split("/")[2]


async def test_an_answer_of_public_addresses_passes() -> None:
    found = await GuardedResolver(Dialler(POLICY), Names("8.8.8.8", "1.1.1.1")).resolve("public.example", 443)
    assert [answer["host"] for answer in found] == ["8.8.8.8", "1.1.1.1"]


async def test_a_name_without_an_address_is_unreachable() -> None:
    with pytest.raises(Unreachable):
        await GuardedResolver(Dialler(POLICY), Names()).resolve("nowhere.example", 443)


async def test_an_allowed_name_may_lead_inside_and_opens_only_what_it_leads_to() -> None:
    policy = FetchPolicy("Byline/0", allow=("newsroom.lan:8000",))
    dialler = Dialler(policy)
    await GuardedResolver(dialler, Names("10.1.2.3")).resolve("newsroom.lan", 8000)
    assert dialler.permits("10.1.2.3", 8000)
    assert not dialler.permits("10.1.2.3", 22)
    assert not dialler.permits("10.1.2.4", 8000)


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "10.0.0.1"])
def test_no_socket_is_opened_to_a_private_address(address: str) -> None:
    info = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, 80))
    with pytest.raises(Refused):
        Dialler(POLICY)(info)


def test_a_socket_is_opened_to_a_public_address() -> None:
    info = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("8.8.8.8", 80))
    with Dialler(POLICY)(info) as opened:
        assert opened.family == socket.AF_INET


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("http://10.0.0.1/feed", "10.0.0.1"),
        ("http://[fd00::1]/feed", "[fd00::1]"),
        ("http://169.254.169.254/latest", ""),
        ("http://100.100.100.200/", ""),
        ("http://[fd00:ec2::254]/latest", ""),
    ],
)
def test_nobody_is_advised_to_open_the_metadata_of_a_cloud(url: str, inside: str) -> None:
    with pytest.raises(Refused) as refused:
        check_url(url, FetchPolicy("Byline/0"))
    assert refused.value.inside == inside
