"""What readers ask for: search, one story, an official's words."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import normalize

import pytest

from bot.app import App
from bot.errors import BadQuery, NotFound
from bot.model.ids import LOCAL, Community, StoryId
from tests.newsroom import Outlet, bridge, tram


@pytest.fixture
async def stocked(app: App, outlet: Outlet) -> App:
    """The application with two articles read."""
    outlet.publish(bridge(), tram())
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    return app


async def test_search_finds_the_stories_that_hold_every_word(stocked: App) -> None:
    (story,) = await stocked.services.search_news(LOCAL, "toll BRIDGE")
    assert story.title == "Saltby votes to rebuild toll bridge"
    assert await stocked.services.search_news(LOCAL, "toll tram") == ()
    assert await stocked.services.search_news(Community("discord", "5"), "bridge") == ()


@pytest.mark.parametrize(
    "title",
    ["Cafe\u0301 on Zu\u0308rich street opens", "सेतु पर किशोर दिवस", "İSTANBUL'da köprü açıldı", "ﬁre at Straße 5"],
)
async def test_what_is_stored_is_found_by_its_own_words_however_they_are_written(
    app: App, outlet: Outlet, title: str
) -> None:
    outlet.publish(replace(bridge(), title=title))
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    for written in (title, normalize("NFC", title), normalize("NFD", title)):
        assert [story.title for story in await app.services.search_news(LOCAL, written)] == [normalize("NFC", title)]


async def test_a_search_for_nothing_says_what_to_write(stocked: App) -> None:
    with pytest.raises(BadQuery, match="write one or more words"):
        await stocked.services.search_news(LOCAL, ' "*" ')
    assert await stocked.services.search_news(LOCAL, "bridge' OR 'tram --") == ()


async def test_a_story_is_shown_to_communities_that_use_its_source(stocked: App) -> None:
    (story,) = await stocked.services.search_news(LOCAL, "toll bridge")
    assert (await stocked.services.show_story(LOCAL, story.id)).lead.title == story.title
    with pytest.raises(NotFound):
        await stocked.services.show_story(Community("discord", "5"), story.id)
    with pytest.raises(NotFound):
        await stocked.services.show_story(LOCAL, StoryId(10**12))


async def test_quotes_are_found_by_a_part_of_the_name_and_by_what_they_are_about(stocked: App) -> None:
    (quote,) = await stocked.services.find_quotes(LOCAL, "ferrant")
    assert quote.quote.speaker == "Odile Ferrant"
    assert quote.quote.role == "Mayor"
    assert await stocked.services.find_quotes(LOCAL, "Odile Ferrant", about="quarrels")
    assert await stocked.services.find_quotes(LOCAL, "Odile Ferrant", about="trams") == ()
    assert await stocked.services.find_quotes(LOCAL, "Nobody") == ()


async def test_speakers_are_suggested_by_any_part_of_their_name(stocked: App) -> None:
    for typed in ("Odi", "fer", "odile f"):
        assert [hit.name for hit in await stocked.services.suggest_speakers(LOCAL, typed)] == ["Odile Ferrant"], typed
    assert await stocked.services.suggest_speakers(Community("discord", "5"), "Odi") == ()
