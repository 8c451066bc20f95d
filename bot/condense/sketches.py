"""Sketches and satire: pieces that jest about the news, whose sentences are not meant as they stand."""

from __future__ import annotations

import re
from typing import Final

from bot.model.article import Article

TITLE: Final = (
    r"\b(?:(?:political|parliamentary|commons|lords|senate|city) sketch|satire)\b|^\W?(?:the )?sketch\s*[:|–—-]|"
    r"[|–—-]\s*(?:sketch|satire)\W?$"
)
ADDRESS: Final = r"/(?:sketch|satire)(?:/|$)"


def jests(article: Article) -> bool:
    """Whether title or address say that the article is a sketch or a satire."""
    titled = re.search(TITLE, article.title, re.IGNORECASE)
    return bool(titled or re.search(ADDRESS, article.url, re.IGNORECASE))
