"""What holds for the roles of every text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.condense import roles
from bot.condense.names import table
from bot.condense.roles_nouns import is_role
from bot.condense.sentences import split

TRADES = (
    "rancher",
    "defence barrister",
    "yak herder",
    "retired docker",
    "pianist",
    "sophomore",
    "former mayor",
    "smuggler",
)
PEOPLE = ("Ada Quill", "Bo Reed", "Ida Holm", "Dan Foss")
FORMS = (
    "“It holds,” said {trade} {who}.",
    "{who}, a {trade}, left the pier.",
    "The {trade}, {who}, left the pier.",
    "{who}, 61, the {trade}, said it was late.",
    "{who} -- a {trade} -- left.",
    "{who} is a {trade}.",
)
PIECES = (
    "Mayor Ada Quill left.",
    "Her brother’s counsel, Ann Lee, said no.",
    "an adviser to Sen. Bo Reed, ",
    "Bo Reed, whose son left, ",
    "the ",
    "of ",
    ", ",
    "“No,” ",
    "KC ",
    "Mr ",
    "(34) ",
    "\n",
    "é\u0301",
)


def roles_of(text: str) -> dict[str, roles.Role]:
    names = table(text)
    return {names.entities[at].full: role for at, role in roles.table(text, split(text), names).items()}


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(PEOPLE), st.text(max_size=8)), max_size=14).map("".join)
)
@settings(max_examples=250, deadline=None)
def test_a_role_is_printed_words_of_one_line(text: str) -> None:
    for role in roles_of(text).values():
        assert role.span.of(text) == role.text
        assert role.text.strip() == role.text != ""
        assert "\n" not in role.text


@given(st.sampled_from(FORMS), st.sampled_from(TRADES), st.sampled_from(PEOPLE))
def test_a_trade_is_found_on_every_side_of_a_name(form: str, trade: str, who: str) -> None:
    assert roles_of(form.format(trade=trade, who=who))[who].text == trade


@given(st.sampled_from(FORMS[:5]), st.sampled_from(TRADES), st.permutations(PEOPLE))
def test_a_role_is_not_another_persons(form: str, trade: str, people: list[str]) -> None:
    text = f"{people[0]} came early. {form.format(trade=trade, who=people[1])} {people[2]} stayed."
    found = roles_of(text)
    assert found[people[1]].text == trade
    assert people[0] not in found
    assert people[2] not in found


@given(st.sampled_from(TRADES))
def test_the_same_text_has_the_same_roles(trade: str) -> None:
    text = " ".join(form.format(trade=trade, who=who) for form, who in zip(FORMS, PEOPLE, strict=False))
    assert roles_of(text) == roles_of(text)


@pytest.mark.parametrize(
    "word", ["voters", "prosecutors", "woman", "newspaper", "dover", "september", "former", "resist"]
)
def test_a_plural_a_thing_and_a_place_are_no_role(word: str) -> None:
    assert not is_role(word)


@pytest.mark.parametrize(
    "word", ["smuggler", "mum-of-two", "co-author", "seismologist", "ex-mayor", "lighthouse-keeper", "cllr"]
)
def test_what_one_person_is_is_a_role(word: str) -> None:
    assert is_role(word)


def test_of_many_mentions_one_role_is_told() -> None:
    text = "The former mayor of the lake board of the town of Velm, Ada Quill, a rancher of the coast, said no. " * 400
    assert len(roles_of(text)) == 1
    assert re.fullmatch(r"former mayor of .*", roles_of(text)["Ada Quill"].text)
