"""A paragraph of an article, as it was found on a page or in a feed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as read: `heading` where the page marks it as one, `linked` the share of its characters
    that are links (0 to 1), `lines` its lines where breaks part them."""

    text: str
    heading: bool = False
    linked: float = 0.0
    lines: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """The text with its breaks."""
        return "\n".join(self.lines) or self.text
