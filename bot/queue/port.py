"""What a queue promises, whichever runs behind it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

Payload = Mapping[str, list[int]]
"""What a job carries: row ids, and what else their rows say in numbers, so that a database knows better than it."""

Task = Callable[[Payload], Awaitable[None]]
"""A task function; the same one serves every queue."""


class Queue(Protocol):
    """Takes jobs, and runs each at least once or not at all: a tick finds again what was lost."""

    async def defer(self, task: str, payload: Payload) -> None:
        """Queue a job for the task of that name; KeyError for a name that nobody serves."""
        ...
