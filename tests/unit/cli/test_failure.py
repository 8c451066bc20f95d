from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.failure import Failure
from bot.errors import BadAddress, Refused, Unreachable
from tests.unit.cli.conftest import Byline


def test_what_was_given_wrong_ends_with_2_and_what_could_not_be_done_with_1() -> None:
    assert Failure(BadAddress()).exit_code == 2
    assert Failure(Refused()).exit_code == 2
    assert Failure(Unreachable()).exit_code == 1


def test_every_problem_of_the_settings_is_a_line_of_its_own(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[web]\nport = "x"\n[fetch]\ntimeout = -1\n', encoding="utf-8")
    result = byline("news")
    assert result.exit_code == 2
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert [line.split(":")[0:3] for line in lines] == [
        ["Error", " config.toml", "2"],
        ["Error", " config.toml", "4"],
    ]


def test_an_error_is_one_message_without_a_traceback(byline: Byline) -> None:
    result = byline("condense", "nowhere.html")
    assert result.exit_code == 2
    assert result.stderr == "Error: nowhere.html cannot be read: No such file or directory\n"


def test_whoever_has_the_command_line_is_told_how_to_open_a_server_of_their_own(byline: Byline) -> None:
    result = byline("feed", "http://127.0.0.1:8000/feed")
    assert result.exit_code == 2
    assert "127.0.0.1 is not a public address" in result.stderr
    assert '[fetch] allow = ["127.0.0.1:8000"]' in result.stderr


def test_debug_shows_where_an_error_came_from(byline: Byline) -> None:
    result = byline("--debug", "condense", "nowhere.html")
    assert type(result.exception).__name__ == "InputError"


def test_a_message_cannot_move_the_cursor_of_a_terminal(byline: Byline) -> None:
    result = byline("condense", "nowhere\x1b[2J.html")
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize("words", [["run"], ["--debug", "run"]])
def test_the_bot_does_not_start_without_a_token(byline: Byline, words: list[str], tmp_path: Path) -> None:
    result = byline(*words)
    assert result.exit_code != 0
    assert "DISCORD_TOKEN: not set" in result.stderr + str(result.exception)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", ["discord", ":5", "discord:", ""])
def test_a_community_is_written_as_platform_and_id(byline: Byline, value: str) -> None:
    result = byline("news", "latest", "--community", value)
    assert result.exit_code == 2
    assert "platform:id such as discord:1234" in result.stderr
