"""Condense plain texts with nothing but the text: no database, no network, no clock, no settings.

Everything here is synchronous and picklable, so that it runs in as many processes as there are.
"""

from __future__ import annotations

import json
from typing import Any, Final

from bot.articles.dates import parse_date
from bot.articles.plain import read_plain
from bot.condense.brief import condense
from bot.errors import BylineError, InputError
from bot.messages import text as words
from bot.model.article import Article
from bot.model.reports import Condensed
from bot.proof import admitting, prove_brief
from bot.render.brief_json import brief_to_json

MAX_CHARS: Final = 100_000
"""How much of a text is read where no setting says otherwise."""

_FIELDS: Final = ("title", "url", "outlet", "published")


def condense_article(article: Article, *, max_chars: int = MAX_CHARS) -> Condensed:
    """The article's brief after the verifier saw it, beside the text that its spans point into."""
    proven = prove_brief(article.text, condense(article, max_chars=max_chars, admitting=admitting))
    return Condensed(article.text, article.title, article.url, article.outlet, proven.brief, proven.refused)


def condense_text(
    text: str, *, title: str = "", url: str = "", outlet: str = "", published: str = "", max_chars: int = MAX_CHARS
) -> Condensed:
    """The brief of a plain text; its spans point into exactly the given text. InputError for a blank one."""
    if not text.strip():
        raise InputError(words("condense.blank"))
    article = read_plain(text, title=title, url=url, outlet=outlet, published=published)
    return condense_article(article, max_chars=max_chars)


def condense_line(line: str | bytes, max_chars: int = MAX_CHARS) -> str:
    """One line of JSON out for one line of JSON in, without a line end: a brief, or `{"id", "error"}`.

    Promise: never raises, so that one bad article does not end a run over many.
    """
    record_id: Any = None
    try:
        record = _record(line)
        record_id = record.get("id")
        found = _condense_record(record, max_chars)
    except BylineError as error:
        found = {"error": str(error)}
    except Exception as error:  # noqa: BLE001 (the boundary of a job: one article of many)
        found = {"error": words("condense.failed", error=f"{type(error).__name__}: {error}")}
    return json.dumps({"id": record_id, **found}, ensure_ascii=False)


def _record(line: str | bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(words("condense.not_json", why=error)) from error
    if not isinstance(record, dict):
        raise InputError(words("condense.not_an_object"))
    return record


def _condense_record(record: dict[str, Any], max_chars: int) -> dict[str, Any]:
    if "id" not in record or not isinstance(record.get("text"), str):
        raise InputError(words("condense.no_text"))
    given = {name: record.get(name) or "" for name in _FIELDS}
    for name, value in given.items():
        if not isinstance(value, str):
            raise InputError(words("condense.not_a_text", field=name))
    if given["published"] and parse_date(given["published"]) is None:
        raise InputError(words("condense.not_a_date", value=given["published"]))
    return brief_to_json(condense_text(record["text"], **given, max_chars=max_chars).brief)
