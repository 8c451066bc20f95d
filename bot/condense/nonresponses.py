"""Finds who did not answer the outlet, and how the article puts it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.condense.clauses_phrases import subject_of
from bot.condense.lexicon import closed, words
from bot.condense.names import Names
from bot.condense.names_groups import bare
from bot.condense.quotations import scan
from bot.condense.tokens import Token, tokenise
from bot.model.brief import NonResponse, NonResponseKind
from bot.model.span import Span

_SOON = r"(?:[ \xa0](?:immediately|yet|initially|promptly|directly|further|publicly|specifically))*"
_NOT = r"(?:did|does|do|has|have|had|would|was|were|could)(?:[ \xa0]not|n['’]t)" + _SOON
_WITHIN = r"(?:[^.;]|\.(?=[\w’&]|[ \xa0](?:[a-z&]|[A-Z]\w*\b(?!\.)))){0,120}?"
_ASKED = r"(?:requests?|calls?|messages?|emails?|e-mails?|inquir(?:y|ies)|enquir(?:y|ies)|questions?|phone calls?|voicemails?|texts?)"

# Each row: the kind, the words, and whether the party stands before them ("subject") or after a "to" ("asked").
PATTERNS = (
    (
        NonResponseKind.NOT_RETURNED,
        rf"\b(?:responses?|replies|answers?|{_ASKED})\b{_WITHIN}\b(?:was|were|(?:has|have|had)[ \xa0]not[ \xa0]been)(?:[ \xa0]not|n['’]t)?{_SOON}[ \xa0](?:returned|answered|received|provided)|\b{_ASKED}\b{_WITHIN}\bwent (?:unanswered|unreturned)",
        "asked",
    ),
    (
        NonResponseKind.DECLINED,
        (
            r"[“\"‘']no comment[,.]?[”\"’'] (?:said|says) (?P<who>[^.;]{2,80}?)(?=[.;,]|$)"
            r"|[“\"‘']no comment[,.]?[”\"’'] (?P<before>[^.;,]{2,80}?) (?:said|says|replied|answered)\b"
        ),
        "who",
    ),
    (
        NonResponseKind.NO_REPLY,
        r"\bneither\b(?P<who>[^.;]{1,120}?)[ \xa0](?:has[ \xa0]|had[ \xa0]|immediately[ \xa0])*(?:responded|replied|returned|answered|commented)\b",
        "who",
    ),
    (
        NonResponseKind.UNREACHED,
        rf"\bcould(?:[ \xa0]not|n['’]t){_SOON}[ \xa0]be{_SOON}[ \xa0](?:reached|contacted|located)\b|\b(?:was|were)(?:[ \xa0]not|n['’]t){_SOON}[ \xa0](?:available|reachable)(?= for comment| to comment)|\b(?:was|were) unavailable(?= for comment| to comment)|\bcould(?:[ \xa0]not|n['’]t) reach\b",
        "subject",
    ),
    (
        NonResponseKind.DECLINED,
        r"\b(?:declin|refus)(?:ed|es|ing) (?:to (?:comment|answer|discuss|respond|elaborate|be interviewed|say|speak)|(?:an? )?(?:interview|request|comment))|\b(?:had|offered|said|replied|answered),? (?:a )?[“\"‘']?no (?:immediate )?comment\b|\b(?:would|did)(?:[ \xa0]not|n['’]t) comment\b",
        "subject",
    ),
    (
        NonResponseKind.NO_REPLY,
        rf"\b{_NOT}[ \xa0](?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)\b(?=[ \xa0](?:to|our|an?|the|his|multiple|several|numerous|repeated|requests?|calls?|messages?|emails?|{_ASKED}|immediately|by|on|when|before|for)\b|[.,])",
        "subject",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE), side) for kind, pattern, side in PATTERNS)
_SAID_NOTHING = re.compile(r"no comment\W*", re.IGNORECASE)
_HINTS = (
    *("comment", "respon", "reply", "replies", "replied", "return", "reach", "answer", "declin", "refus"),
    *("interview", "contacted", "located"),
)
"""One of them stands in every sentence of which the patterns find anything; looked for one by one, that is quicker."""
_REACHED = re.compile(
    r"\b(?:reached out to|contacted|asked|approached|sent (?:questions?|requests?) to|(?:comment |requests?|calls?|messages?|emails?|inquir\w+|questions?)(?:[^.;,]{0,40}?) (?:to|from|with|for|left (?:with|for)|placed to|made to))[ \xa0]",
    re.IGNORECASE,
)
_PARTY_END = re.compile(
    r"[ \xa0](?:for (?:comment|a (?:comment|response|reply)|further)|seeking|asking|requesting|but|were|was|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|went|about|by)\b|[,;](?:\s(?!\w+[ \xa0]&[ \xa0])|$)|\.$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?<=s)['’][ \xa0](?P<what>[\w-]+(?:[ \xa0][\w-]+){0,4})[ \xa0]*$")
"""What a plural possesses: "the pilots' association"."""

_TOLD = re.compile(
    r"\b(?:said|says|say|told|tells|complain(?:s|ed)|wrote|writes|alleg(?:es|ed)|claim(?:s|ed)|according to)\b"
)
"""Somebody's word that somebody did not answer: no silence towards the newspaper."""

