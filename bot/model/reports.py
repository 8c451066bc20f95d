"""What ticks and commands report of their work."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.brief import Brief
from bot.model.source import Polled


@dataclass(frozen=True, slots=True)
class PollReport:
    """One round of polling."""

    polled: tuple[Polled, ...] = ()

    @property
    def new(self) -> int:
        """How many articles were new."""
        return sum(p.new for p in self.polled)


@dataclass(frozen=True, slots=True)
class DigestReport:
    """One digest tick: editions made, editions empty (nothing to say, nothing sent), messages queued."""

    editions: int = 0
    empty: int = 0
    messages: int = 0


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """One delivery tick, in messages."""

    sent: int = 0
    found: int = 0
    held: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Condensed:
    """A brief beside the text that its spans point into; `refused` are the verifier's reasons for what it
    turned away."""

    text: str
    title: str
    url: str
    outlet: str
    brief: Brief
    refused: tuple[str, ...] = ()
