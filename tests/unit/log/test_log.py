from __future__ import annotations

import asyncio
import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from bot.log import Form, Level, configure, following, get_logger, redact

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs123"


@pytest.fixture(autouse=True)
def leave_logging_as_it_was() -> Iterator[None]:
    root, level = logging.getLogger(), logging.getLogger().level
    yield
    for handler in [known for known in root.handlers if getattr(known, "byline", False)]:
        root.removeHandler(handler)
    root.setLevel(level)
    structlog.reset_defaults()


def logged(
    write: Callable[[], None], *, form: Form = "json", level: Level = "info", secrets: tuple[str, ...] = ()
) -> str:
    stream = io.StringIO()
    configure(level, form, stream=stream, secrets=secrets)
    write()
    return stream.getvalue()


def fail(words: str) -> None:
    raise ValueError(words)


def lines(written: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.splitlines()]


def test_a_line_says_when_where_how_bad_and_what() -> None:
    (line,) = lines(logged(lambda: get_logger("bot.x").warning("polled", entries=3)))
    assert line["event"] == "polled"
    assert line["entries"] == 3
    assert line["level"] == "warning"
    assert line["logger"] == "bot.x"
    assert line["at"].endswith("Z")


def test_ids_follow_an_item_through_every_logger_and_end_with_it() -> None:
    def work() -> None:
        with following(source=7):
            with following(item="https://example.org/a", article=9):
                get_logger("bot.x").info("condensed")
                logging.getLogger("discord").error("sent")
            get_logger("bot.x").info("polled")
        get_logger("bot.x").info("idle")

    condensed, sent, polled, idle = lines(logged(work))
    for line in (condensed, sent):
        assert (line["source"], line["item"], line["article"]) == (7, "https://example.org/a", 9)
    assert polled["source"] == 7
    assert "article" not in polled
    assert "source" not in idle


async def test_tasks_side_by_side_keep_their_own_ids() -> None:
    stream = io.StringIO()
    configure("info", "json", stream=stream)

    async def work(source: int) -> None:
        with following(source=source):
            await asyncio.sleep(0)
            get_logger("bot.x").info("polled", expected=source)

    await asyncio.gather(*(work(number) for number in range(5)))
    found = lines(stream.getvalue())
    assert len(found) == 5
    assert all(line["source"] == line["expected"] for line in found)


def test_lines_below_the_level_are_left_out_and_libraries_speak_from_warnings_on() -> None:
    def work() -> None:
        get_logger("bot.x").debug("no")
        get_logger("bot.x").info("yes")
        logging.getLogger("apscheduler.executors.default").info("no")
        logging.getLogger("apscheduler.executors.default").warning("yes")
        logging.getLogger("discord.client").warning("%s is not installed, voice will NOT be supported", "x")

    assert [line["event"] for line in lines(logged(work))] == ["yes", "yes"]
    assert len(lines(logged(work, level="debug"))) == 4


def test_configuring_again_writes_each_line_once() -> None:
    configure("info", "json", stream=io.StringIO())
    assert len(lines(logged(lambda: get_logger("bot.x").info("once")))) == 1


@pytest.mark.parametrize("form", ["json", "console"])
def test_no_secret_reaches_a_log(form: Form) -> None:
    def work() -> None:
        log = get_logger("bot.x")
        log.info("start", token="abcd1234", database="postgresql://bob:hunter2@db/byline")
        log.info("logging in", words=f"logging in with {TOKEN}")
        log.info("asked", headers={"Authorization": "Bot abcdefgh12345", "Cookie": "c00kie"})
        log.info("headers Authorization: Bearer abc.def-12345678")
        log.info("callback", url="https://discord.com/api/v10/interactions/123/aW50ZXJhY3Rpb24/callback")
        logging.getLogger("aiohttp.client").warning("GET %s", "https://user:pa55word@example.org/feed")
        log.info(
            "source added", url="https://example.org/feed?page=2&auth=f33dk3y&amp;x_token=t0k3n#a", reason="'?Key=k3y'"
        )
        logging.getLogger("discord.http").warning("the token is %s", "plain-s3cret-value")
        try:
            fail("cannot connect to postgresql://bob:hunter2@db/byline with plain-s3cret-value")
        except ValueError:
            log.exception("failed", nested=[("postgresql://bob:hunter2@db/x",)])

    written = logged(work, form=form, secrets=("plain-s3cret-value",))
    assert "ValueError" in written
    for secret in (
        "abcd1234", "hunter2", TOKEN, "abcdefgh12345", "c00kie", "abc.def-12345678",
        "aW50ZXJhY3Rpb24", "pa55word", "f33dk3y", "t0k3n", "k3y", "plain-s3cret-value",
    ):  # fmt: skip
        assert secret not in written
    assert "postgresql://bob:***@db" in written


def test_what_is_no_secret_stays_as_it_is() -> None:
    plain = {
        "url": "https://example.org:8443/a?b=c@d&keyword=tide&author=quill&page=2",
        "count": 3,
        "ok": True,
        "none": None,
        "text": "Bot says hello",
    }
    assert redact(plain) == plain


def test_a_traceback_on_the_console_shows_no_local_variables() -> None:
    def work() -> None:
        password_like = "local-" + "only-value"
        try:
            fail("boom")
        except ValueError:
            get_logger("bot.x").exception("failed")
        assert password_like

    written = logged(work, form="console")
    assert "boom" in written
    assert "local-only-value" not in written


@pytest.mark.parametrize(("level", "lines"), [("info", 1), ("debug", 2)])
def test_a_lost_connection_that_discord_py_mends_is_one_line_without_debug(level: Level, lines: int) -> None:
    error = ConnectionResetError("reset by peer")

    def lose() -> None:
        logging.getLogger("discord.shard").error("Attempting a reconnect for shard ID %s", 3, exc_info=error)

    told = logged(lose, form="console", level=level)
    assert (told.count("reset by peer"), len(told.splitlines())) == (1, lines)
    assert ("warning" in told, "(ConnectionResetError: reset by peer)" in told) == (level == "info",) * 2
    assert "shard ID 3" in told


def test_other_errors_of_discord_py_keep_their_traceback() -> None:
    def go_wrong() -> None:
        try:
            fail("no such event")
        except ValueError:
            logging.getLogger("discord.client").exception("Ignoring exception in on_ready")

    assert "Traceback" in logged(go_wrong)