_CLAUSE = re.compile(r"\b(?:but|although|though|while)\b|;")
_WHICH = re.compile(
    r".*(?:^|(?<=[ \xa0]))(?P<who>(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)(?:[ \xa0][\w’'-]+){1,4}|(?:^|(?<=[a-z,][ \xa0]))[A-Z][\w’'&.-]{0,30}(?:[ \xa0][A-Z][\w’'&.-]{0,30}){0,6})"
    r", (?:which|who)\b[^,;]*$"
)
"""Whom a relative clause speaks of: "asked the company, which said it had no comment"."""

_BOTH = re.compile(r"^(?:both|neither|either|representatives (?:for|of)(?= both))[ \xa0]", re.IGNORECASE)
_FIRM = re.compile(r"[A-Z][\w’'-]*[ \xa0]&[ \xa0][A-Z]")
_LONGEST_NAME = 80
_AND = re.compile(r",?[ \xa0](?:and|nor|or)[ \xa0]|,[ \xa0]")


def find_non_responses(text: str, sentences: tuple[Span, ...], names: Names) -> tuple[NonResponse, ...]:
    """Each party that did not answer, once a place, in the order of the text. Linear in its length."""
    found: list[NonResponse] = []
    for number, sentence in enumerate(sentences):
        lowered = sentence.of(text).lower()
        if any(hint in lowered for hint in _HINTS):
            found.extend(_sentence(text, sentence, sentences[max(0, number - 1) : number], names))
    return tuple(found)


def _sentence(text: str, sentence: Span, before: tuple[Span, ...], names: Names) -> Iterator[NonResponse]:
    plain = _without_quotations(sentence.of(text))
    for kind, pattern, side in _COMPILED:
        match = pattern.search(plain)
        if match is None:
            continue
        if kind is not NonResponseKind.DECLINED and _TOLD.search(_CLAUSE.split(plain[: match.start()])[-1]):
            return
        party = _PARTY[side](plain, match)
        if party is None:
            continue
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        for who in _parties(text, sentence.start + party[0], sentence.start + party[1], names):
            yield from _response(text, who, kind, span, before, names)
        return


def _response(
    text: str, who: Span, kind: NonResponseKind, span: Span, sentences: tuple[Span, ...], names: Names
) -> Iterator[NonResponse]:
    """The non-response; he or she is whoever opens the sentence before, any other pronoun is nobody."""
    word = who.of(text).lower()
    if word in ("he", "she"):
        person = _subject_before(who.start, "m" if word == "he" else "f", sentences, names)
        if person is not None:
            yield NonResponse(person.of(text), kind, Span(min(who.start, span.start), span.end), person)
    elif word not in closed("pronoun") and not word.startswith(("there’s", "there's", "it’s", "it's")):
        yield NonResponse(bare_office(who.of(text)), kind, span, who)


def _subject_before(position: int, gender: str, sentences: tuple[Span, ...], names: Names) -> Span | None:
    """The person whose name opens the sentence before, if the gender fits; nobody is guessed farther away."""
    before = max((sentence for sentence in sentences if sentence.end <= position), default=None)
    opening = names.at(before.start, before.end)[:1] if before else ()
    for mention in opening:
        entity = names.entity(mention)
        opens = before is not None and mention.whole.start == before.start and not mention.possessive
        if opens and entity.kind == "person" and entity.gender in (gender, ""):
            return mention.span
    return None


def _without_quotations(sentence: str) -> str:
    """The sentence with a blank for each quotation but "no comment", which is an answer of the outlet's asking."""
    for quotation in scan(sentence):
        if _SAID_NOTHING.fullmatch(sentence, *quotation.inner):
            continue
        blank = "_" * (quotation.end - quotation.start)
        sentence = sentence[: quotation.start] + blank + sentence[quotation.end :]
    return sentence


