"""Every error that Byline raises on purpose, as one tree.

BylineError
├── SettingsError             a setting is wrong; holds every problem found
├── InputError                what somebody typed or handed in cannot be used
│   ├── BadAddress            not a web address that Byline can fetch
│   ├── BadQuery              a search, a name or a number that makes no sense
│   ├── BadSchedule           a time, weekday or zone that does not exist
│   ├── NotFound              the thing asked for is not stored
│   ├── TooOften              more than one person may make Byline fetch within an hour
│   └── AlreadyThere          the thing to be added exists
├── FetchError                bytes could not be had from an address
│   ├── Refused               the guard forbids the address (private, odd port, scheme ...)
│   │   └── Blocked           the operator has shut out the host or the outlet
│   ├── TooLarge              more bytes than the limit for this kind of document
│   ├── TimedOut              no answer, or not all of it, in time
│   ├── BadStatus             an HTTP status that is no success
│   │   └── Challenged        a page that asks for proof of a human instead of the document
│   └── Unreachable           name, connection or TLS failed
├── ParseError                bytes were had, but are not what was expected
│   ├── NotAFeed              no feed format that Byline knows
│   │   └── EmptyFeed         a feed that holds no items
│   ├── NotAnArticle          a page without an article body
│   │   └── LeadsOn           a page whose markup sends its reader on at once
│   ├── Withheld              a paywall, consent or challenge text instead of the article
│   └── WorkerKilled          the parser ran out of time or memory and was killed
│       └── NoWorker          there is no process to read it in: no fault of the document
├── ProofError                a point or quote that does not follow from its source
├── StorageError              the database refused, or is not at the expected revision
└── DeliveryError             a message could not be delivered
    ├── DestinationGone       the destination no longer exists, or must not be written to
    ├── Undeliverable         the platform refused the message for good
    └── Unreadable            the destination's history may not be read
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta


class BylineError(Exception):
    """Byline could not do what was asked."""

    def __init__(self, message: str | None = None) -> None:
        """What strangers sent may be a part of the message: bytes that are no UTF-8 can be neither stored nor printed."""
        words = message or (self.__doc__ or "").strip()
        super().__init__(words.encode("utf-8", "replace").decode())

    def __reduce__(self) -> tuple[Callable[..., BylineError], tuple[object, ...]]:
        """Pickle without calling a subclass's __init__ again: errors cross processes with all that they hold."""
        return _revive, (type(self), self.args, self.__dict__)


def _revive(kind: type[BylineError], args: tuple[object, ...], held: dict[str, object]) -> BylineError:
    """An error as it was before it was pickled."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(held)
    return error


class SettingsError(BylineError):
    """The settings cannot be used."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class InputError(BylineError):
    """What was given cannot be used."""


class BadAddress(InputError):
    """This is not a web address that Byline can fetch: write http:// or https:// and a host."""


class BadQuery(InputError):
    """This search cannot be understood: write one or more words."""


class BadSchedule(InputError):
    """This time cannot be understood: write HH:MM and a time zone such as Europe/Berlin."""


class NotFound(InputError):
    """There is no such thing here."""


class TooOften(InputError):
    """You have made Byline fetch as much as one person may within an hour: try again later."""


class AlreadyThere(InputError):
    """This exists already."""


class FetchError(BylineError):
    """The address could not be fetched."""

    def __init__(self, message: str | None = None, *, url: str = "") -> None:
        super().__init__(message)
        self.url = url


class Refused(FetchError):
    """Byline does not fetch this address: it is private, local or uses an unusual port or scheme."""

    def __init__(self, message: str | None = None, *, url: str = "", inside: str = "") -> None:
        """`inside`: the host and port of somebody's own network, which an operator could allow."""
        super().__init__(message, url=url)
        self.inside = inside


class Blocked(Refused):
    """Whoever runs this Byline has shut this host or outlet out."""


class TooLarge(FetchError):
    """The document is larger than Byline reads."""


class TimedOut(FetchError):
    """The server did not answer in time."""


class BadStatus(FetchError):
    """The server answered with an error."""

    def __init__(
        self, message: str | None = None, *, url: str = "", status: int = 0, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(message, url=url)
        self.status = status
        self.retry_after = retry_after


class Challenged(BadStatus):
    """The server asks for proof of a human instead of giving the document."""


class Unreachable(FetchError):
    """The server could not be reached."""

    def __init__(self, message: str | None = None, *, url: str = "", here: bool = False) -> None:
        """`here`: the trouble may be our own (no way out, or no answer from name servers)."""
        super().__init__(message, url=url)
        self.here = here


class ParseError(BylineError):
    """The document could not be read."""


class NotAFeed(ParseError):
    """This is not a feed: RSS, Atom, RDF, JSON Feed and news sitemaps are read."""


class EmptyFeed(NotAFeed):
    """This feed holds no items."""


class NotAnArticle(ParseError):
    """No article text was found on this page."""


class LeadsOn(NotAnArticle):
    """This page only leads on to another one."""

    def __init__(self, message: str, to: str) -> None:
        super().__init__(message)
        self.to = to


class Withheld(ParseError):
    """The page shows a paywall, consent or challenge text instead of the article."""


class WorkerKilled(ParseError):
    """Reading the document took too much time or memory, and was stopped."""


class NoWorker(WorkerKilled):
    """There is no process to read the document in."""


class ProofError(BylineError):
    """This does not follow from its source."""


class StorageError(BylineError):
    """The database could not be used."""


class DeliveryError(BylineError):
    """The message could not be delivered."""


class DestinationGone(DeliveryError):
    """The destination no longer exists, or Byline may not write there."""


class Undeliverable(DeliveryError):
    """The platform refused the message."""


class Unreadable(DeliveryError):
    """The destination's history cannot be read, so whether a message arrived is not known."""
