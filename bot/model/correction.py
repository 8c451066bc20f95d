"""What changed between two versions of an article: in substance, or in nothing that a reader was told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.model.span import Span


class Changed(StrEnum):
    """What a change touches. `claim` is a negation, a hedge or a modal; `speaker` is who said a quotation;
    `passage` is a sentence, or a part of one, that came or went and that nobody was shown; `wording` is other words in
    the place of words, `typo` is spelling, marks, or another way to write a number."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    ROLE = "role"
    QUOTE = "quote"
    SPEAKER = "speaker"
    CLAIM = "claim"
    POINT = "point"
    PASSAGE = "passage"
    WORDING = "wording"
    TYPO = "typo"


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the older version and those that stand in their place now, each with its span in its own version.

    A change without `before` was added, one without `after` was withdrawn.
    """

    what: Changed
    before: str = ""
    before_span: Span | None = None
    after: str = ""
    after_span: Span | None = None

    def __post_init__(self) -> None:
        if bool(self.before) != (self.before_span is not None) or bool(self.after) != (self.after_span is not None):
            raise ValueError("words and their span come together")
        if not (self.before or self.after):
            raise ValueError("a change has words before or after it")

    @property
    def material(self) -> bool:
        """Whether it takes back or alters something that the older version said; an addition takes nothing back,
        except a negation or a hedge."""
        return self.substance and (bool(self.before) or self.what is Changed.CLAIM)

    @property
    def substance(self) -> bool:
        """Whether the article says something else, more or less than it did; spelling and other words are not that."""
        return self.what not in (Changed.TYPO, Changed.WORDING)


@dataclass(frozen=True, slots=True)
class Correction:
    """The changes in the order of the newer text. `rewritten`: so little of the older text is left that it is another
    text at the same address, and nothing is said of its single words. `notice` is where the newer version prints
    that it was corrected."""

    changes: tuple[Change, ...] = ()
    rewritten: bool = False
    notice: Span | None = None

    @property
    def material(self) -> tuple[Change, ...]:
        """The changes that take back or alter something."""
        return tuple(change for change in self.changes if change.material)

    @property
    def told(self) -> tuple[Change, ...]:
        """Of these, the ones that readers of the older version are told: newsrooms shorten what they update, and a
        sentence of which nobody was shown a word corrects nothing that anybody read here."""
        return tuple(change for change in self.material if change.what is not Changed.PASSAGE)

    @property
    def substance(self) -> bool:
        """Whether the newer version says something else, more or less than the older one."""
        return self.rewritten or any(change.substance for change in self.changes)

    @property
    def corrected(self) -> bool:
        """Whether readers are told: something that they read here changed, or the outlet prints a correction."""
        return bool(self.told) or self.notice is not None
