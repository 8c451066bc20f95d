"""Who said what: only what may be shown, by whole names and by parts of them."""

from __future__ import annotations

from bot.model.brief import SpeakerKind
from bot.model.ids import ArticleId, StoryId
from storage import quotes
from storage.engine import Database
from tests.integration.storage import stock
from tests.integration.storage.stock import HARBOUR, NOW, VALLEY

SPEECH = "“One.” “Two.” “Three.” “Four.” “Five.” “Six.”"


async def stored(database: Database) -> None:
    """Three speakers in two articles; one quote is not shown, and one article is another community's."""
    said = [
        stock.said(SPEECH, "“One.”", "Orla Tennant", role="Mayor"),
        stock.said(SPEECH, "“Two.”", "Órla Tennant"),
        stock.said(SPEECH, "“Three.”", "Orlando Tennison", role="Harbour Master"),
        stock.said(SPEECH, "“Four.”", "Orla Tennant", shown=False),
        stock.said(SPEECH, "“Five.”", "Maeve O’Neil"),
    ]
    async with database.write() as session:
        mine = await stock.source(session)
        theirs = await stock.source(session, "tribune", used_by=(VALLEY,))
        await stock.article(session, mine.id, "a", text=SPEECH, title="Ferry line opens", quotes=said)
        later = [stock.said(SPEECH, "“Six.”", "Orla Tennant", role="former mayor")]
        await stock.article(session, theirs.id, "b", text=SPEECH, title="Zoo opens", quotes=later)


BY_NAME: list[tuple[str, tuple[str, ...], list[str]]] = [
    ("Orla Tennant", (), ["“Two.”", "“One.”"]),
    ("orla tennant", (), ["“Two.”", "“One.”"]),
    ("Tennant", (), ["“Two.”", "“One.”"]),
    ("orla", (), ["“Three.”", "“Two.”", "“One.”"]),
    ("tenn orl", (), ["“Three.”", "“Two.”", "“One.”"]),
    ("tenni", (), ["“Three.”"]),
    ("ONeil", (), ["“Five.”"]),
    ("o'neil", (), ["“Five.”"]),
    ("Tennant", ("one",), ["“One.”"]),
    ("Tennant", ("ferry",), ["“Two.”", "“One.”"]),
    ("Tennant", ("zoo",), []),
    ("Tennant", ("!",), []),
    ("nobody", (), []),
    ("  ", (), []),
]


async def test_quotes_are_found_by_name_and_topic(database: Database) -> None:
    await stored(database)
    async with database.read() as session:
        for name, about, texts in BY_NAME:
            found = await quotes.by_speaker(session, HARBOUR, name, about=about, limit=9)
            assert (name, about, [view.quote.text for view in found]) == (name, about, texts)


async def test_a_quote_says_where_it_was_printed(database: Database) -> None:
    await stored(database)
    async with database.read() as session:
        found = (await quotes.by_speaker(session, HARBOUR, "Tennison", limit=1))[0]
    assert (found.story, found.article, found.title) == (StoryId(1), ArticleId(1), "Ferry line opens")
    assert (found.outlet, found.url, found.published) == (
        "Harrow Bay Courier",
        "https://harrow.example/a",
        NOW,
    )
    assert (found.quote.speaker_kind, found.quote.role, found.quote.shown) == (
        SpeakerKind.PERSON,
        "Harbour Master",
        True,
    )


async def test_speakers_are_suggested_by_any_part_of_the_name_the_most_quoted_first(database: Database) -> None:
    await stored(database)
    async with database.read() as session:
        hits = await quotes.suggest(session, HARBOUR, "ten", limit=9)
        assert [(hit.name, hit.role, hit.quotes) for hit in hits] == [
            ("Orla Tennant", "Mayor", 2),
            ("Orlando Tennison", "Harbour Master", 1),
        ]
        assert [hit.name for hit in await quotes.suggest(session, HARBOUR, "Orla T", limit=9)] == [
            "Orla Tennant",
            "Orlando Tennison",
        ]
        assert [hit.name for hit in await quotes.suggest(session, HARBOUR, "", limit=1)] == ["Orla Tennant"]
        assert [hit.name for hit in await quotes.suggest(session, VALLEY, "o", limit=9)] == ["Orla Tennant"]
        assert [(hit.role, hit.quotes) for hit in await quotes.suggest(session, VALLEY, "o", limit=9)] == [
            ("former mayor", 1)
        ]
        assert await quotes.suggest(session, HARBOUR, "zz", limit=9) == ()


async def test_who_may_not_be_credited_is_no_speaker(database: Database) -> None:
    async with database.write() as session:
        source = await stock.source(session)
        await stock.article(
            session, source.id, text=SPEECH, quotes=[stock.said(SPEECH, "“One.”", "Ivo Lund", shown=False)]
        )
    async with database.read() as session:
        assert await quotes.suggest(session, HARBOUR, "Ivo", limit=9) == ()
        assert await quotes.by_speaker(session, HARBOUR, "Ivo Lund", limit=9) == ()


async def test_prefixes_reach_names_in_any_script(database: Database) -> None:
    names = ["Ілля Морозенко", "李小华", "Ærla Østby", "Zoë"]
    text = " ".join(f"“Word {number}.”" for number in range(len(names)))
    said = [stock.said(text, f"“Word {number}.”", name) for number, name in enumerate(names)]
    async with database.write() as session:
        source = await stock.source(session)
        await stock.article(session, source.id, text=text, quotes=said)
    async with database.read() as session:
        for prefix, name in [("мороз", names[0]), ("李", names[1]), ("øst", names[2]), ("zoe", names[3])]:
            assert [hit.name for hit in await quotes.suggest(session, HARBOUR, prefix, limit=9)] == [name]
