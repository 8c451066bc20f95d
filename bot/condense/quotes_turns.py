"""The turns of a transcript as quotes: each is its own verbatim form, with no marks around it."""

from __future__ import annotations

from bot.condense.lexicon import table
from bot.condense.names import Names
from bot.condense.roles import Role
from bot.condense.transcripts import Turn, key, voice
from bot.model.brief import Quote, QuoteKind, SpeakerKind

_NAMED = 0.95
_ANSWERING = 0.75
"""How sure it is that "A" is the only person whom the lines before the first question name: not enough to be shown."""

_KINDS = {"person": SpeakerKind.PERSON, "organisation": SpeakerKind.ORGANISATION}


def turn_quotes(text: str, turns: tuple[Turn, ...], names: Names, printed: dict[int, Role]) -> tuple[Quote, ...]:
    """A direct quote for each turn but the questions of an unnamed outlet; the speaker is whom the label names."""
    questions = table("transcripts")["question"]
    return tuple(_quote(text, turn, turns, names, printed) for turn in turns if key(text, turn.label) not in questions)


def _quote(text: str, turn: Turn, turns: tuple[Turn, ...], names: Names, printed: dict[int, Role]) -> Quote:
    if key(text, turn.label) in table("transcripts")["answer"]:
        name, kind, sure, number = _interviewed(turns, names)
    else:
        name, kind, sure, number = _labelled(text, turn, names)
    role = printed.get(number) if number is not None else None
    return Quote(
        segments=turn.parts,
        text=" … ".join(part.of(text) for part in turn.parts),
        kind=QuoteKind.DIRECT,
        speaker=name,
        speaker_kind=kind,
        mention=turn.label if name and sure > _ANSWERING else None,
        name_span=names.entities[number].span if number is not None else None,
        role=role.text if role else None,
        role_span=role.span if role else None,
        confidence=sure if name else 0.0,
        shown=bool(name) and sure > _ANSWERING,
    )


_Credit = tuple[str | None, SpeakerKind, float, int | None]


def _labelled(text: str, turn: Turn, names: Names) -> _Credit:
    entity = voice(text, turn.label, names)
    if entity is None:
        return turn.label.of(text), SpeakerKind.UNKNOWN, 0.85, None
    return entity.full, _KINDS[entity.kind], _NAMED, names.entities.index(entity)


def _interviewed(turns: tuple[Turn, ...], names: Names) -> _Credit:
    """The only person named before the first turn, if there is only one."""
    before = {m.entity for m in names.at(0, turns[0].whole.start) if names.entity(m).kind == "person"}
    if len(before) != 1:
        return None, SpeakerKind.UNKNOWN, 0.0, None
    number = before.pop()
    return names.entities[number].full, SpeakerKind.PERSON, _ANSWERING, number
