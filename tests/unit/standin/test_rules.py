"""Every rule has an example that it takes and one that it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.standin.messages import COMPONENTS_V2
from tests.standin.rules import MESSAGE_RULES, Sent, check_choices, check_message, check_modal
from tests.standin.rules_commands import check_commands
from tests.standin.wire import Json

QUIET: Json = {"allowed_mentions": {"parse": []}}


def plain(**body: Any) -> Sent:
    return Sent({"content": "The harbour opens.", **QUIET, **body})


def v2(*components: Json, files: tuple[str, ...] = (), **body: Any) -> Sent:
    return Sent({"flags": COMPONENTS_V2, "components": list(components), **QUIET, **body}, files=files)


def words(content: str = "The harbour opens.") -> Json:
    return {"type": 10, "content": content}


def press(custom_id: str = "byline:a", **more: Any) -> Json:
    return {"type": 2, "style": 2, "label": "Sources", "custom_id": custom_id, **more}


def link(url: str | None = "https://outlet.example/a", **more: Any) -> Json:
    return {"type": 2, "style": 5, "label": "Read", "url": url, **more}


def row(*inner: Json) -> Json:
    return {"type": 1, "components": list(inner)}


def card(*inner: Json) -> Json:
    return {"type": 17, "components": list(inner)}


def select(*values: str) -> Json:
    return {"type": 3, "custom_id": "byline:s", "options": [{"label": v, "value": v} for v in values]}


def picture(url: str) -> Json:
    return {"type": 12, "items": [{"media": {"url": url}}]}


def section(*inner: Json, **accessory: Json) -> Json:
    return {"type": 9, "components": list(inner), **accessory}


GOOD_AND_BAD: dict[str, tuple[Sent, Sent]] = {
    "v2_alone": (v2(words()), v2(words(), content="and this")),
    "v2_flagged": (v2(words()), v2(words(), flags=0)),
    "at_most_40": (v2(*[words("a")] * 40), v2(card(*[words("a")] * 40))),
    "text_in_all": (v2(*[words("a" * 2000)] * 2), v2(words("a" * 4000), words("b"))),
    "text_not_blank": (v2(words("a")), v2(words(" \n"))),
    "content_length": (plain(content="a" * 2000), plain(content="a" * 2001)),
    "embeds_in_all": (
        plain(embeds=[{"description": "a" * 4000}, {"title": "b", "fields": [{"name": "c", "value": "d"}]}]),
        plain(embeds=[{"description": "a" * 4000, "footer": {"text": "b" * 2000}, "author": {"name": "c"}}]),
    ),
    "not_empty": (plain(), plain(content="  ")),
    "custom_ids_once": (v2(row(press("a"), press("b"))), v2(row(press("a")), row(press("a")))),
    "buttons_right": (v2(row(press(), link())), v2(row(link(None)))),
    "rows_right": (v2(row(select("a"))), v2(row(*[press(str(n)) for n in range(6)]))),
    "nesting_right": (v2(section(words(), accessory=press())), v2(card(card(words())))),
    "selects_right": (v2(row(select("a", "b"))), v2(row(select("a", "a")))),
    "attachments_there": (
        v2(picture("attachment://a.png"), files=("a.png",)),
        v2(picture("attachment://a.png"), files=("b.png",)),
    ),
    "nobody_mentioned": (plain(), plain(allowed_mentions={"parse": ["everyone"]})),
    "nonce_short": (plain(nonce="n" * 25, enforce_nonce=True), plain(nonce="n" * 26, enforce_nonce=True)),
}


def test_every_rule_has_its_examples() -> None:
    assert set(GOOD_AND_BAD) == {rule.__name__ for rule in MESSAGE_RULES}


@pytest.mark.parametrize("rule", MESSAGE_RULES, ids=lambda rule: rule.__name__)
def test_a_rule_takes_the_good_message_and_refuses_the_bad_one(rule: Any) -> None:
    good, bad = GOOD_AND_BAD[rule.__name__]
    assert check_message(good) == []
    assert list(rule(bad)) != []


@pytest.mark.parametrize(
    ("sent", "part"),
    [
        (v2(row(link(custom_id="a"))), "no custom_id"),
        (v2(row(press(url="https://outlet.example"))), "has no URL"),
        (v2(row(link("javascript:alert(1)"))), "no web address"),
        (v2(row(link("https://outlet.example/" + "a" * 500))), "too long"),
        (v2(row(press(label=""))), "neither label nor emoji"),
        (v2(press()), "at the top"),
        (v2(card(press())), "bare button"),
        (v2(section(words())), "accessory"),
        (v2(row()), "holds the types []"),
        (v2(row(select("a"), press())), "holds the types [3, 2]"),
        (v2(row(select())), "0 options"),
        (plain(allowed_mentions=None), "is missing"),
        (plain(allowed_mentions={"parse": [], "users": ["1"]}), "lets somebody"),
        (plain(nonce="n"), "without enforce_nonce"),
    ],
)
def test_the_other_ways_to_break_a_rule_are_seen_too(sent: Sent, part: str) -> None:
    assert any(part in wrong for wrong in check_message(sent))


def test_an_edit_need_not_repeat_the_flag_or_say_anything() -> None:
    assert check_message(Sent({"components": [words()], **QUIET}, new=False)) == []
    assert check_message(Sent({"components": []}, new=False)) == []


def form(*components: Json, **more: Any) -> Json:
    return {"title": "A form", "custom_id": "byline:f", "components": list(components), **more}


def label(custom_id: str, text: str = "Where") -> Json:
    return {"type": 18, "label": text, "component": {"type": 4, "custom_id": custom_id, "style": 1}}


@pytest.mark.parametrize(
    ("modal", "part"),
    [
        (form(*[label(str(n)) for n in range(6)]), "6 components"),
        (form(), "0 components"),
        (form(label("a"), title="t" * 46), "title"),
        (form(label("a"), custom_id=""), "custom_id"),
        (form(label("a"), label("a")), "2 times"),
        (form(label("a", "l" * 46)), "45"),
    ],
)
def test_a_form_beyond_its_limits_is_refused(modal: Json, part: str) -> None:
    assert any(part in wrong for wrong in check_modal(modal))


def test_a_form_within_its_limits_is_taken() -> None:
    assert check_modal(form(*[label(str(n)) for n in range(5)])) == []


def test_suggestions_are_at_most_25_with_names_and_values_that_fit() -> None:
    choice = {"name": "Europe/Berlin", "value": "Europe/Berlin"}
    assert check_choices([choice] * 25) == []
    assert check_choices([choice] * 26) != []
    assert check_choices([{"name": "n" * 101, "value": 1}]) != []
    assert check_choices([{"name": "n", "value": ""}]) != []


def command(*options: Json, **more: Any) -> Json:
    return {"type": 1, "name": "news", "description": "Recent stories", "options": list(options), **more}


def option(name: str = "count", **more: Any) -> Json:
    return {"type": 4, "name": name, "description": "How many", **more}


def sub(name: str, *options: Json, kind: int = 1) -> Json:
    return {"type": kind, "name": name, "description": "Some", "options": list(options)}


@pytest.mark.parametrize(
    "good",
    [
        command(option("a", required=True), option("b")),
        command(sub("latest", option())),
        command(sub("group", sub("latest", option()), kind=2)),
        command(name="новости"),
        {"type": 3, "name": "Save Links", "description": ""},
    ],
)
def test_a_right_command_is_taken(good: Json) -> None:
    assert check_commands([good]) == []


@pytest.mark.parametrize(
    ("bad", "part"),
    [
        ([command(name="News")], "lower-case"),
        ([command(name="news latest")], "lower-case"),
        ([command(description="")], "description"),
        ([command(option(description=""))], "description"),
        ([command(option("a"), option("b", required=True))], "after an optional"),
        ([command(option("a"), option("a"))], "one name"),
        ([command(*[option(f"o{n}") for n in range(26)])], "26 options"),
        ([command(option(choices=[{"name": str(n), "value": n} for n in range(26)]))], "26 choices"),
        ([command(option(choices=[{"name": "", "value": 1}]))], "1 to 100"),
        ([command(option(choices=[{"name": "a", "value": 1}], autocomplete=True))], "both"),
        ([command(option(min_value=2, max_value=1))], "above"),
        ([command(sub("latest"), option())], "beside"),
        ([command(sub("a", sub("b", sub("c"), kind=1), kind=2))], "too deep"),
        ([command(*[option(f"o{n}", choices=[{"name": "n" * 99 + str(c), "value": c} for c in range(10)])
                    for n in range(9)])], "8000"),
        ([command(), command()], "2 times"),
        ([command(name=f"c{n}") for n in range(101)], "101 slash commands"),
        ([{"type": 3, "name": "Save", "description": "No"}], "no description"),
    ],
)  # fmt: skip
def test_a_wrong_command_is_refused(bad: list[Json], part: str) -> None:
    assert any(part in wrong for wrong in check_commands(bad))
