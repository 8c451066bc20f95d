"""Finds the words that a sentence with a colon announces and that stand below it without quotation marks."""

from __future__ import annotations

from typing import NamedTuple

from bot.model.span import Span

_INDENT = 2
"""Blanks before a paragraph from which it is set off."""

_FEWEST_WORDS = 5


class Block(NamedTuple):
    """A block that has been read up to `paragraph`; `mark` is what sets its paragraphs off: ">", an indent, or nothing."""

    paragraph: int
    mark: str


def mark(text: str, sentence: Span) -> str:
    """What sets the paragraph that `sentence` opens off from the others: ">", a blank for an indent, or nothing."""
    if text[sentence.start] == ">":
        return ">"
    before = text[max(0, sentence.start - _INDENT) : sentence.start]
    return " " if before == " " * _INDENT or before.endswith("\t") else ""


def opens(text: str, sentence: Span, *, spoken: bool) -> bool:
    """Whether the paragraph below the colon may be the words: set off, or behind a cue of speech and a whole sentence."""
    if mark(text, sentence):
        return True
    printed = sentence.of(text)
    whole = printed[0].isupper() and printed[-1] in ".!?" and len(printed.split()) >= _FEWEST_WORDS
    return spoken and whole


def following(text: str, block: Block, sentence: Span, paragraph: int) -> Block | None:
    """The block with the paragraph of `sentence`, or None where it ends before it. What nothing sets off ends with its
    paragraph."""
    if paragraph == block.paragraph:
        return block
    goes_on = bool(block.mark) and paragraph == block.paragraph + 1 and mark(text, sentence) == block.mark
    return Block(paragraph, block.mark) if goes_on else None


def words(text: str, sentence: Span) -> Span | None:
    """The sentence without its mark; None where nothing else stands there."""
    start = sentence.start
    while start < sentence.end and (text[start] == ">" or text[start].isspace()):
        start += 1
    return Span(start, sentence.end) if start < sentence.end else None
