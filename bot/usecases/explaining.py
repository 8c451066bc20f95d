"""Tell of each quote of one document who could have said it and why the winner won."""

from __future__ import annotations

from dataclasses import replace

from bot.articles.document import read_document
from bot.condense.brief import explain, readable
from bot.errors import ProofError
from bot.model.article import Article
from bot.model.explained import Explained, Explanation
from bot.proof.quote import prove_quote
from bot.sources.shut import Shut
from bot.usecases.condense import MAX_CHARS
from bot.usecases.reading import Reader


def explain_article(article: Article, *, max_chars: int = MAX_CHARS) -> Explanation:
    """The article's quotes with their candidates; each says whether the verifier refuses it."""
    quotes = tuple(_judged(article.text, one) for one in explain(article, max_chars=max_chars))
    return Explanation(quotes, readable(article.text, max_chars)[1])


def explain_document(document: bytes | str, *, max_chars: int = MAX_CHARS) -> Explanation:
    """The same of a page or a plain text, told apart by content; ParseError for what is neither."""
    return explain_article(read_document(document), max_chars=max_chars)


async def explain_at(reader: Reader, url: str, shut: Shut, *, max_chars: int = MAX_CHARS) -> Explanation:
    """The same of the page at `url`; FetchError (Blocked where its outlet is shut out) or ParseError."""
    read = await reader.page(url)
    shut.check(read.article.url, read.article.outlet)
    return explain_article(read.article, max_chars=max_chars)


def _judged(text: str, one: Explained) -> Explained:
    try:
        prove_quote(text, one.quote)
    except ProofError as error:
        return replace(one, refused=str(error))
    return one
