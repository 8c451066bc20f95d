from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import TooLarge, Unreachable
from bot.sources.decoding import Body

URL = "http://harbour.example/feed"


def raw(text: bytes) -> bytes:
    """Deflate without its header."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(text) + packer.flush()


def members(text: bytes) -> bytes:
    """Gzip in two members, with padding after them."""
    return gzip.compress(text[:99]) + gzip.compress(text[99:]) + bytes(7)


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": members,
    "deflate": zlib.compress,
    " DEFLATE ": raw,
    "identity": bytes,
}


def feed(body: Body, packed: bytes, step: int) -> None:
    """Add all of it in pieces."""
    for start in range(0, len(packed), step):
        body.add(packed[start : start + step])


@given(text=st.binary(max_size=5000), step=st.integers(1, 700), coding=st.sampled_from(sorted(PACKERS)))
def test_however_a_body_is_cut_up_it_comes_out_whole(text: bytes, step: int, coding: str) -> None:
    packed = PACKERS[coding](text)
    body = Body(URL, 5000, coding)
    feed(body, packed, step)
    assert body.whole() == text


@given(extra=st.integers(1, 10_000), step=st.integers(1, 700), coding=st.sampled_from(sorted(PACKERS)))
def test_a_byte_too_many_is_too_large_however_it_is_cut_up(extra: int, step: int, coding: str) -> None:
    packed = PACKERS[coding](bytes(1000 + extra))
    body = Body(URL, 1000, coding)
    with pytest.raises(TooLarge):
        feed(body, packed, step)


@given(text=st.binary(max_size=5000).filter(lambda text: not text.startswith(b"\x1f\x8b")), step=st.integers(2, 700))
def test_a_document_packed_by_its_name_is_unpacked_whether_the_answer_says_so_or_not(text: bytes, step: int) -> None:
    for sent, coding in ((gzip.compress(text), ""), (gzip.compress(text), "gzip"), (text, "")):
        body = Body(f"{URL}.xml.gz", 5000, coding, packed=True)
        feed(body, sent, step)
        assert body.whole() == text
    with pytest.raises(TooLarge):
        feed(Body(URL, 1000, "", packed=True), gzip.compress(bytes(50_000)), step)


@given(st.binary(min_size=1, max_size=300), st.sampled_from(["gzip", "deflate"]))
def test_noise_is_decoded_or_refused_and_nothing_else(noise: bytes, coding: str) -> None:
    body = Body(URL, 10_000, coding)
    try:
        body.add(noise)
        body.whole()
    except (Unreachable, TooLarge):
        return


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_an_empty_answer_is_empty(coding: str) -> None:
    assert Body(URL, 10, coding).whole() == b""


@pytest.mark.parametrize("cut", [1, 5, 12, 40])
def test_an_answer_that_breaks_off_is_not_taken_for_whole(cut: int) -> None:
    body = Body(URL, 10_000, "gzip")
    body.add(gzip.compress(bytes(range(256)) * 9)[:-cut])
    with pytest.raises(Unreachable, match="broke off"):
        body.whole()


def test_a_stream_that_decodes_to_nothing_does_not_go_on_for_ever() -> None:
    body = Body(URL, 10_000, "gzip")
    with pytest.raises(Unreachable, match="too many pieces"):
        feed(body, gzip.compress(b"") * 5000, 999)
    empty = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    blocks = b"".join(empty.flush(zlib.Z_FULL_FLUSH) for _ in range(2))[:5] * 20_000
    with pytest.raises((TooLarge, Unreachable)):
        feed(Body(URL, 10_000, "deflate"), blocks, 999)


def test_a_stream_of_a_thousand_members_is_decoded() -> None:
    body = Body(URL, 10_000, "gzip")
    feed(body, gzip.compress(b"tide") * 1000, 999)
    assert body.whole() == b"tide" * 1000
