"""What people type, as values."""

from __future__ import annotations

from pathlib import Path

import pytest

import cogs
from bot.errors import BadQuery
from bot.messages import ENGLISH, en_discord
from bot.model.ids import SpeakerId
from bot.model.views import SpeakerHit
from bot.render import story_id
from cogs import quotes

ROOT = Path(cogs.__file__).parent.parent


@pytest.mark.parametrize(("typed", "number"), [("12", 12), ("#12", 12), (" #12 ", 12), (str(2**63 - 1), 2**63 - 1)])
def test_a_story_is_meant_by_its_number(typed: str, number: int) -> None:
    assert story_id(typed) == number


@pytest.mark.parametrize("typed", ["", "#", "##1", "twelve", "0", "-3", "1.5", "٣", str(2**63), "9" * 5000])
def test_anything_else_is_no_story(typed: str) -> None:
    with pytest.raises(BadQuery):
        story_id(typed)


def test_a_long_role_does_not_break_a_suggestion() -> None:
    label = quotes._label(SpeakerHit(SpeakerId(1), "Mirela Vask", "x" * 200, 3))
    assert len(label) == 100
    assert label.startswith("Mirela Vask, xx")
    assert quotes._label(SpeakerHit(SpeakerId(1), "Mirela Vask", "", 3)) == "Mirela Vask"


def test_descriptions_fit_what_discord_takes() -> None:
    described = {key: said for key, said in en_discord.TEXTS.items() if key.split(".")[0] in ("news", "quotes", "help")}
    assert all(len(said) <= 100 for said in described.values())
    assert all(len(said) <= 100 for key, said in ENGLISH.items() if ".choice." in key)


def test_every_command_is_in_the_docs() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for command in (
        "/news latest",
        "/news search",
        "/news story",
        "/quotes",
        "/digest create",
        "/source add",
        "/source list",
        "/source remove",
        "/help",
    ):
        assert f"`{command}" in page


def test_a_command_is_at_most_15_lines() -> None:
    import ast

    for file in Path(cogs.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AsyncFunctionDef) and node.end_lineno is not None:
                body = [statement for statement in node.body if not isinstance(statement, ast.Expr) or _acts(statement)]
                assert node.end_lineno - body[0].lineno < 15, f"{file.name}: {node.name}"


def _acts(statement: object) -> bool:
    import ast

    return not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
