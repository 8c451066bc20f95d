"""Scores annotated quotations where the corpus and its scorer are not at hand: the figures of the set `invented`.

Spans are counted as the corpus scorer counts them: units are segments, cut at blank lines and trimmed of marks; two units
are the same from a Jaccard of 0.8 on, best first; whatever lies half inside an optional label is neither right nor wrong.
Names are compared by `tests/quality/quote_names.py`, which is stricter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.quality.quote_names import HON, Row, head_chunk, is_group, known, name_ok, toks

__all__ = ["HON", "head_chunk", "is_group", "known", "match", "name_ok", "score", "toks", "units"]

SAME = 0.8
_MARKS = "\"“”‘’'`«» \t\r\n.,;:!?()[]—–-…"
_PARAGRAPH = re.compile(r"(?:(?!\n\s*\n)[\s\S])+")


def units(article: Row, quotes: list[Row], predicted: bool) -> list[Row]:
    """The segments of all quotes as spans `s` to `e`, one to a paragraph, with the quote `q`, its kind, and `opt`ional."""
    return [
        {"s": span[0], "e": span[1], "q": quote, "kind": quote["kind"], "opt": bool(quote.get("optional"))}
        for quote in quotes
        for start, end in quote["segments"]
        for part in _PARAGRAPH.finditer(article["text"], start, end)
        if (span := _trimmed(article["text"], part.start(), part.end()))
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    start += len(text[start:end]) - len(text[start:end].lstrip(_MARKS))
    start += 5 if text[start : start + 5].lower() == "that " else 0
    start += len(text[start:end]) - len(text[start:end].lstrip(_MARKS))
    end = start + len(text[start:end].rstrip(_MARKS))
    return (start, end) if start < end else None


def _shared(one: Row, other: Row) -> int:
    return max(0, int(min(one["e"], other["e"]) - max(one["s"], other["s"])))


def match(wanted: list[Row], got: list[Row], exact: bool) -> tuple[dict[int, int], dict[int, int]]:
    """Which unit of `wanted` is which of `got`, one to one, and the same the other way round."""
    there: dict[int, int] = {}
    back: dict[int, int] = {}
    for _, i, j in sorted(_likeness(wanted, got, 1.0 if exact else SAME)):
        if i not in there and j not in back:
            there[i], back[j] = j, i
    return there, back


def _likeness(wanted: list[Row], got: list[Row], least: float) -> Iterator[tuple[float, int, int]]:
    for i, one in enumerate(wanted):
        for j, other in enumerate(got):
            if both := _shared(one, other):
                likeness = both / (one["e"] - one["s"] + other["e"] - other["s"] - both)
                if likeness >= least:
                    yield -likeness, i, j


@dataclass(frozen=True)
class Compared:
    """One article: the units found, the labels missed and the predictions that are no label."""

    pairs: list[tuple[Row, Row]]
    missed: list[Row]
    extra: list[Row]


def compared(article: Row, answer: Row, direct: bool) -> Compared:
    """The article's labels beside the predictions; only what is direct where asked so."""
    got = [unit for unit in units(article, answer.get("quotes", []), True) if not direct or unit["kind"] == "direct"]
    labels = units(article, article["quotes"], False)
    wanted = [unit for unit in labels if not unit["opt"] and (not direct or unit["kind"] == "direct")]
    beside = [unit for unit in labels if unit not in wanted]
    there, back = match(wanted, got, False)
    return Compared(
        [(wanted[i], got[j]) for i, j in there.items()],
        [unit for i, unit in enumerate(wanted) if i not in there],
        [unit for j, unit in enumerate(got) if j not in back and not _ignored(unit, beside)],
    )


def _ignored(unit: Row, beside: list[Row]) -> bool:
    return sum(_shared(unit, other) for other in beside) * 2 >= int(unit["e"] - unit["s"])


def score(articles: list[Row], found: dict[str, Row], direct: bool = False, errors: list[Any] | None = None) -> Row:
    """Per cent of spans, speakers, roles and cues of all articles; what is wrong is added to `errors`."""
    cases = [(article, compared(article, found.get(article["id"], {}), direct)) for article in articles]
    if errors is not None:
        errors += [error for article, case in cases for error in _wrong(article, case)]
    pairs = [(one["q"], other["q"]) for _, case in cases for one, other in case.pairs]
    said = [name_ok(one, other["speaker"]) for one, other in pairs if known(one)]
    missed = [unit["q"] for _, case in cases for unit in case.missed]
    extra = sum(len(case.extra) for _, case in cases)
    lost = len(said) - sum(said)
    return {
        "span_overlap": _prf(len(pairs), extra, len(missed)),
        "e2e": _prf(sum(said), extra + lost, lost + sum(map(known, missed))),
        "speaker_acc": _mean(said),
        "speaker_n": len(said),
        **_roles([(one["role"], other.get("role") or "") for one, other in pairs if one.get("role")]),
        "cue_acc": _mean(
            bool(set(toks(one["cue"])) & set(toks(other.get("cue") or ""))) for one, other in pairs if one.get("cue")
        ),
    }


def _roles(pairs: list[tuple[str, str]]) -> Row:
    return {"role_tokenF1": _mean(_token_f1(*pair) for pair in pairs), "role_n": len(pairs)}


def _token_f1(one: str, other: str) -> float:
    wanted, got = toks(one), toks(other)
    both = sum(min(wanted.count(word), got.count(word)) for word in set(wanted))
    return 2 * both / (len(wanted) + len(got)) if wanted and got else 0.0


def _prf(right: int, extra: int, missed: int) -> Row:
    return {
        "f1": round(200 * right / (2 * right + extra + missed), 1) if right else 0.0,
        "tp": right,
        "fp": extra,
        "fn": missed,
    }


def _mean(figures: Iterable[float]) -> float:
    values = list(figures)
    return round(100 * sum(values) / len(values), 1) if values else 100.0


def _wrong(article: Row, case: Compared) -> Iterator[tuple[str, str, str]]:
    text = article["text"]
    for one, other in case.pairs:
        if known(one["q"]) and not name_ok(one["q"], other["q"]["speaker"]):
            what = f"SPEAKER gold={one['q']['speaker']!r} pred={other['q']['speaker']!r}"
            yield article["id"], what, text[one["s"] : one["e"]][:80]
    for what, some in (("MISSED", case.missed), ("EXTRA", case.extra)):
        for unit in some:
            yield article["id"], f"{what} {unit['kind']}", text[unit["s"] : unit["e"]][:80]
