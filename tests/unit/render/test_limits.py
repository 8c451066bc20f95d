"""Whatever the news says: messages fit, links are whole, nothing pings, nothing is lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.model.components import Card, Message, Part, Row, Text
from bot.model.digest import Digest
from bot.model.views import QuoteView, SourceAdded, SourceView, StoryView
from bot.render import (
    digest_messages,
    from_json,
    help_message,
    notice,
    quotes_messages,
    source_added_message,
    sources_messages,
    stories_messages,
    story_messages,
    story_sources_messages,
    to_json,
)
from bot.render.escape import address, clean
from bot.render.html import to_html
from bot.render.layout import Block, components, letters, pack
from bot.render.limits import DISCORD, SOURCES_ROW
from bot.render.markup import parse
from tests import make
from tests.unit.render import strategies

few = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking these takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def texts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Card):
            yield from texts(part.parts)
        elif isinstance(part, Text):
            yield part.text


def addresses(shown: Iterable[str]) -> set[str]:
    return {piece.url for text in shown for line in parse(text) for piece in line.pieces if piece.url}


def check(messages: Sequence[Message], *, spare: int = 0) -> None:
    for message in messages:
        shown = list(texts(message.parts))
        assert sum(map(components, message.parts)) <= DISCORD.components - spare
        assert sum(len(text.encode("utf-16-le")) // 2 for text in shown) <= DISCORD.text
        assert all(text.strip() for text in shown)
        assert all(address(url) == url for url in addresses(shown))
        assert not re.search(r"@(everyone|here)", " ".join(shown))
        assert not re.search(r"(?<!\\)<(?!t:-?\d+:[fDR]>)", " ".join(shown))
        assert from_json(to_json(message)) == message


@few
@given(st.lists(strategies.stories, max_size=10), strategies.words)
def test_lists_of_stories_fit(stories: list[StoryView], title: str) -> None:
    messages = stories_messages(stories, title=title)
    check(messages)
    shown = "\n".join(text for message in messages for text in texts(message.parts))
    assert all(f"Story #{story.id}" in shown for story in stories)


@few
@given(strategies.stories)
def test_a_story_fits_and_shows_or_counts_every_article_and_point(story: StoryView) -> None:
    messages = story_messages(story)
    check(messages)
    shown = "\n".join(text for message in messages for text in texts(message.parts))
    assert f"Story #{story.id}" in shown
    assert f"**{len(story.articles)} source" in shown
    plain = "\n".join(line.plain for text in shown.split("\n") for line in parse(text))
    missing = [point for point in story.lead.points if clean(point.text).replace("\u200b", "") not in plain]
    assert not missing or "left out" in shown or story.lead.access != "open"


def test_an_open_article_too_short_to_show_counts_what_it_leaves_out() -> None:
    short = replace(make.article_view(), allowance=0)
    shown = "\n".join(text for part in story_messages(make.story_view(articles=[short])) for text in texts(part.parts))
    assert "2 more key points are left out" in shown


@few
@given(strategies.digests())
def test_digests_fit_with_room_for_their_button_and_name_every_story_once(digest: Digest) -> None:
    parts = digest_messages(digest)
    check([part.message for part in parts], spare=SOURCES_ROW)
    told = [story for part in parts for story in part.stories]
    assert set(told) == {choice.story.id for choice in digest.chosen}


@few
@given(st.lists(strategies.quote_views, max_size=12), strategies.words)
def test_quotes_fit_and_never_show_more_of_an_article_than_it_allows(quotes: list[QuoteView], name: str) -> None:
    messages = quotes_messages(quotes, name=name)
    check(messages)
    shown = "\n".join(text for message in messages for text in texts(message.parts))
    allowed = {view.article: min(900, view.allowance) for view in reversed(quotes)}
    cards = sum(isinstance(part, Card) for message in messages for part in message.parts)
    assert cards or not allowed or "left out" in shown


@few
@given(st.lists(strategies.source_views, max_size=30), strategies.added)
def test_sources_fit(sources: list[SourceView], added: SourceAdded) -> None:
    check(sources_messages(sources))
    check([source_added_message(added)])


@few
@given(st.lists(strategies.stories, max_size=6))
def test_the_sources_behind_a_digest_fit(stories: list[StoryView]) -> None:
    check(story_sources_messages(stories))


@few
@given(st.lists(st.tuples(strategies.words, strategies.words), max_size=40), st.text(max_size=9000))
def test_help_and_notices_fit(commands: list[tuple[str, str]], said: str) -> None:
    check([help_message(commands), notice(said)])


@few
@given(st.lists(strategies.stories, min_size=1, max_size=3))
def test_html_holds_no_markup_of_the_news(stories: list[StoryView]) -> None:
    page = to_html(stories_messages(stories, title="Latest"))
    tags = set(re.findall(r"</?([a-z0-9!]+)", page.split("<main>")[1]))
    assert tags <= {"article", "header", "span", "h2", "div", "p", "ul", "li", "a", "strong", "em", "blockquote"} | {
        "main",
        "body",
        "html",
    }
    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', page))


def test_a_block_larger_than_a_message_is_refused_where_it_is_made() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        pack([Block(Text("x" * 4000))], heading="News")


def test_several_messages_are_numbered() -> None:
    parts = pack([Block(Text("x" * 2500)), Block(Text("y" * 2500))], heading="News")
    assert [part.message.plain for part in parts] == ["News (1 of 2)", "News (2 of 2)"]


def test_rows_and_their_buttons_are_counted() -> None:
    from bot.model.components import Action

    row = Row((Action("a", "b", "c"), Action("a", "b", "d")))
    assert components(Card((row, Text("x")))) == 5
    assert letters(Card((row, Text("x𝕏")))) == 3
