"""Decides whom a subject means: the person, organisation or document, by the fullest name the article prints."""

from __future__ import annotations

from bot.condense.names import Mention, Names
from bot.condense.resolution_focus import Focus, Speaker, named, person
from bot.condense.resolution_heads import Head
from bot.condense.resolution_nouns import nominal
from bot.model.brief import SpeakerKind
from bot.model.span import Span

_FROM_THERE = 0.7
"""How sure it can be who "the Italian" is."""


def resolve(head: Head, focus: Focus) -> Speaker | None:
    """The speaker that `head` names, or None where it names nobody."""
    mention = Span(head.start, head.end) if head.end > head.start else None
    speaker = _BY_KIND[head.kind](head, focus)
    return speaker._replace(mention=mention) if speaker else None


def _nobody(_head: Head, _focus: Focus) -> Speaker | None:
    return None


def _name(head: Head, focus: Focus) -> Speaker | None:
    if head.mention is None:
        return None
    speaker = named(head.mention, focus.names)
    return speaker._replace(sure=_FROM_THERE) if _only_from_there(head.mention, focus) else speaker


def with_partner(speaker: Speaker, other: Mention, focus: Focus) -> Speaker:
    """The speaker together with another person, each by the fullest name."""
    mine = next(m for m in focus.names.mentions if m.entity == speaker.entity)
    return _together((mine, other), focus.names, 0.9, "joint")._replace(mention=speaker.mention)


def _only_from_there(mention: Mention, focus: Focus) -> bool:
    """Whether the name says no more than where somebody is from: "the Italian", "the Briton"."""
    word = mention.span.of(focus.text)
    article = focus.text[max(0, mention.whole.start - 4) : mention.whole.start].lower() == "the "
    lone = focus.names.entity(mention).kind != "organisation" and word.isalpha() and not word.isupper()
    return article and lone and word.endswith(("an", "ese", "ish", "man", "woman", "iton"))


def _pronoun(head: Head, focus: Focus) -> Speaker | None:
    if head.noun in ("he", "she"):
        return person(head.start, "m" if head.noun == "he" else "f", focus)
    if head.noun in ("they", "it"):
        return _plural(head, focus)
    return None


def _plural(head: Head, focus: Focus) -> Speaker | None:
    """Whom "they" or "it" means: whoever spoke last and is no person; "they" also two who are the subject together."""
    last, here = focus.last, focus.sentence(head.start)
    if last and last.kind is not SpeakerKind.PERSON and here - focus.sentence(focus.last_at) <= 3:
        return last._replace(sure=0.7, how="pronoun", ranked=())
    pair = focus.pair_of(here - 1) if head.noun == "they" else ()
    return _together(pair, focus.names, 0.75, "pronoun") if pair else None


def _joint(head: Head, focus: Focus) -> Speaker:
    return _together(focus.names.at(head.start, head.end), focus.names, 0.9, "joint")


def _together(mentions: tuple[Mention, ...], names: Names, sure: float, how: str) -> Speaker:
    """Those who speak together, each by the fullest name, joined as they are printed."""
    each = list(dict.fromkeys(names.entity(mention).full for mention in mentions))
    listed = " and ".join(filter(None, [", ".join(each[:-1]), each[-1]]))
    return Speaker(listed, SpeakerKind.GROUP, sure, None, None, None, None, how)


_BY_KIND = {"name": _name, "joint": _joint, "pronoun": _pronoun, "nominal": nominal, "none": _nobody}
