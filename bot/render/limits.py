"""What a platform accepts in one message."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one message: `components` counts every nested part, `text` all shown characters together
    (UTF-16 units, the larger of the ways a platform may count), `url` the address behind a button."""

    components: int = 40
    text: int = 4000
    label: int = 80
    custom_id: int = 100
    url: int = 512
    buttons: int = 5

    def less(self, *, components: int = 0, text: int = 0) -> Limits:
        """The limits that remain when this much is kept free for what is added later."""
        return replace(self, components=self.components - components, text=self.text - text)


DISCORD = Limits()
"""Discord's Components V2 (discord.com/developers, "Component Reference")."""

SOURCES_ROW = 2
"""Components that delivery adds to a digest: a row and its "Sources" button."""

SHOWN_OF_AN_ARTICLE = 900
"""Characters of one article that are shown at once, at most; `ArticleView.allowance` may be less."""
