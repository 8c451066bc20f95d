"""Proves non-responses: the article says so, and says so of this party."""

from __future__ import annotations

import re

from bot.errors import ProofError
from bot.model.brief import NonResponse, NonResponseKind
from bot.model.span import Span
from bot.proof.antecedents import is_acronym
from bot.proof.people import parts
from bot.proof.printed import Printed, fingerprint, fold
from bot.proof.proven import Proven, mint
from bot.proof.words import STRONG_CUE, tokens

_NOT = r"(?:not|n['’]t|never|no|nor|neither|without|unable|failed|yet)"
_KINDS = {
    NonResponseKind.DECLINED: re.compile(
        rf"\b(?:declin\w+|refus\w+|no comment)\b|{_NOT}\b.{{0,40}}\bcomment", re.IGNORECASE | re.DOTALL
    ),
    NonResponseKind.NO_REPLY: re.compile(
        rf"{_NOT}\b.{{0,60}}\b(?:respon\w+|repl\w+|answer\w*|comment\w*|return\w*|back|heard)|unanswered",
        re.IGNORECASE | re.DOTALL,
    ),
    NonResponseKind.UNREACHED: re.compile(
        rf"{_NOT}\b.{{0,60}}\b(?:reach\w*|contact\w*|located|available)|unavailable", re.IGNORECASE | re.DOTALL
    ),
    NonResponseKind.NOT_RETURNED: re.compile(
        rf"{_NOT}\b.{{0,60}}\b(?:return\w*|respon\w+|repl\w+|answer\w*)|unreturned|unanswered",
        re.IGNORECASE | re.DOTALL,
    ),
}
_PRONOUN = re.compile(r"\b(?:he|she|they|it|both|neither|all|none)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an|both)\s+", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?[ \u00a0][\w-]")
_CLAUSE = re.compile(r"\bbut\b|;")
_POSSESSIVE = re.compile(r"['’]s?$")


def prove_non_response(text: str, non_response: NonResponse) -> Proven[NonResponse]:
    """The proven non-response; ProofError whose message begins with the name of the rule that refuses it."""
    return mint(check_non_response(Printed.read(text), non_response), fingerprint(text))


def check_non_response(printed: Printed, non_response: NonResponse) -> NonResponse:
    """The same non-response, when every rule passes; ProofError else."""
    if non_response.span.end > len(printed.text):
        raise ProofError("span: it reaches beyond the text")
    words = non_response.span.of(printed.text)
    if not _KINDS[non_response.kind].search(words):
        raise ProofError(f"kind: the article does not say {non_response.kind.value!r} there")
    if not non_response.who.strip() or fold(non_response.who) not in printed.folded:
        raise ProofError("who: the party is not printed in the article")
    if non_response.who_span is not None and not _stands(printed, non_response.who, non_response.who_span):
        raise ProofError("who: the party does not stand at its span")
    if non_response.who_span is not None and _OWNS.match(printed.text, non_response.who_span.end):
        raise ProofError("who: something of the party's did not answer, not the party")
    if _told(printed, non_response):
        raise ProofError("told: somebody else says so, it is no silence towards the newspaper")
    if not _about(printed, non_response):
        raise ProofError("who: the sentence does not speak of this party")
    return non_response


def _told(printed: Printed, non_response: NonResponse) -> bool:
    """Whether a cue stands between the party and its silence: "Bo Lund said the company had not answered him"."""
    at = non_response.who_span
    if non_response.kind is NonResponseKind.DECLINED or at is None or at.end > non_response.span.start:
        return False
    between = _CLAUSE.split(printed.text[at.end : non_response.span.start])[-1]
    return bool(STRONG_CUE & set(tokens(between)))


def _stands(printed: Printed, who: str, span: Span) -> bool:
    if span.end > len(printed.text):
        return False
    there = _plain(span.of(printed.text))
    return there == _plain(who)


def _plain(words: str) -> str:
    return _POSSESSIVE.sub("", _ARTICLE.sub("", fold(words)))


def _about(printed: Printed, non_response: NonResponse) -> bool:
    """The party, a part of its name or its acronym stands in the sentence, or a pronoun does and nobody else."""
    first = printed.sentence(non_response.span.start)
    around = Span(min(first.start, non_response.span.start), max(first.end, non_response.span.end))
    sentence = around.of(printed.text)
    there, wanted = set(parts(sentence)), parts(non_response.who)
    if wanted and wanted[-1] in there:
        return True
    if any(is_acronym(printed.text, word.strip(".,;"), non_response.who) for word in sentence.split()):
        return True
    return bool(_PRONOUN.search(non_response.span.of(printed.text)[:40])) and _near(printed, non_response, around)


def _near(printed: Printed, non_response: NonResponse, around: Span) -> bool:
    before = printed.text[max(0, around.start - 600) : around.start]
    wanted = parts(non_response.who)
    return bool(wanted) and wanted[-1] in parts(before)
