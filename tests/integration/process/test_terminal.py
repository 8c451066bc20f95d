"""What the commands write on a terminal of 80 columns, and into a pipe."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from bot.render.terminal import PLAIN_WIDTH

CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x1b]*\x1b\\")
PAGE = """<html><head><title>Ferry fares to rise</title></head><body><article><h1>Ferry fares to rise</h1>
<p>{long}</p><p>The council of Port Ellery said that fares would rise by a tenth in May.</p></article></body></html>"""
LONG = "The harbour office said that the ferry would run every hour until the works at the pier are done. " * 4


def shown(folder: Path, *words: str, columns: int = 80) -> str:
    """What the command shows on a terminal so wide, colours and links taken out."""
    return CONTROL.sub("", drawn(folder, *words, columns=columns))


def drawn(folder: Path, *words: str, columns: int = 80) -> str:
    """What the command writes to a terminal so wide."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    command = [sys.executable, "-m", "bot", *words]
    process = subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=environ())
    os.close(theirs)
    written = b"".join(iter(lambda: _read(ours), b""))
    process.wait(timeout=60)
    os.close(ours)
    return written.decode("utf-8").replace("\r\n", "\n")


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # Linux ends a terminal that nobody writes to any more like this
        return b""


def environ() -> dict[str, str]:
    """Our environment without what changes the answer; test runners set COLUMNS, which a pipe heeds."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("DISCORD_", "BYLINE_", "COLUMNS"))}


def piped(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60, env=environ())


@pytest.fixture(scope="module")
def coloured(tmp_path_factory: pytest.TempPathFactory) -> str:
    return drawn(tmp_path_factory.mktemp("screen"), "demo", "--folder", "a-folder-with-a-long-name-for-long-lines")


@pytest.fixture(scope="module")
def demo(coloured: str) -> str:
    return CONTROL.sub("", coloured)


def test_the_demonstration_breaks_no_line_inside_a_word(demo: str) -> None:
    whole, _, commands = demo.partition("Now try it yourself:")
    assert max(map(len, whole.splitlines())) <= 80
    assert max(map(len, commands.splitlines()[1:])) > 80, "commands are not broken, so that they can be copied"


def test_the_demonstration_tells_what_it_corrected_what_its_clock_does_and_that_its_links_end(demo: str) -> None:
    assert "320 → 230" in demo
    assert "moves its own clock on" in demo.replace("\n", " ")
    assert "lead nowhere now" in demo.replace("\n", " ")
    assert not re.search(r"[,:] *$", demo.partition("4.")[0].replace("is shown now:", ""), re.MULTILINE)


def test_a_long_error_is_broken_at_blanks_and_its_file_name_is_not(tmp_path: Path) -> None:
    name = "n" * 90 + ".html"
    lines = shown(tmp_path, "condense", name).splitlines()
    assert name in lines[1]
    assert lines[0] == "Error:"


def test_findings_are_indented_under_their_first_line(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[polling]\nfloor_minutes = "often"\n', encoding="utf-8")
    lines = shown(tmp_path, "check", columns=60).splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[0].startswith("✗ settings  config.toml")
    assert lines[1].startswith(" " * 12)


def test_a_pipe_gets_paragraphs_whole_and_no_blanks_at_line_ends(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE.format(long=LONG), encoding="utf-8")
    got = piped(tmp_path, "extract", "page.html").stdout.splitlines()
    assert LONG.strip() in got
    assert [line for line in got if line != line.rstrip()] == []
    brief = piped(tmp_path, "condense", "page.html").stdout.splitlines()
    assert 80 < max(map(len, brief)) <= PLAIN_WIDTH
    assert [line for line in brief if line != line.rstrip()] == []


@pytest.mark.parametrize(
    "words", [["condense", "page.html"], ["condense", "page.html", "--json"], ["extract", "page.html"], ["--help"]]
)
@pytest.mark.parametrize("buffered", [True, False])
def test_an_answer_that_nothing_takes_is_one_message_and_1(tmp_path: Path, words: list[str], buffered: bool) -> None:
    (tmp_path / "page.html").write_text(PAGE.format(long=LONG), encoding="utf-8")
    env = {**environ(), "PYTHONUNBUFFERED": "" if buffered else "1"}
    command = [sys.executable, "-m", "bot", *words]
    for where, why in ((">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")):
        shell = ["sh", "-c", f'exec "$@" {where}', "sh", *command]
        done = subprocess.run(shell, cwd=tmp_path, stderr=subprocess.PIPE, text=True, check=False, timeout=60, env=env)
        assert (done.returncode, done.stderr) == (1, f"Error: standard output cannot be written: {why}\n")


def test_numbers_and_addresses_are_not_coloured_for_what_they_look_like(coloured: str) -> None:
    plain = (
        "\n1. A moderator adds sources ",
        " Northmoor Courier: added, 4 items, language en\n",
        "(in chat: /quotes)",
    )
    assert [words for words in plain if words not in coloured] == []


@pytest.mark.parametrize("words", [("condense", "-"), ("condense", "-", "--json"), ("condense", "--jsonl")])
def test_a_closed_standard_input_is_told_in_one_line(words: tuple[str, ...], tmp_path: Path) -> None:
    command = ["sh", "-c", 'exec "$@" <&-', "sh", sys.executable, "-m", "bot", *words]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "Error: Standard input is closed: give a file, or pipe the text in.\n"
