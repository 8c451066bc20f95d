"""Articles that feeds carry whole, invented, with what blogs' systems put among their paragraphs."""

from __future__ import annotations

import pytest

from bot.articles.entry_body import with_bodies
from bot.articles.feeds import parse_feed
from bot.articles.from_entry import article_from_entry, is_whole
from bot.model.article import Article

PARAGRAPHS = [
    "A ferry with forty people on board sank off the northern mole on Monday, the coast guard said, after both of its pumps failed.",
    "“We saw the lights go out one after the other,” said Ada Marsh, the harbour master, who watched from the tower with two colleagues.",
    "The owner, Quill Shipping, had been warned twice this year about the state of the hull, according to the inspection office in the town.",
    "All passengers were saved, and the wreck will be raised in the spring if the weather allows it, the coast guard said on Tuesday.",
] * 3
TEXT = "\n\n".join(PARAGRAPHS)

AMONG = [
    "<figure><img src=x><figcaption>Divers at the wreck on Tuesday, seen from the tower</figcaption></figure>",
    "<div class='wp-caption'><img src=x><p class='wp-caption-text'>Divers at the wreck on Tuesday</p></div>",
    "<p><strong>READ MORE: <a href=x>Ten ways to float</a></strong></p>",
    "<p><a href=x>Seven ways to float a ferry</a></p>",
    "<ul><li><a href=x>Seven ways to float a ferry</a></li><li><a href=y>An eighth one</a></li></ul>",
    "<p>Sign up for our newsletter to get the best in your inbox.</p>",
    "<form><p>Your address, please, and we will write to you every morning.</p><input></form>",
    "<blockquote class='twitter-tweet'><p>I landed at the pier</p>&mdash; Di (@di) <a href=x>March 9, 2024</a></blockquote>",
]
BEHIND = [
    "<h3>Related stories</h3><ul><li>Another ferry sank as well</li></ul>",
    "<p>Ada Quill is a reporter for the Gazette.</p>",
    "<p>Bo Stern contributed to this report.</p>",
    "<p>The post <a href=x>Ferry sinks</a> appeared first on <a href=y>Gazette</a>.</p>",
]
BEFORE = ["<h1>Ferry sinks</h1>", "<p>By Ada Quill</p>", "<p>5 March 2024</p>"]


def carried(paragraphs: list[str], element: str, *, twice: bool = False) -> Article:
    """The article of a feed that carries these pieces of HTML in this element."""
    content = "".join(paragraphs)
    content = content.replace("&", "&amp;").replace("<", "&lt;") if twice else content
    body = (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<channel><title>Gazette</title><item><title>Ferry sinks</title><dc:creator>Ada Quill</dc:creator>"
        f"<link>https://h.example/1</link><{element}><![CDATA[{content}]]></{element}></item></channel></rss>"
    )
    (entry,) = with_bodies(parse_feed(body.encode(), "https://h.example/feed")).entries
    return article_from_entry(entry, outlet="Gazette", language="en")


SAID = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]


@pytest.mark.parametrize("element", ["content:encoded", "description"])
@pytest.mark.parametrize("piece", [*AMONG, *BEHIND, *BEFORE])
def test_what_stands_around_the_paragraphs_of_a_feed_is_left_out(piece: str, element: str) -> None:
    at = len(SAID) if piece in BEHIND else 0 if piece in BEFORE else 5
    pieces = [*SAID[:at], piece, *SAID[at:]]
    assert carried(pieces, element).text == TEXT
    assert carried(pieces, element, twice=True).text == TEXT


def test_who_contributed_is_read_before_the_line_goes() -> None:
    assert carried([*SAID, BEHIND[2]], "content:encoded").contributors == ("Bo Stern",)


def test_a_feed_of_which_little_is_text_is_not_the_article() -> None:
    links = [f"<p><a href=/{n}>Number {n} of many ways to float a ferry in the harbour</a></p>" for n in range(40)]
    assert carried([*SAID[:2], *links], "content:encoded").text == ""


@pytest.mark.parametrize(
    "end",
    [
        "… Read the full article", "Read full story", "[…]", "(more)", "More »", "View original", "Full story",
        "To read the rest of this post, click here", "Subscribe to read the full article", "Zum Artikel", "Lire l’article",
        "Seguir leyendo", "Ver más", "Leggi tutto", "Leia mais", "Lees verder", "Läs mer", "Les mer", "Czytaj dalej",
        "Читать далее", "続きを読む", "阅读全文", "더 보기",
    ],
)  # fmt: skip
def test_a_teaser_leads_on_to_its_page_in_many_languages(end: str) -> None:
    assert not is_whole(f"{TEXT}\n\n{end}")
    assert not is_whole(f"{TEXT} … {end}")


@pytest.mark.parametrize(
    "end",
    [
        "The talks will continue on Monday.",
        "She would read on, he said.",
        "“I want to see more,” she said.",
        "They asked for the full text.",
    ],
)
def test_a_sentence_that_only_sounds_like_that_ends_an_article(end: str) -> None:
    assert is_whole(f"{TEXT} {end}")
