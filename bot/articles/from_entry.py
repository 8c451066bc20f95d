"""Feed entries to articles, where the feed carries the whole text."""

from __future__ import annotations

import re
from typing import Final

from bot.articles.byline import Bylines, read_byline
from bot.articles.contributors import find_contributors
from bot.articles.entry_body import FULL_TEXT, body_of
from bot.articles.entry_text import entry_paragraphs
from bot.articles.language import detect
from bot.articles.paragraph import Paragraph
from bot.articles.tidy import tidy
from bot.model.article import Article
from bot.model.feed import Entry

_MORE: Final = (
    r"read\s+(?:more|on|(?:the\s+)?(?:full|whole|rest|entire|original|complete)\b)|(?:continue|keep)\s+reading|"
    r"(?:view|see)\s+(?:(?:the\s+)?(?:full|original|whole)|more)\b|(?:the\s+)?(?:full|original)\s+(?:story|article|post|text)\b|"
    r"to\s+read\s+(?:more|the\s+rest)|(?:subscribe|register|log\s+in|sign\s+in)\s+to\s+(?:read|continue)|more\s*(?:»|›|→|>)|\(more\)|"
    r"weiterlesen|mehr\s+lesen|zum\s+(?:ganzen\s+)?artikel|lire\s+(?:la\s+suite|l[’']article|plus)|"
    r"(?:leer|ver)\s+más|(?:seguir|continuar)\s+leyendo|leggi\s+(?:tutto|l[’']articolo|di\s+più)|continua\s+a\s+leggere|"
    r"(?:leia|ler|saiba)\s+mais|continue\s+lendo|lees\s+(?:verder|meer)|läs\s+(?:mer|vidare|hela)|les\s+(?:mer|hele)|læs\s+mere|"
    r"czytaj\s+(?:dalej|więcej|całość)|читать\s+(?:далее|дальше|полностью)|devamını\s+oku|"
    r"続きを読む|もっと見る|阅读全文|閱讀全文|查看更多|더\s?보기|전문\s?보기"
)
_CUT_OFF: Final = re.compile(
    rf"(?:\[?(?:…|\.\.\.)\]?|(?:read|continue|keep)\s+(?:more|reading)\b.{{0,80}}|"
    rf"(?:\A|\n|…|\.\.\.|[.!?”\"]\s)\W{{0,5}}(?:{_MORE}).{{0,80}})\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""How a teaser ends, in the words by which feeds lead on to the page."""

_APPEARED: Final = re.compile(r"\n\nThe post .{3,300} (?:appeared first|first appeared) on .{2,120}$", re.DOTALL)


def article_from_entry(entry: Entry, *, outlet: str, language: str) -> Article:
    """The entry as an article. `text` is the feed's body where it is the whole article; else it is empty and the
    page must be read for it, and `summary` keeps what the feed says."""
    body = _APPEARED.sub("", max((body_of(entry), entry.summary), key=len)).strip()
    bylines = read_byline(entry.authors, outlet)
    text = _text(entry, body, bylines) if is_whole(body) else ""
    return Article(
        url=entry.page or "",
        title=entry.title,
        text=text,
        outlet=outlet,
        byline=bylines.people,
        credits=bylines.newsrooms,
        contributors=find_contributors(body, bylines.people) if text else (),
        published=entry.published,
        updated=entry.updated,
        language=language.partition("-")[0].lower() or detect(body or entry.title),
        summary=entry.summary,
    )


def _text(entry: Entry, body: str, bylines: Bylines) -> str:
    """The article's own paragraphs; empty where little is left of what the feed carries, so that the page is read."""
    carried = bool(entry.content) and len(body_of(entry)) >= len(entry.summary)
    found = entry_paragraphs(entry.content) if carried else tuple(map(Paragraph, body.split("\n\n")))
    text = "\n\n".join(tidy(found, (entry.title,), bylines))
    return text if 2 * len(text) >= FULL_TEXT else ""


def is_whole(body: str) -> bool:
    """Whether a feed's text is the article and not its beginning: long, and not ending as a teaser does."""
    return len(body) >= FULL_TEXT and not _CUT_OFF.search(body[-200:])