def _inside(_plain: str, match: re.Match[str]) -> tuple[int, int] | None:
    return match.span("who") if match.groupdict().get("who") else match.span("before")


def _asked(plain: str, match: re.Match[str]) -> tuple[int, int] | None:
    """The party in "reached out to X for comment, but responses ..." or "calls to X were not returned"."""
    lead = next((found for found in _REACHED.finditer(plain, 0, match.end())), None)
    if lead is None:
        return None
    stop = _PARTY_END.search(plain, lead.end())
    return (lead.end(), stop.start() if stop else len(plain)) if stop is None or stop.start() > lead.end() else None


def _subject(plain: str, match: re.Match[str]) -> tuple[int, int] | None:
    if match[0].lower().endswith("reach"):
        stop = _PARTY_END.search(plain, match.end())
        return (match.end() + 1, stop.start() if stop else len(plain)) if match.end() + 1 < len(plain) else None
    relative = _WHICH.search(plain, 0, match.start())
    if relative and relative.start("who"):
        return relative.span("who")
    tokens = tokenise(plain, 0, match.start(), ())
    first, last = _last_subject(tokens)
    if first >= last:
        return None
    end = tokens[last - 1].end
    owned = _OWNED.match(plain, end, match.start())
    return tokens[first].start, owned.end("what") if owned else end


_PARTY = {"asked": _asked, "subject": _subject, "who": _inside}


def _last_subject(tokens: list[Token]) -> tuple[int, int]:
    """The subject nearest to the end: after the last "but" or semicolon, past an opening adjunct."""
    start = max(
        (i + 1 for i, t in enumerate(tokens) if t.lower in (";", "but", "though", "although", "while", "because")),
        default=0,
    )
    while start < len(tokens) and tokens[start].lower in closed("subordinator"):
        start += 1
    first, last = subject_of(tokens, start, len(tokens))
    joined = last
    while joined < len(tokens) and tokens[joined].lower in ("and", "nor", "or"):
        joined = subject_of(tokens, joined + 1, len(tokens))[1]
    return first, max(last, min(joined, len(tokens)))


def _parties(text: str, start: int, end: int, names: Names) -> Iterator[Span]:
    """One span a party: "both A's office and B's office" are two, an organisation with an "and" is one."""
    both = _BOTH.match(text[start:end])
    start += both.end() if both else 0
    cuts = [
        match
        for match in _AND.finditer(text, start, end)
        if not any(m.whole.start < match.start() and match.end() <= m.span.end for m in names.at(start, end))
        and _names_someone(text, match.end(), end)
        and not (match[0].startswith(", ") and _FIRM.match(text, match.end(), end))
    ]
    stops = [*(cut.start() for cut in cuts), end]
    for first, last in zip([start, *(cut.end() for cut in cuts)], stops, strict=True):
        opened, closed_at = _stripped(text, first, last)
        if opened < closed_at:
            yield _apposed(text, Span(opened, closed_at), names)


def _apposed(text: str, who: Span, names: Names) -> Span:
    """The name in apposition to a common noun: "the builder, Marrow & Sons, did not respond"; else `who` itself."""
    if text[who.start].isupper() and text[who.start : who.end].rsplit(maxsplit=1)[-1][0].isupper():
        return who
    after = names.at(who.end, who.end + _LONGEST_NAME)[:1] if text[who.end : who.end + 2] == ", " else ()
    named = [
        m
        for m in after
        if m.whole.start == who.end + 2 and not m.possessive and text[m.span.end : m.span.end + 1] == ","
    ]
    return named[0].span if named and names.entity(named[0]).kind != "place" else who


def _names_someone(text: str, start: int, end: int) -> bool:
    opening = text[start:end].split(maxsplit=1)
    return bool(opening) and (
        opening[0][0].isupper()
        or opening[0].lower() in ("the", "a", "an", "his", "her", "its", "their")
        or opening[0].lower() in words("person_nouns")
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \xa0,":
        start += 1
    while end > start and text[end - 1] in " \xa0,":
        end -= 1
    article = re.match(r"(?:the|a|an)[ \xa0]", text[start:end], re.IGNORECASE)
    return start + (article.end() if article else 0), end


def bare_office(who: str) -> str:
    """The party without a leading article, as printed."""
    return bare(who) if not who.endswith(("'", "’")) else who
