"""From a file and the environment to settings, or to every problem at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.errors import SettingsError
from bot.messages import text
from bot.settings.lines import locate
from bot.settings.model import ENVIRONMENT, Settings
from bot.settings.problems import Origin, explain, secrets_in_file

DEFAULT_FILE = Path("config.toml")
_POSITION = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


def load(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """The settings of `path` (else BYLINE_CONFIG, else ./config.toml, else the defaults) under `environ`.

    Raises SettingsError with every problem, in the order of the file's lines.
    """
    file = find(path, environ)
    written = _read(file) if file else ""
    values = _parse(written, file)
    origin = Origin(str(file or DEFAULT_FILE), locate(written), frozenset())
    problems = secrets_in_file(values, origin)
    origin = _overlay(values, environ, origin)
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        problems += explain(error, origin)
        settings = None
    if settings is None or problems:
        raise SettingsError(tuple(words for _, words in sorted(problems, key=lambda problem: problem[0])))
    return settings


def salvage(path: Path | None, environ: Mapping[str, str]) -> tuple[Settings, frozenset[tuple[str, str]]]:
    """The settings without what is wrong in them, and which (section, key) that was; (section, "") for a whole one.

    For looking at the rest all the same, never for running. SettingsError where the file cannot be read at all.
    """
    file = find(path, environ)
    values = _parse(_read(file) if file else "", file)
    written = _keys(values)
    origin = Origin("", {}, frozenset())
    secrets_in_file(values, origin)
    wrong = written - _keys(values)
    _overlay(values, environ, origin)
    try:
        return Settings.model_validate(values), frozenset(wrong)
    except ValidationError as error:
        refused = {(str(loc[0]), str(loc[1]) if len(loc) > 1 else "") for loc in (e["loc"] for e in error.errors())}
    for section, key in refused:
        if key:
            values[section].pop(key, None)
        else:
            values.pop(section, None)
    return Settings.model_validate(values), frozenset(wrong | refused)


def _keys(values: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Each section with each of its keys."""
    return {(section, key) for section, table in values.items() if isinstance(table, dict) for key in table}


def find(path: Path | None, environ: Mapping[str, str]) -> Path | None:
    """The file that `load` reads; None where there is none and the defaults stand."""
    if path is not None:
        return path
    if named := environ.get("BYLINE_CONFIG"):
        return Path(named)
    return DEFAULT_FILE if DEFAULT_FILE.is_file() else None


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise SettingsError((text("settings.encoding", file=file),)) from error
    except OSError as error:
        raise SettingsError((text("settings.unreadable", file=file, why=error.strerror),)) from error


def _parse(written: str, file: Path | None) -> dict[str, Any]:
    try:
        return tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        position = _POSITION.search(str(error))
        last = written.count("\n") + 1
        line = int(position["line"]) if position and position["line"] else last
        why = _POSITION.sub("", str(error)).rstrip(".")
        raise SettingsError((text("settings.syntax", file=file, line=line, why=why),)) from error


def _overlay(values: dict[str, Any], environ: Mapping[str, str], origin: Origin) -> Origin:
    """Put the environment's values over the file's; returns the origin that knows which these were."""
    overlaid = set()
    for name, (section, key) in ENVIRONMENT.items():
        table = values.setdefault(section, {}) if environ.get(name) else None
        if isinstance(table, dict):
            table[key] = environ[name]
            overlaid.add((section, key))
    return Origin(origin.file, origin.lines, frozenset(overlaid))
