"""No text that people read stands in the code: it is in the catalogue, where a translation finds it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot import errors

ROOT = Path(bot.__file__).parent.parent

ERRORS = frozenset(
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.BylineError)
)
SPEAKING = frozenset({
    "print", "echo", "secho", "confirm", "prompt", "fail", "add_row", "rule",
    "UsageError", "BadParameter", "ClickException", "send", "send_message", "edit_message", "Choice", "Decision",
})  # fmt: skip
"""Calls whose words somebody sees."""

CATALOGUE = frozenset({"text", "words"})

_WORD = re.compile(r"[^\W\d_]{2,}")
_PROSE = re.compile(r"(?:(?<!\S)(?:[A-Za-z']{2,}|a)[,.:;]?(?:\s+|$)){4,}")
_MARKUP = re.compile(r"\[/?[a-z ]*\]|%[A-Za-z]|--[a-z-]+")


def _literals(node: ast.AST) -> Iterator[str]:
    """The texts in an expression, without the keys that are handed to the catalogue and what keywords set."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield _MARKUP.sub("", node.value)
    elif isinstance(node, ast.Call):
        if _name(node) not in CATALOGUE:
            for argument in (node.func, *node.args):
                yield from _literals(argument)
    elif not isinstance(node, ast.Subscript):
        for inner in ast.iter_child_nodes(node):
            yield from _literals(inner)


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def _speaks(call: ast.Call) -> bool:
    return _name(call) in ERRORS | SPEAKING


def found(source: str) -> list[str]:
    """The literal words that a module gives to an error of ours or to a person, or returns as a sentence."""
    nodes = list(ast.walk(ast.parse(source)))
    given = [part for node in nodes if isinstance(node, ast.Call) and _speaks(node)
             for argument in node.args for part in _literals(argument)]  # fmt: skip
    kept = [part for part in given if _WORD.search(part)]
    returned = [whole for node in nodes if isinstance(node, ast.Return) and node.value for whole in _wholes(node.value)]
    return [*kept, *(whole for whole in returned if _PROSE.search(whole))]


def _wholes(value: ast.expr) -> Iterator[str]:
    """The texts that a returned expression may be, without the values that are filled in."""
    if isinstance(value, ast.IfExp):
        yield from (*_wholes(value.body), *_wholes(value.orelse))
    elif isinstance(value, ast.Constant):
        yield from _literals(value)
    elif isinstance(value, ast.JoinedStr):
        yield "".join("".join(_literals(part)) if isinstance(part, ast.Constant) else "" for part in value.values)


ELSEWHERE = {
    "bot/messages": "the catalogue itself",
    "bot/proof": "a refusal names the rule, as ProofError does",
    "bot/demo/pages.py": "the articles of invented outlets, which are data",
    "storage/migrations": "SQL",
}
"""Rooms and modules that are not looked at, each with its reason."""

MODULES = sorted(
    file
    for room in ("bot", "cogs", "storage")
    for file in (ROOT / room).rglob("*.py")
    if not str(file.relative_to(ROOT)).startswith(tuple(ELSEWHERE))
)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_no_text_for_people_stands_in_the_code(module: Path) -> None:
    assert found(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'raise NotFound("There is no such source.")',
        'raise errors.NotFound(f"There is no source {which}.")',
        'raise StorageError("broken: " + str(why))',
        'click.echo(f"{n} sources")',
        'screen.print(Text("Nothing new"))',
        'raise BadQuery(text("error.no_words") + " Again.")',
        'def what() -> str:\n    return f"this is a {kind} and not a page"',
        'return Decision(Verdict.NEW, "not seen before")',
    ],
)
def test_words_in_the_code_are_found(source: str) -> None:
    assert found(source)


@pytest.mark.parametrize(
    "source",
    [
        'raise NotFound(text("error.no_story", story=story))',
        'click.secho(text("cli.error"), fg="red")',
        'click.echo(f" {printable(problem)}", err=True)',
        'screen.print(f"[green]✓[/] {name}: {said}", style="bold")',
        'raise ValueError("a span ends after it starts")',
        'return ", ".join(names)',
        '_log.warning("connecting to Discord again")',
    ],
)
def test_what_is_no_word_to_people_is_left_alone(source: str) -> None:
    assert not found(source)
