"""Whether Discord would take a request: its OpenAPI description, and our rules for what that does not see."""

from __future__ import annotations

from pathlib import Path

from tests.standin.wire import Call


class Validator:
    """Checks calls; without the OpenAPI file only by our own rules."""

    def __init__(self, openapi: Path | None) -> None:
        self.complete = openapi is not None

    def check(self, call: Call) -> list[str]:
        """What is wrong with the request, in words; nothing if it is right."""
        return []
