"""The one place where SQL's errors become Byline's."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StorageError
from bot.messages import text
from storage.address import Address


@contextmanager
def translated(address: Address, what: str) -> Generator[None]:
    """Raise StorageError for what the database or its driver raises inside; `what` is a key of the catalogue.

    UnicodeEncodeError is a text that UTF-8 cannot write (a lone surrogate). Whatever else the block raises is
    its own. The message holds neither the statement's values nor a password.
    """
    try:
        yield
    except (SQLAlchemyError, UnicodeEncodeError) as error:
        raise StorageError(text(what, database=address, why=_reason(error))) from error


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).strip().split("\n", 1)[0]
