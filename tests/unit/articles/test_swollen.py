"""What is told of a feed document before feedparser sees it, and honest documents that look alike."""

from __future__ import annotations

import pytest

from bot.articles.feeds import parse_feed
from bot.articles.swollen import LARGEST_BROKEN, LONGEST_NAME, readable, refuse_swollen_credits
from bot.errors import NotAFeed, ParseError

ITEM = "<item><title>Ferry {n}</title><description>{words}</description></item>"
WORDS = "The ferry sank off the northern mole. " * 25


def rss(items: str) -> str:
    return f"<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>"


@pytest.mark.parametrize(
    "credit",
    [
        ", ".join(f"Ada Quill {n}" for n in range(2_000)),
        "Ada Quill",
        "",
        f"<![CDATA[{'Ada, Bo &amp; ' * 200}]]>",
        f"https://gazette.example/{'by/ada-quill/' * 100}",
    ],
)
def test_honest_credits_are_read(credit: str) -> None:
    refuse_swollen_credits(f"<item><dc:creator>{credit}</dc:creator></item><item><author/><author name='x'/></item>")


@pytest.mark.parametrize(
    "name", ["author", "dc:creator", "managingEditor", "itunes:author", "dc:publisher", "itunes:owner"]
)
@pytest.mark.parametrize("said", ["{}", "<b>{}</b>", "<![CDATA[{}]]>", "Ada Quill {}"])
def test_a_name_of_hundreds_of_letters_in_one_piece_is_refused(name: str, said: str) -> None:
    with pytest.raises(ParseError, match="letters in one piece"):
        refuse_swollen_credits(f"<item><{name}>{said.format('a.' * LONGEST_NAME)}</{name}></item>")


def test_a_credit_that_never_ends_is_looked_at_too() -> None:
    with pytest.raises(NotAFeed, match="letters in one piece"):
        parse_feed(rss("<item><author>" + "-" * 2 * LONGEST_NAME).encode())


def test_a_large_document_is_read_whole_while_it_is_well_formed_and_from_its_beginning_where_it_is_not() -> None:
    items = "".join(ITEM.format(n=n, words=WORDS) for n in range(700))
    sound, broken = rss(items), rss(items + "<item><title>Mayor & ferry <b>")
    assert len(sound) > LARGEST_BROKEN
    assert (readable(sound), readable(broken)) == (sound, broken[:LARGEST_BROKEN])
    assert len(parse_feed(sound.encode()).entries) == 700
    assert 400 < len(entries := parse_feed(broken.encode()).entries) < 700
    assert entries[0].title == "Ferry 0"


def test_a_small_document_is_read_whole_however_broken() -> None:
    broken = rss("<item><title>Mayor & ferry <b>")
    assert readable(broken) == broken
