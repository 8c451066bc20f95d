"""Discord's rules for commands that its OpenAPI description does not hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from tests.standin.wire import Json

SUB, GROUP = 1, 2
_NAME: Final = re.compile(r"[-_'\w]{1,32}")
_MOST: Final = {1: (100, "slash commands"), 2: (15, "user menus"), 3: (15, "message menus")}


def check_commands(commands: list[Json]) -> list[str]:
    """Every broken rule of all commands that are synced at once."""
    wrong = []
    kinds = Counter(command.get("type", 1) for command in commands)
    wrong += [f"{n} {_MOST[k][1]}, {_MOST[k][0]} are allowed" for k, n in kinds.items() if n > _MOST[k][0]]
    names = Counter((command.get("type", 1), command.get("name")) for command in commands)
    wrong += [f"the command {name!r} is there {n} times" for (_, name), n in names.items() if n > 1]
    for command in commands:
        wrong += [f"/{command.get('name')}: {one}" for one in _command(command)]
    return wrong


def _command(command: Json) -> Iterator[str]:
    if command.get("type", 1) != 1:
        if command.get("description"):
            yield "a menu has no description"
        return
    yield from _named(command)
    yield from _options(command.get("options") or [], depth=0)
    size = characters(command)
    if size > 8000:
        yield f"{size} characters of names, descriptions and values, 8000 are allowed"


def characters(node: Any) -> int:
    """What counts towards a command's 8,000: its names, descriptions and choices' values, in the whole tree."""
    if not isinstance(node, dict):
        return 0
    own = sum(len(str(node[key])) for key in ("name", "description", "value") if isinstance(node.get(key), str))
    return own + sum(characters(inner) for key in ("options", "choices") for inner in node.get(key) or [])


def _named(node: Json) -> Iterator[str]:
    name, description = str(node.get("name") or ""), str(node.get("description") or "")
    if not _NAME.fullmatch(name) or name != name.lower():
        yield f"{name!r} is no lower-case name of 1 to 32 characters"
    if not 1 <= len(description) <= 100:
        yield f"{name!r} needs a description of at most 100 characters"


def _options(options: list[Json], depth: int) -> Iterator[str]:
    if len(options) > 25:
        yield f"{len(options)} options, 25 are allowed"
    if len({option.get("name") for option in options}) != len(options):
        yield "two options have one name"
    kinds = {option.get("type") for option in options}
    if kinds & {SUB, GROUP} and kinds - {SUB, GROUP}:
        yield "subcommands stand beside options"
    optional = False
    for option in options:
        if option.get("required") and optional:
            yield f"the required option {option.get('name')!r} comes after an optional one"
        optional = optional or not option.get("required")
        yield from _option(option, depth)


def _option(option: Json, depth: int) -> Iterator[str]:
    yield from _named(option)
    name, kind = option.get("name"), option.get("type")
    if (kind == GROUP and depth > 0) or (kind == SUB and depth > 1):
        yield f"{name!r} is nested too deep"
    if kind in {SUB, GROUP}:
        yield from _options(option.get("options") or [], depth + 1)
        return
    choices = option.get("choices") or []
    if len(choices) > 25 or len({choice.get("name") for choice in choices}) != len(choices):
        yield f"{name!r} has {len(choices)} choices, or two with one name"
    if any(not 1 <= len(str(choice.get("name") or "")) <= 100 for choice in choices):
        yield f"{name!r} has a choice whose name is not 1 to 100 characters long"
    if choices and option.get("autocomplete"):
        yield f"{name!r} has both choices and autocomplete"
    for low, high in (("min_value", "max_value"), ("min_length", "max_length")):
        if option.get(low) is not None and option.get(high) is not None and option[low] > option[high]:
            yield f"{name!r} has a {low} above its {high}"
