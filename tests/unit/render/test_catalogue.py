"""The catalogue holds every text that the code asks for, once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import bot
import bot.messages
from bot.messages import ENGLISH

ROOT = Path(bot.__file__).parent.parent


def asked() -> Iterator[tuple[str, frozenset[str], str]]:
    """Every literal key that is asked for, the values given with it, and where."""
    for file in [*ROOT.glob("bot/**/*.py"), *ROOT.glob("cogs/*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"text", "words"} and node.args:
                key = node.args[0]
                if isinstance(key, ast.Constant) and isinstance(key.value, str) and "." in key.value:
                    given = frozenset(word.arg or "**" for word in node.keywords)
                    yield key.value, given, f"{file.relative_to(ROOT)}:{node.lineno}"


def test_every_key_asked_for_is_there_with_the_values_it_needs() -> None:
    found = list(asked())
    assert len(found) > 50
    assert [f"{where} asks for {key}" for key, _, where in found if key not in ENGLISH] == []
    for key, given, where in found:
        needed = {name for _, name, _, _ in Formatter().parse(ENGLISH[key]) if name}
        assert needed <= given or "**" in given, f"{where} gives {sorted(given)} for {key}"


def test_no_key_stands_in_two_catalogues() -> None:
    merged = [module.TEXTS for module in bot.messages._MODULES]
    files = {file.stem for file in Path(bot.messages.__file__).parent.glob("en_*.py")} - {
        "en_help",
        "en_settings",
        "en_sources",
    }
    assert files == {module.__name__.rpartition(".")[2] for module in bot.messages._MODULES}
    assert len(ENGLISH) == sum(len(texts) for texts in merged)


@pytest.mark.parametrize("n", [0, 1, 2])
def test_one_is_counted_apart(n: int) -> None:
    assert bot.messages.text("source.articles", n=n) == f"{n} article{'' if n == 1 else 's'}"
