from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from bot.cli.root import SECTIONS
from bot.messages import ENGLISH
from bot.settings import Settings, load
from bot.settings.model import ENVIRONMENT, keys
from bot.settings.model import SECTIONS as TABLES
from tests.conftest import ROOT

EXAMPLE = ROOT / "config.example.toml"
SETTINGS_PAGE = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """Every command that does something, as it is typed."""
    found: list[str] = []

    def walk(command: click.Command, path: str) -> None:
        if isinstance(command, click.Group):
            for name, inner in command.commands.items():
                walk(inner, f"{path} {name}")
        else:
            found.append(path)

    for group in SECTIONS.values():
        for command in group:
            walk(command, f"byline {command.name}")
    return found


def sections(page: str) -> dict[str, str]:
    """The text below each heading of a settings page or file."""
    parts = re.split(r"^(?:## )?\[(\w+)\]$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_example_file_shows_exactly_the_defaults() -> None:
    assert load(EXAMPLE, {}) == Settings()


@pytest.mark.parametrize(("section", "key"), keys())
def test_every_setting_is_in_the_example_file_with_a_comment(section: str, key: str) -> None:
    table = sections(EXAMPLE.read_text(encoding="utf-8"))[section]
    assert re.search(rf"^(?:# )?{key} = ", table, re.MULTILINE), key
    assert table.strip().startswith("# ")


@pytest.mark.parametrize(("section", "key"), keys())
def test_every_setting_is_in_the_docs_with_its_default(section: str, key: str) -> None:
    row = re.search(rf"^\| `{key}` \| (?P<default>[^|]+) \|", sections(SETTINGS_PAGE)[section], re.MULTILINE)
    assert row, key
    default = getattr(getattr(Settings(), section), key)
    if default:
        shown = (
            str(default).lower()
            if isinstance(default, bool)
            else f"{default:g}"
            if isinstance(default, float)
            else str(default)
        )
        assert row["default"].strip("` ") == shown


@pytest.mark.parametrize(("section", "key"), [*keys(), ("discord", "token")])
def test_every_setting_has_words_for_what_to_write_instead(section: str, key: str) -> None:
    assert ENGLISH[f"settings.write.{section}.{key}"]


def test_the_docs_and_the_example_name_no_setting_that_does_not_exist() -> None:
    known = set(keys())
    for section, table in sections(SETTINGS_PAGE).items():
        assert {(section, key) for key in re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)} <= known
    uncommented = re.sub(r"^# (\w+ = )", r"\1", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for section, table in tomllib.loads(uncommented).items():
        assert {(section, key) for key in table} <= known
    assert set(sections(SETTINGS_PAGE)) == set(TABLES)


@pytest.mark.parametrize("name", [*ENVIRONMENT, "BYLINE_CONFIG"])
def test_every_environment_variable_is_in_the_docs(name: str) -> None:
    assert f"| `{name}` |" in SETTINGS_PAGE


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_docs(command: str) -> None:
    assert f"| `{command}` |" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = [line for line in readme.splitlines() if line.startswith("| `byline")]
    words = command.split()
    assert any(row.startswith(f"| `{' '.join(words[:2])}") and words[-1] in row for row in rows), command


def test_the_docs_name_no_command_that_does_not_exist() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(byline [^`]+)` \|", page, re.MULTILINE)) == set(commands())


def pinned(file: str) -> set[str]:
    lines = (ROOT / "requirements" / file).read_text(encoding="utf-8").splitlines()
    return {match[1] for line in lines if (match := re.match(r"([A-Za-z0-9._-]+)==", line))}


def licensed(heading: str) -> set[str]:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    part = page.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^\| ([a-z0-9._-]+) \| \S", part, re.MULTILINE)) - {"package", "---"}


def test_the_licence_of_everything_that_is_installed_is_listed() -> None:
    assert licensed("To run") == pinned("run.txt")
    assert licensed("To develop and test") == pinned("dev.txt") - pinned("run.txt")


@pytest.mark.parametrize("file", ["run.txt", "dev.txt"])
def test_the_pins_have_hashes_and_no_addresses(file: str) -> None:
    written = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    names = re.findall(r"^[A-Za-z0-9._-]+==", written, re.MULTILINE)
    assert len(names) == len(re.findall(r"^[A-Za-z0-9._-]+==\S+ .*\\\n    --hash=sha256:", written, re.MULTILINE))
    assert "://" not in written
    assert not re.search(r"^\s*-(?:i|f|-index-url|-extra-index-url|-find-links)\b", written, re.MULTILINE)


@pytest.mark.parametrize(
    "page",
    [Path("README.md"), Path("CONTRIBUTING.md"), *(Path("docs") / p.name for p in (ROOT / "docs").glob("*.md"))],
    ids=str,
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", text):
        assert (ROOT / page.parent / target).exists(), target


def test_every_target_that_the_readme_and_contributing_name_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in ("README.md", "CONTRIBUTING.md", "docs/operations.md"):
        for target in re.findall(
            r"`?\bmake ([a-z]+)\b(?=`|$|  )", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE
        ):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
