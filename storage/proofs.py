"""What may be stored: proven against this very text, and made of characters that every database keeps."""

from __future__ import annotations

from bot.errors import StorageError
from bot.messages import text as words
from bot.model.article import Article
from bot.proof import Proven, ProvenBrief, fingerprint


def check_proof(article: Article, proven: ProvenBrief) -> None:
    """Refuse everything but what the verifier proved against the text that is stored with it."""
    if not isinstance(proven, ProvenBrief):
        raise StorageError(words("store.unproven.brief", what=type(proven).__name__))
    parts = (*proven.points, *proven.quotes, *proven.non_responses)
    if not all(isinstance(part, Proven) for part in parts):
        raise StorageError(words("store.unproven.part", url=article.url))
    source = fingerprint(article.text)
    if proven.source != source or any(part.source != source for part in parts):
        raise StorageError(words("store.other_text", url=article.url))


def refuse_unstorable(article: Article) -> None:
    """Refuse NUL and lone surrogates: PostgreSQL cannot keep the one, no UTF-8 the other."""
    printed = (article.url, article.title, article.text, article.outlet, article.section, article.summary)
    for text in printed:
        if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
            raise StorageError(words("store.characters", url=article.url))
