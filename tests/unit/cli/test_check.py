from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bot.delivery.discord.token import whoami
from bot.errors import DeliveryError
from tests.unit.cli.conftest import Byline, answer
from tests.webserver import WebServer

ME = json.dumps({"id": "1", "username": "Byline of Harrow Bay"}).encode()
PATH = "/api/v10/users/@me"


def states(found: list[dict[str, str]]) -> list[tuple[str, str]]:
    return [(row["what"], row["state"]) for row in found]


def test_without_anything_the_check_says_what_a_newcomer_needs(byline: Byline, tmp_path: Path) -> None:
    result = byline("check", "--json")
    assert result.exit_code == 1, "byline run would refuse too"
    found = json.loads(result.stdout)
    assert states(found) == [
        ("settings", "good"),
        ("settings", "warning"),
        ("database", "good"),
        ("token", "bad"),
    ]
    assert "DISCORD_TOKEN" in found[-1]["words"]
    assert list(tmp_path.iterdir()) == []


def test_every_wrong_setting_is_printed_and_the_check_fails(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[web]\nport = "x"\n[log]\nlevel = 1\n', encoding="utf-8")
    result = byline("check")
    assert result.exit_code == 1
    assert "config.toml:2: [web] port" in result.stdout
    assert "config.toml:4: [log] level" in result.stdout


def test_wrong_settings_do_not_keep_the_database_and_the_token_from_being_looked_at(
    byline: Byline, tmp_path: Path
) -> None:
    (tmp_path / "byline.sqlite3").write_bytes(b"this is no database" * 100)
    (tmp_path / "config.toml").write_text('[web]\nport = "x"\n[fetch]\nallow = ["127.0.0.1:8000"]\n', encoding="utf-8")
    result = byline("check", "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert states(found) == [
        ("settings", "bad"),
        ("settings", "warning"),
        ("settings", "warning"),
        ("database", "bad"),
        ("token", "bad"),
    ]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ('[database]\nurl = "mysql://x/y"\n', ["token"]),
        ('[database]\nurl = "postgresql://me:hunter2@db.example/byline"\n', ["token"]),
        ('[discord]\nenabled = "perhaps"\n', ["database"]),
        ("discord = 1\n[web]\nport = -1\n", ["database"]),
        ("[discord\n", []),
    ],
)
def test_what_hangs_on_a_wrong_setting_is_not_guessed_at(
    byline: Byline, tmp_path: Path, written: str, left: list[str]
) -> None:
    (tmp_path / "config.toml").write_text(written, encoding="utf-8")
    result = byline("check", "--json")
    assert result.exit_code == 1
    assert [row["what"] for row in json.loads(result.stdout) if row["what"] != "settings"] == left
    assert "hunter2" not in result.stdout


def test_a_database_that_cannot_be_made_fails_the_check(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    url = f"sqlite:///{tmp_path}/file/deep/byline.sqlite3"
    (tmp_path / "config.toml").write_text(f'[discord]\nenabled = false\n[database]\nurl = "{url}"\n', encoding="utf-8")
    result = byline("check")
    assert result.exit_code == 1
    assert "is no folder that Byline may write to" in result.stdout


def test_an_open_door_for_tests_is_warned_of_but_is_no_failure(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        '[discord]\nenabled = false\n[fetch]\nallow = ["127.0.0.1:8000"]\n', encoding="utf-8"
    )
    result = byline("check")
    assert result.exit_code == 0
    assert "[fetch] allow lets Byline reach 127.0.0.1:8000" in result.stdout


def test_a_database_that_cannot_be_used_fails_the_check_and_the_token_is_tried_all_the_same(
    byline: Byline, tmp_path: Path
) -> None:
    (tmp_path / "byline.sqlite3").write_bytes(b"this is no database" * 100)
    result = byline("check", "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert ("database", "bad") in states(found)
    assert found[-1]["what"] == "token"


def test_the_schema_is_made_by_command_and_then_checked(byline: Byline) -> None:
    first = answer(byline("db", "upgrade", "--json"))
    assert first["from"] is None
    assert answer(byline("db", "upgrade", "--json")) == {"from": first["to"], "to": first["to"]}
    assert "Already at" in byline("db", "upgrade").stdout
    assert f"is at revision {first['to']}" in byline("check").stdout


async def test_a_good_token_tells_the_name_of_its_bot() -> None:
    async with WebServer.start() as web:
        web.serve(PATH, ME, content_type="application/json")
        assert await whoami("abc", web.url("/api/v10/")) == "Byline of Harrow Bay"
        (asked,) = web.asked(PATH)
        assert asked.headers["Authorization"] == "Bot abc"


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (401, b"{}", "refuses DISCORD_TOKEN"),
        (503, b"{}", "unexpected answer (503)"),
        (200, b"[]", "unexpected answer (200)"),
        (200, b"no json", "cannot be reached"),
    ],
)
async def test_a_bad_answer_about_a_token_is_explained_without_the_token(status: int, body: bytes, said: str) -> None:
    async with WebServer.start() as web:
        web.serve(PATH, body, status=status, content_type="application/json")
        with pytest.raises(DeliveryError) as caught:
            await whoami("s3cret", web.url("/api/v10"))
    assert said in str(caught.value)
    assert "s3cret" not in str(caught.value)


async def test_a_platform_that_cannot_be_reached_is_named() -> None:
    with pytest.raises(DeliveryError, match=r"127\.0\.0\.1:9/api/users/@me cannot be reached"):
        await whoami("abc", "http://127.0.0.1:9/api")


async def test_the_token_is_tried_where_there_is_one(byline: Byline, monkeypatch: pytest.MonkeyPatch) -> None:
    async with WebServer.start() as web:
        web.serve(PATH, ME, content_type="application/json")
        monkeypatch.setenv("DISCORD_TOKEN", "abc")
        monkeypatch.setenv("DISCORD_API_BASE", web.url("/api/v10"))
        result = await asyncio.to_thread(byline, "check")
    assert result.exit_code == 0
    assert "the bot's name is Byline of Harrow Bay" in result.stdout
