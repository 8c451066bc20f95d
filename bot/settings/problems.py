"""What is wrong with settings, in words that say what to write instead. A secret is never repeated."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.messages import text
from bot.settings.lines import line_of
from bot.settings.model import ENVIRONMENT, SECRET, SECTIONS

Problem = tuple[int, str]
"""A line to sort by (0 for the environment) and the words."""

_SECRET_WORDS = re.compile(r"token|passw|secret|api_?key|credential", re.IGNORECASE)
_IN_QUERY = re.compile(rf"([?&][^=&#]*(?:{_SECRET_WORDS.pattern})[^=&#]*=)[^&#]*", re.IGNORECASE)
_UNSHOWN = frozenset({("database", "url")})
"""Settings whose refused value is not repeated: nobody knows where a strange driver keeps its password."""
_NAMES = {setting: name for name, setting in ENVIRONMENT.items()}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where values came from: a file with its lines by path, and which settings the environment gave."""

    file: str
    lines: dict[tuple[str, ...], int]
    environment: frozenset[tuple[str, str]]

    def at(self, path: tuple[str, ...]) -> tuple[int, str]:
        """The line to sort by and the words that point a person at `path`."""
        setting = (path[0], path[1]) if len(path) > 1 else None
        if setting in self.environment:
            return 0, _NAMES[setting]
        line = line_of(self.lines, path)
        return line, text("settings.at", file=self.file, line=line, where=_written(path))


def secrets_in_file(values: dict[str, Any], origin: Origin) -> list[Problem]:
    """Problems for the secrets that a file holds; they are taken out of `values`, so that nothing repeats them."""
    problems = []
    for section, table in values.items():
        for key in list(table) if isinstance(table, dict) else ():
            if _is_secret(section, key, table[key]):
                del table[key]
                line, at = origin.at((section, key))
                name = _NAMES.get((section, key), "")
                words = text("settings.secret", at=at, name=name) if name else text("settings.secret.unknown", at=at)
                problems.append((line, words))
    return problems


def explain(error: ValidationError, origin: Origin) -> list[Problem]:
    """One problem for each refused value."""
    return [_explain(detail, origin) for detail in error.errors(include_url=False, include_context=False)]


def _explain(detail: ErrorDetails, origin: Origin) -> Problem:
    path = tuple(part for part in detail["loc"] if isinstance(part, str))
    if detail["type"] == "extra_forbidden":
        return _unknown(path, origin)
    line, at = origin.at(path)
    if len(path) == 1:
        return line, text("settings.not_a_table", at=at, section=path[0])
    advice = text(f"settings.write.{path[0]}.{path[1]}")
    if (path[0], path[1]) in SECRET | _UNSHOWN:
        return line, text("settings.bad_secret", at=at, advice=advice)
    return line, text("settings.bad", at=at, got=_shown(detail["input"]), advice=advice)


def _unknown(path: tuple[str, ...], origin: Origin) -> Problem:
    known = list(SECTIONS) if len(path) == 1 else list(SECTIONS[path[0]].model_fields)
    close = difflib.get_close_matches(path[-1], known, n=1)
    line, at = origin.at(path)
    if close:
        return line, text("settings.unknown.close", at=at, close=close[0])
    listed = ", ".join(name for name in known if (path[0], name) not in SECRET)
    return line, text("settings.unknown", at=at, known=listed)


def _is_secret(section: str, key: str, value: Any) -> bool:
    if (section, key) in SECRET or _SECRET_WORDS.search(key):
        return True
    return isinstance(value, str) and "://" in value and _has_password(value)


def _has_password(url: str) -> bool:
    try:
        return urlsplit(url).password is not None or bool(_IN_QUERY.search(url))
    except ValueError:  # not an address at all; the ordinary check says so
        return False


def query_secrets(url: str) -> tuple[str, ...]:
    """The values of the options behind `?` that hold secrets, such as `password`, as they are written."""
    return tuple(match[0].removeprefix(match[1]) for match in _IN_QUERY.finditer(url))


def _written(path: tuple[str, ...]) -> str:
    if len(path) == 1:
        return f"[{path[0]}]"
    return f"[{path[0]}] {'.'.join(path[1:])}"


def _shown(value: Any) -> str:
    """The value as a person wrote it in TOML, without a password, and short."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        value = _IN_QUERY.sub(r"\1***", re.sub(r"(://[^/@:]*):[^/@]*@", r"\1:***@", value))
        return f'"{value}"' if len(value) <= 60 else f'"{value[:57]}..."'
    return str(value)
