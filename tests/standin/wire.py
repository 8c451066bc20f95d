"""What crosses between Discord's REST and its handlers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One request as it came: `path` below the API's base, `args` from the route's template, `at` in loop seconds."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    authorization: str = ""
    files: tuple[str, ...] = ()
    at: float = 0.0
    args: Mapping[str, str] = field(default_factory=dict)
    template: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered; `body` None is an empty answer."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Refused(Exception):
    """An error in Discord's shape: {"message", "code"}."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(f"{status} {code} {message}")
        self.reply = Reply(status, {"message": message, "code": code})


def unauthorized() -> Refused:
    """401 for a wrong or missing token."""
    return Refused(401, 0, "401: Unauthorized")


def unknown(what: str) -> Refused:
    """404 with the code that Discord has for this kind of thing."""
    codes = {"Channel": 10003, "Guild": 10004, "Member": 10007, "Message": 10008, "User": 10013, "Webhook": 10015}
    codes |= {"interaction": 10062, "application command": 10063, "Command": 10063}
    return Refused(404, codes[what], f"Unknown {what}")


def missing_permissions() -> Refused:
    """403 where the bot sees the channel but may not do this."""
    return Refused(403, 50013, "Missing Permissions")


def missing_access() -> Refused:
    """403 where the bot does not even see the channel."""
    return Refused(403, 50001, "Missing Access")


Handler = Callable[[Call], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a template such as "/channels/{channel_id}", and who answers. `open`: needs no bot token."""

    method: str
    template: str
    handler: Handler
    open: bool = False
