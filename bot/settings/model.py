"""Every setting, its type, its limits and its default.

What to write instead of a refused value stands in the catalogue under `settings.write.<section>.<key>`;
`config.example.toml` and `docs/settings.md` name each of them too, and a test compares all four.
"""

from __future__ import annotations

import ipaddress
import re
from importlib.metadata import version
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationInfo
from pydantic import field_validator as checks

PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)+/?")
"""A path that stands for itself in a route."""


def _frozen_list(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _address(value: str, schemes: frozenset[str]) -> str:
    parts = urlsplit(value)
    if parts.scheme not in schemes or not parts.hostname:
        raise ValueError(f"needs one of {sorted(schemes)} and a host")
    return value


def _web_address(value: str) -> str:
    return _address(value, frozenset({"http", "https"}))


def _socket_address(value: str) -> str:
    return _address(value, frozenset({"ws", "wss"}))


def _contact(value: str) -> str:
    return value if not value or value.startswith("mailto:") else _web_address(value)


def _proxy(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme != "http" or not parts.hostname or "@" in parts.netloc or parts.path.strip("/")):
        raise ValueError("needs http:// and a host, and no user name")
    return value


def _callback(value: str) -> str:
    """Empty, or a web address with a path of its own, below which nothing else is served."""
    if not value:
        return value
    parts = urlsplit(_web_address(value))
    if not PATH.fullmatch(parts.path) or "@" in parts.netloc or parts.query or parts.fragment:
        raise ValueError("needs a path, and neither a user name nor anything behind ? or #")
    return value


def _database(value: str) -> str:
    """SQLite needs a path (or `:memory:`), PostgreSQL a database name."""
    scheme, slashes, rest = value.partition("://")
    path = urlsplit(value).path
    if not slashes or scheme not in {"sqlite", "postgresql"} or not rest.strip("/") or not path.strip("/"):
        raise ValueError("needs sqlite:///path or postgresql://host/name")
    return value


def _no_blanks(value: SecretStr) -> SecretStr:
    secret = value.get_secret_value()
    if not secret or any(character.isspace() for character in secret):
        raise ValueError("holds a blank or nothing")
    return value


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


Host = Annotated[str, Field(pattern=r"^[^\s/@]+$"), AfterValidator(str.lower)]
"""A host, with or without a port."""

PlainHost = Annotated[str, Field(pattern=r"^[^\s/@:*]+$"), AfterValidator(str.lower)]
"""A host by its name."""


Name = Annotated[str, Field(pattern=r"\w", max_length=200)]
"""An outlet by its name."""


class Section(BaseModel):
    """A table of the file: frozen, strict, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Database(Section):
    """Where things are stored. `url` may hold a password when it came from the environment."""

    url: Annotated[str, AfterValidator(_database)] = Field(default="sqlite:///byline.sqlite3", repr=False)


class Discord(Section):
    """The chat platform. `token` is only ever read from the environment."""

    enabled: bool = True
    status: Annotated[str, Field(max_length=128)] = "the news"
    api_base: Annotated[str, AfterValidator(_web_address)] | None = None
    gateway_url: Annotated[str, AfterValidator(_socket_address)] | None = None
    token: Annotated[SecretStr, AfterValidator(_no_blanks)] | None = None


class Fetch(Section):
    """How bytes are had from the web. `contact` stands in the User-Agent; times are seconds."""

    contact: Annotated[str, AfterValidator(_contact)] = ""
    timeout: Annotated[float, Field(ge=1, le=300)] = 30.0
    connections: Annotated[int, Field(ge=1, le=1000)] = 100
    per_host: Annotated[int, Field(ge=1, le=10)] = 2
    per_domain: Annotated[int, Field(ge=1, le=50)] = 4
    allow: Annotated[tuple[Host, ...], BeforeValidator(_frozen_list)] = ()
    proxy: Annotated[str, AfterValidator(_proxy)] = ""
    block: Annotated[tuple[PlainHost, ...], BeforeValidator(_frozen_list)] = ()
    block_outlets: Annotated[tuple[Name, ...], BeforeValidator(_frozen_list)] = ()
    per_user_hour: Annotated[int, Field(ge=0, le=100_000)] = 120

    @property
    def user_agent(self) -> str:
        """How Byline names itself to servers: product, version and, where set, the contact."""
        contact = f" (+{self.contact})" if self.contact else ""
        return f"Byline/{version('byline')}{contact}"


class Workers(Section):
    """The processes in which feeds and pages are read, and what one document may cost."""

    processes: Annotated[int, Field(ge=1, le=64)] = 2
    seconds: Annotated[float, Field(ge=0.1, le=60)] = 5.0
    memory_mb: Annotated[int, Field(ge=128, le=4096)] = 300


class Polling(Section):
    """When sources are asked for news."""

    tick_seconds: Annotated[float, Field(ge=0.1, le=3600)] = 30.0
    batch: Annotated[int, Field(ge=1, le=1000)] = 50
    floor_minutes: Annotated[int, Field(ge=10, le=1440)] = 60


class WebSub(Section):
    """Whether hubs may call with news, and at which public address; empty for not at all."""

    callback: Annotated[str, AfterValidator(_callback)] = ""
    safety_hours: Annotated[int, Field(ge=1, le=24)] = 6

    @property
    def base(self) -> str:
        """The address below which hubs call, with its slash at the end; empty where they may not."""
        return f"{self.callback.rstrip('/')}/" if self.callback else ""

    @property
    def path(self) -> str:
        """The path of that address on our own server, without a slash at the end."""
        return urlsplit(self.callback).path.rstrip("/")


class Condense(Section):
    """How articles become key points and quotes."""

    max_chars: Annotated[int, Field(ge=1000, le=1_000_000)] = 100_000


class Digests(Section):
    """How digests are chosen."""

    tick_seconds: Annotated[float, Field(ge=0.1, le=3600)] = 20.0
    max_stories: Annotated[int, Field(ge=1, le=25)] = 8
    max_age_days: Annotated[int, Field(ge=1, le=60)] = 3


class Delivery(Section):
    """How messages leave. `uncertain`: what to do with one that may have been sent, where history is unreadable."""

    tick_seconds: Annotated[float, Field(ge=0.1, le=3600)] = 5.0
    uncertain: Literal["hold", "repeat"] = "hold"


class Web(Section):
    """Health and metrics. `allow_remote` comes first because `host` is checked against it."""

    enabled: bool = True
    allow_remote: bool = False
    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8790

    @checks("host")
    @classmethod
    def _only_here(cls, value: str, info: ValidationInfo) -> str:
        if not info.data.get("allow_remote", False) and not is_loopback(value):
            raise ValueError("needs allow_remote")
        return value


class Log(Section):
    """What is logged, and in which form."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["console", "json"] = "console"


class Settings(Section):
    """All settings. Build with `bot.settings.load`, which tells a person what is wrong."""

    database: Database = Database()
    discord: Discord = Discord()
    fetch: Fetch = Fetch()
    workers: Workers = Workers()
    polling: Polling = Polling()
    websub: WebSub = WebSub()
    condense: Condense = Condense()
    digests: Digests = Digests()
    delivery: Delivery = Delivery()
    web: Web = Web()
    log: Log = Log()


SECTIONS: dict[str, type[Section]] = {
    name: field.annotation
    for name, field in Settings.model_fields.items()
    if isinstance(field.annotation, type) and issubclass(field.annotation, Section)
}
"""Each table of the file by its name."""

ENVIRONMENT: dict[str, tuple[str, str]] = {
    "DISCORD_TOKEN": ("discord", "token"),
    "DISCORD_API_BASE": ("discord", "api_base"),
    "DISCORD_GATEWAY_URL": ("discord", "gateway_url"),
    "BYLINE_DATABASE_URL": ("database", "url"),
}
"""Environment variables and the setting that each one fills, over what the file says."""

SECRET: frozenset[tuple[str, str]] = frozenset({("discord", "token")})
"""Settings that the file may not hold at all."""


def keys() -> tuple[tuple[str, str], ...]:
    """Every (section, key) that the file may hold, in the order of the tables."""
    return tuple(
        (section, key)
        for section, model in SECTIONS.items()
        for key in model.model_fields
        if (section, key) not in SECRET
    )
