"""Structured logs: one line an event, with the ids that follow an item from fetch to message.

    log = get_logger(__name__)
    with following(source=7, item="https://example.org/a"):
        log.info("fetched", bytes=512)

Every line of the process (ours, discord.py's, apscheduler's, aiohttp's) leaves through one handler, and passes
`redact` last, so that neither a token nor a password reaches a log, tracebacks included.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal, TextIO, cast

import structlog
from structlog.typing import EventDict, FilteringBoundLogger, Processor, WrappedLogger

Level = Literal["debug", "info", "warning", "error"]
Form = Literal["console", "json"]

HIDDEN = "***"
_SECRET_KEYS = re.compile(r"token|passw|secret|authorization|api_?key|cookie", re.IGNORECASE)
_URL_PASSWORD = re.compile(r"(?P<head>\b[a-z][a-z0-9+.-]*://[^\s/:@]*):[^\s/@]+@", re.IGNORECASE)
_URL_SECRET = re.compile(
    r"(?P<head>[?&;](?:[\w.-]*(?:token|secret|passw(?:or)?d|passwd|pwd|api_?key|credentials?|signature)"
    r"|(?:[\w.-]*[._-])?(?:key|auth|sig|sid|session|jwt|pass))=)[^&;#\s\"'<>]+",
    re.IGNORECASE,
)
"""A parameter of an address by which a server knows who asks: feeds for subscribers carry theirs."""
_BOT_TOKEN = re.compile(r"[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}")
_AUTHORIZATION = re.compile(r"\b(?P<scheme>Bot|Bearer|Basic)\s+[\w.~+/=-]{8,}")
_WEBHOOK = re.compile(r"(?P<head>/(?:webhooks|interactions)/\d+/)[\w-]{8,}")
_TALKATIVE = ("alembic", "apscheduler", "aiohttp.access", "discord.gateway", "discord.client", "discord.http")
_POINTLESS = "voice will NOT be supported"
"""What discord.py warns of at each start; Byline does not speak."""
_RECONNECTS = "Attempting a reconnect"
"""What discord.py tells as an error, with a traceback, each time the network is gone for a while."""


def get_logger(name: str) -> FilteringBoundLogger:
    """The logger of a module; may be called at import, before `configure`."""
    return cast(FilteringBoundLogger, structlog.stdlib.get_logger(name))


@contextmanager
def following(
    *,
    source: int | None = None,
    item: str | None = None,
    article: int | None = None,
    story: int | None = None,
    edition: int | None = None,
    delivery: int | None = None,
) -> Iterator[None]:
    """Inside, every log line of this task carries the ids that are given; they nest."""
    ids = {
        "source": source,
        "item": item,
        "article": article,
        "story": story,
        "edition": edition,
        "delivery": delivery,
    }
    with structlog.contextvars.bound_contextvars(**{name: value for name, value in ids.items() if value is not None}):
        yield


def configure(level: Level, form: Form, *, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send every log line of this process to `stream` (standard error), from `level` on, as console text or JSON.

    `secrets` are exact values (the bot's token, a database password) that must not show wherever they turn up.
    May be called again; the newest call stands.
    """
    out = stream or sys.stderr
    hide = _redactor(tuple(secret for secret in secrets if len(secret) >= 4))
    shared = _shared_processors()
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, hide, _renderer(form, out)],
        )
    )
    handler.addFilter(lambda record: _POINTLESS not in str(record.msg))
    if level != "debug":
        handler.addFilter(_in_one_line)
    root = logging.getLogger()
    for old in [known for known in root.handlers if getattr(known, "byline", False)]:
        root.removeHandler(old)
    handler.byline = True  # type: ignore[attr-defined]  # a mark by which the next call knows its predecessor
    root.addHandler(handler)
    _set_levels(level)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _in_one_line(record: logging.LogRecord) -> bool:
    """True; that discord.py connects again becomes a line of warning with the reason, without where it failed."""
    error = record.exc_info[1] if record.exc_info else None
    if error is not None and record.name.startswith("discord.") and _RECONNECTS in str(record.msg):
        record.msg, record.args = f"{record.getMessage()} ({type(error).__name__}: {error})", ()
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.exc_info = record.exc_text = None
    return True


def redact(value: Any, secrets: tuple[str, ...] = ()) -> Any:
    """The value with what looks like a secret replaced by `***`, inside lists, tuples and dictionaries too."""
    if isinstance(value, str):
        return _redact_text(value, secrets)
    if isinstance(value, dict):
        return {key: _redact_entry(key, item, secrets) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [redact(item, secrets) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return _redact_text(str(value), secrets)


def _shared_processors() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
    ]


def _renderer(form: Form, stream: TextIO) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(
        colors=stream.isatty(), timestamp_key="at", exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
    )


def _set_levels(level: Level) -> None:
    """Our level for everybody, except libraries that tell every step: they speak from warnings on."""
    logging.getLogger().setLevel(level.upper())
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel("DEBUG" if level == "debug" else max(logging.WARNING, _number(level)))


def _number(level: Level) -> int:
    return logging.getLevelNamesMapping()[level.upper()]


def _redactor(secrets: tuple[str, ...]) -> Processor:
    def hide(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return cast(EventDict, redact(dict(event), secrets))

    return hide


def _redact_entry(key: Any, value: Any, secrets: tuple[str, ...]) -> Any:
    if isinstance(key, str) and _SECRET_KEYS.search(key) and value is not None:
        return HIDDEN
    return redact(value, secrets)


def _redact_text(text: str, secrets: tuple[str, ...]) -> str:
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    text = _URL_PASSWORD.sub(rf"\g<head>:{HIDDEN}@", text)
    text = _URL_SECRET.sub(rf"\g<head>{HIDDEN}", text)
    text = _AUTHORIZATION.sub(rf"\g<scheme> {HIDDEN}", text)
    text = _WEBHOOK.sub(rf"\g<head>{HIDDEN}", text)
    return _BOT_TOKEN.sub(HIDDEN, text)
