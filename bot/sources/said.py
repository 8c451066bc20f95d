"""What a server says beside the body: how long it stays fresh, when to come back, in which letters."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import lru_cache

from multidict import MultiMapping

from bot.model.fetched import Validators

LONGEST = timedelta(days=3650)
"""More is read as this much: a number of seconds may be any number of digits long."""

MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d+)", re.IGNORECASE)
UNCACHED = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b(?!\s*=)", re.IGNORECASE)
"""Said of the whole answer: `no-cache="Set-Cookie"` is said of a header."""

LINK = re.compile(r"<([^<>]{1,2000})>([^<]{0,400})")
REL = re.compile(r"(?:^|;)\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))", re.IGNORECASE)
LINKS = 20
LINK_CHARACTERS = 8192
"""Links of one answer, and characters of one header, that are looked at."""

Headers = MultiMapping[str]


def retry_after(headers: Headers, now: datetime) -> timedelta | None:
    """How long the server asks to be left alone (RFC 9110, 10.2.3: seconds or a date); None where it does not."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return _seconds(value)
    when = _date(value)
    return None if when is None else max(when - now, timedelta(0))


def max_age(headers: Headers, now: datetime) -> timedelta | None:
    """How long the answer stays fresh from now on (RFC 9111, 4.2: max-age, else Expires; less the time it spent in
    caches); zero where it must not be cached, None where the server says nothing."""
    control = ", ".join(headers.getall("Cache-Control", ()))
    if UNCACHED.search(control):
        return timedelta(0)
    if found := MAX_AGE.search(control):
        return max(_seconds(found[1]) - _age(headers), timedelta(0))
    if "Expires" not in headers:
        return None
    expires = _date(headers["Expires"])
    if expires is None:  # "0" and the like: it has expired
        return timedelta(0)
    return max(expires - (_date(headers.get("Date", "")) or now) - _age(headers), timedelta(0))


def validators(headers: Headers, before: Validators) -> Validators:
    """What to ask with next time, byte for byte as given; a 304 without new ones keeps those from before."""
    return Validators(
        etag=_returnable(headers.get("ETag", before.etag)),
        last_modified=_returnable(headers.get("Last-Modified", before.last_modified)),
    )


def _returnable(value: str | None) -> str | None:
    """The value, None where it is empty, or of bytes that are no UTF-8: those could not be given back as they came."""
    return None if value is None or any("\ud800" <= letter <= "\udfff" for letter in value) else value or None


def content_type(headers: Headers) -> tuple[str, str | None]:
    """The media type in lower case ("" where none is given) and the declared charset (None where none is)."""
    return _media(headers.get("Content-Type", ""))


@lru_cache(maxsize=512)
def _media(value: str) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = value
    if not message["Content-Type"]:
        return "", None
    return message.get_content_type(), message.get_content_charset()


def robots_tag(headers: Headers) -> str:
    """All X-Robots-Tag lines, joined by commas; "" where there is none."""
    return ", ".join(filter(_returnable, headers.getall("X-Robots-Tag", ())))


def links(headers: Headers) -> tuple[tuple[str, str], ...]:
    """The relations and addresses of all Link headers (RFC 8288) that may name a hub or the document itself."""
    found = []
    for line in headers.getall("Link", ()):
        for target, parameters in LINK.findall(line[:LINK_CHARACTERS]):
            rel = REL.search(parameters)
            if rel is not None and _returnable(target + parameters):
                found.append((rel[1] or rel[2], target.strip()))
    return tuple(found)[:LINKS]


def _age(headers: Headers) -> timedelta:
    value = headers.get("Age", "").strip()
    return _seconds(value) if value.isdecimal() else timedelta(0)


def _seconds(digits: str) -> timedelta:
    return min(timedelta(seconds=int(digits[:9])), LONGEST) if len(digits) < 10 else LONGEST


def _date(value: str) -> datetime | None:
    """The date of a header in UTC, None for what is none."""
    try:
        when = parsedate_to_datetime(value)
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):  # a year of many digits, or the last hour of 9999 west of Greenwich
        return None
