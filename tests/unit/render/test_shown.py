"""What a reader sees: who says it, where it was printed, and why there is no more."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from bot.errors import ParseError
from bot.model.article import Access
from bot.model.brief import KeyPoint, Quote, QuoteKind, SpeakerKind, Status
from bot.model.components import Action, Card, Link, Message, Row, Rule, Text, Tone
from bot.model.digest import Schedule, Subscription
from bot.model.ids import Community, Destination, SubscriptionId
from bot.model.source import SourceState, StartMode
from bot.model.span import Span
from bot.render import (
    digest_messages,
    from_json,
    quotes_messages,
    source_added_message,
    sources_messages,
    stories_messages,
    story_messages,
    subscription_message,
    to_json,
)
from bot.render.html import to_html
from bot.render.markup import moment, parse
from bot.render.points import point_line, quote_lines
from bot.render.terminal import to_terminal
from tests.unit.render import invented
from tests.unit.render.test_limits import texts


def shown(*messages: Message) -> str:
    return "\n".join(text for message in messages for text in texts(message.parts))


@pytest.mark.parametrize(
    ("point", "line"),
    [
        (invented.FERRY, "- The night ferry to Osmund Island stops on 1 May."),
        (
            invented.FARES,
            (
                "- Fares paid in advance will be returned “within ten days,” **Mirela Vask** said."
                " (*Mirela Vask, harbour director*)"
            ),
        ),
        (
            invented.BRIBE,
            "- Two clerks are alleged to have sold berths, according to **a complaint filed on Monday**.",
        ),
        (
            replace(invented.FARES, text="Fares will be returned.", role=None, cue=None),
            "- Fares will be returned. (*Mirela Vask, said*)",
        ),
        (
            replace(invented.FARES, text="Vasko said no.", claimant="Vask", role=None),
            "- Vasko said no.",
        ),
    ],
)
def test_a_point_shows_who_says_it(point: KeyPoint, line: str) -> None:
    assert point_line(point) == line


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        (
            invented.DIRECT,
            (
                "> “Nobody who has bought a ticket will lose a coin,”\n"
                "> — **Mirela Vask**, harbour director (at a news conference on Monday) · The Courier"
            ),
        ),
        (
            invented.INDIRECT,
            (
                "> the island would be cut off every night\n"
                "> — **Tobin Reyle**, mayor of Osmund (warned) · in the words of The Courier"
            ),
        ),
        (
            invented.MIXED,
            (
                "> the plan was “written on a napkin”\n"
                "> — **Anke Dorrow**, speaking for the Osmund Ferry Union · The Courier"
            ),
        ),
        (
            replace(invented.INDIRECT, text="that the island would be cut off every night", cue="said", role=None),
            "> the island would be cut off every night\n> — **Tobin Reyle** · in the words of The Courier",
        ),
        (
            replace(
                invented.INDIRECT,
                text="Ida Holm for the crash",
                cue="blamed",
                cue_span=Span(0, 1),
                segments=(Span(9, 20),),
            ),
            "> **Tobin Reyle**, mayor of Osmund, blamed Ida Holm for the crash\n> — in the words of The Courier",
        ),
        (
            replace(
                invented.INDIRECT,
                text="that he knew",
                cue="denied",
                cue_span=Span(0, 1),
                segments=(Span(9, 20),),
                role=None,
                setting="In a post",
            ),
            "> **Tobin Reyle** denied that he knew\n> — (in a post) · in the words of The Courier",
        ),
        (
            replace(
                invented.INDIRECT,
                text="Velm of theft",
                cue="accused",
                cue_span=Span(0, 1),
                segments=(Span(9, 20),),
                shown=False,
            ),
            "> … accused Velm of theft\n> — *speaker not certain*",
        ),
        (
            replace(invented.DIRECT, role=None, cue="told", setting="the court on Monday"),
            (
                "> “Nobody who has bought a ticket will lose a coin,”\n"
                "> — **Mirela Vask** (told the court on Monday) · The Courier"
            ),
        ),
        (invented.UNRESOLVED, "> “We were never asked,”\n> — *speaker not certain*"),
        (
            replace(invented.DIRECT, text="We sail.", setting=None, role=None),
            "> “We sail.”\n> — **Mirela Vask** · The Courier",
        ),
        (
            replace(invented.DIRECT, text='"We sail," … "Soon."', setting=None, cue="denied"),
            '> "We sail," … "Soon."\n> — **Mirela Vask**, harbour director (denied) · The Courier',
        ),
        (
            replace(invented.MIXED, role="spokeswoman for the Osmund Ferry Union"),
            (
                "> the plan was “written on a napkin”\n"
                "> — **Anke Dorrow**, spokeswoman for the Osmund Ferry Union · The Courier"
            ),
        ),
    ],
)
def test_a_quote_shows_its_marks_as_printed_and_its_speaker_only_if_certain(quote: Quote, lines: str) -> None:
    assert quote_lines(quote, outlet="The Courier") == lines


def test_an_unresolved_speakers_name_appears_nowhere() -> None:
    uncertain = replace(invented.UNRESOLVED, speaker="Gorm Ulster")
    told = shown(*story_messages(invented.story(1, invented.article(1, quotes=(uncertain,)))))
    assert "Gorm" not in told
    assert "Gorm" not in shown(*quotes_messages([invented.quote_view(uncertain)], name="Vask"))


def test_a_story_shows_outlets_bylines_links_and_silence() -> None:
    told = shown(*story_messages(invented.story(1)))
    for part in (
        "[Night ferry to Osmund Island ends in May](https://osmund-courier.example/2026/ferry-1)",
        "The Osmund Courier · by Ilse Marrin and Peder Holt · with Joan Esk · <t:1773489600:f>",
        "**No answer:** the ferry company did not respond",
        "**2 sources**",
        "[Harbour: no ferry at night](https://bayradio.example/n/77)",
    ):
        assert part in told


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"access": Access.PAYWALL}, "does not show the text without a login or consent"),
        ({"access": Access.CONSENT}, "does not show the text without a login or consent"),
        ({"access": Access.NO_SNIPPET}, "asks for no excerpts"),
        ({"points": (), "note": "note.foreign"}, "cannot condense this language"),
        ({"points": (), "note": "note.unheard"}, "No key points could be drawn"),
    ],
)
def test_what_may_not_or_cannot_be_shown_says_why(changes: dict[str, object], said: str) -> None:
    closed = invented.story(1, invented.article(1, **changes))
    for told in (shown(*stories_messages([closed], title="Latest")), shown(*story_messages(closed))):
        assert said in told
        assert "ferry-1" in told
    if "access" in changes:
        assert "stops on 1 May" not in shown(*story_messages(closed))
        assert "lose a coin" not in shown(*story_messages(closed))


@pytest.mark.parametrize("note", ["stub", "foreign", "live", "listicle", "correction", "roundup", "empty"])
def test_every_note_of_the_condenser_has_its_words(note: str) -> None:
    told = shown(*stories_messages([invented.story(1, invented.article(1, points=(), note=f"note.{note}"))], title="x"))
    assert "note." not in told


def test_no_more_of_an_article_is_shown_than_is_allowed_and_the_rest_is_counted() -> None:
    long = replace(invented.FERRY, text="Ferry. " * 60)
    generous = invented.article(1, points=(long, long, long), quotes=(invented.DIRECT,))
    told = shown(*story_messages(invented.story(1, generous)))
    assert told.count("Ferry.") == 120
    assert "1 more key point is left out" in told
    strict = replace(generous, points=(invented.FERRY, invented.FARES), allowance=60)
    told = shown(*story_messages(invented.story(1, strict)))
    assert "stops on 1 May" in told
    assert "within ten days" not in told
    assert "Who said what" not in told
    assert "-# 1 quote is at the source." in told


def test_where_room_is_scarce_words_in_marks_go_first_and_keep_their_order() -> None:
    other = replace(invented.DIRECT, text="“We sail in May,”")
    quotes = (invented.INDIRECT, invented.DIRECT, other)
    told = shown(*story_messages(invented.story(1, invented.article(1, points=(), quotes=quotes, allowance=70))))
    assert told.index("lose a coin") < told.index("We sail in May")
    assert "cut off every night" not in told
    assert "1 more quote is left out" in told


def test_what_a_point_shows_already_is_not_told_again_as_a_quote() -> None:
    point = replace(invented.FARES, text="Tobin Reyle warned the island would be cut off every night.")
    story = invented.story(1, invented.article(1, points=(point,), quotes=(invented.INDIRECT, invented.DIRECT)))
    told = shown(*story_messages(story))
    assert told.count("cut off every night") == 1
    assert "lose a coin" in told


def test_quotes_of_one_article_share_its_allowance() -> None:
    quotes = [invented.quote_view(replace(invented.DIRECT, text=f"“{'x' * 400}”"), n) for n in (1, 2, 3)]
    told = shown(*quotes_messages(quotes, name="Vask"))
    assert told.count("> — ") == 2
    assert "1 more quote is left out" in told


def test_kinds_that_readers_should_know_are_named() -> None:
    told = shown(*stories_messages([invented.story(1, invented.article(1, kind="opinion", corrected=True))], title="x"))
    assert "· opinion · corrected ·" in told
    assert "· news ·" not in shown(*stories_messages([invented.story(1)], title="x"))


def test_a_digest_says_its_window_on_the_clock_of_its_zone() -> None:
    [part] = digest_messages(invented.digest(invented.story(1), zone="Europe/Berlin"))
    told = shown(part.message)
    assert "## News digest, 14 March 2026" in told
    assert "Sat 14 Mar 01:00 to Sat 14 Mar 13:00 (Europe/Berlin)" in told
    assert digest_messages(invented.digest()) == ()


@pytest.mark.parametrize(
    ("over", "said"), [(0, None), (1, "1 more story is left out"), (3, "3 more stories are left out")]
)
def test_a_digest_says_how_many_stories_the_limit_left_out(over: int, said: str | None) -> None:
    [part] = digest_messages(replace(invented.digest(invented.story(1)), over=over))
    told = shown(part.message)
    assert said in told if said else "left out" not in told


def test_a_long_digest_is_numbered_and_each_part_knows_its_stories() -> None:
    many = [invented.story(n, *[invented.article(n, outlet=f"Outlet {n}")]) for n in range(1, 31)]
    parts = digest_messages(invented.digest(*many))
    assert len(parts) > 1
    assert [story for part in parts for story in part.stories] == [story.id for story in many]
    assert f"(1 of {len(parts)})" in parts[0].message.plain


def test_sources_say_how_they_fare() -> None:
    told = shown(
        *sources_messages([invented.source_view(4), invented.source_view(5, state=SourceState.FAILING, reason="503")])
    )
    assert "**#4** [The Osmund Courier](https://osmund-courier.example/)\n-# healthy · 12 articles" in told
    assert "failing: 503 · 12 articles" in told


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (StartMode.SKIP, "is skipped"),
        (StartMode.LATEST, "Its newest item is read now"),
        (StartMode.BACKFILL, "Its 2 items are read now"),
    ],
)
def test_an_added_source_says_what_becomes_of_its_items(start: StartMode, said: str) -> None:
    told = shown(source_added_message(invented.added(start)))
    assert said in told
    assert "- Night ferry ends in May · <t:" in told
    assert "(no title)" in told


def test_an_order_says_where_when_and_first_when() -> None:
    order = Subscription(
        SubscriptionId(1),
        Community("discord", "1"),
        Destination("discord", "2"),
        Schedule((invented.NOON.time(),), "Europe/Berlin"),
        invented.NOON,
        invented.NOON,
    )
    told = shown(subscription_message(order, where="#news"))
    assert r"**\#news** at 12:00 (Europe/Berlin)" in told
    assert "<t:1773489600:f>" in told


EVERYTHING = Message(
    (
        Text("## A “heading” with 𝕏"),
        Rule(),
        Row((Link("Read", "https://a.example/"), Action("Sources", "sources", "7"))),
        Card((Text("**bold** *slanted* [word](https://a.example/x)"), Rule(), Row(())), Tone.QUOTE),
        Text("- item\n  more\n> said\n-# small <t:0:D>"),
    ),
    plain="A heading",
)


def test_a_message_survives_the_outbox() -> None:
    assert from_json(to_json(EVERYTHING)) == EVERYTHING


@pytest.mark.parametrize(
    "payload",
    ["", "[]", "{}", '{"v":2,"plain":"","parts":[]}', '{"v":1,"plain":"","parts":[{"poem":1}]}', '{"v":1,"parts":[1]}'],
)
def test_anything_else_in_the_outbox_is_refused(payload: str) -> None:
    with pytest.raises(ParseError):
        from_json(payload)


def test_a_terminal_shows_words_and_addresses() -> None:
    console = Console(width=60, record=True, file=StringIO())
    console.print(to_terminal(EVERYTHING))
    drawn = console.export_text()
    for part in ("A “heading” with 𝕏", "[ Sources ]", "https://a.example/x", "• item", "│ said", "1 Jan 1970"):
        assert part in drawn
    assert "**" not in drawn


def test_html_is_one_page_that_needs_nothing_else() -> None:
    page = to_html([EVERYTHING], title="<Digest>")
    assert page.count("<html") == 1
    assert "<title>&lt;Digest&gt;</title>" in page
    assert '<a href="https://a.example/x" rel="noopener noreferrer">word</a>' in page
    assert "<strong>bold</strong> <em>slanted</em>" in page
    assert '<ul><li>item</li><li class="more small">more</li></ul><blockquote><p>said</p></blockquote>' in page
    assert "<script" not in page
    assert "src=" not in page


def test_markup_is_read_back_line_by_line() -> None:
    heading, quoted = parse("## News\n> -# small \\*star\\*")
    assert heading.kinds == {"heading"}
    assert quoted.kinds == {"quotation", "small"}
    assert quoted.plain == "small *star*"
    assert moment(10**12) == "?"


def test_nothing_shown_is_left_without_a_status_or_kind() -> None:
    from bot.messages import ENGLISH

    assert {f"source.state.{state}" for state in SourceState} <= set(ENGLISH)
    assert {f"source.start.{start}" for start in StartMode} <= set(ENGLISH)
    assert all(point_line(replace(invented.FARES, status=s)) for s in Status if s is not Status.REPORTED)
    assert all(
        quote_lines(replace(invented.DIRECT, speaker_kind=kind), outlet="x") for kind in SpeakerKind if QuoteKind.DIRECT
    )


@pytest.mark.parametrize("words", ["»We pay.«", "«We pay.»", "„We pay.“", "“We pay.”", "‚We pay.‘"])
def test_a_quotation_in_its_own_marks_gets_no_second_pair(words: str) -> None:
    quote = replace(invented.DIRECT, text=words, segments=(Span(0, len(words)),))
    assert quote_lines(quote, outlet="x").splitlines()[0] == f"> {words}"
