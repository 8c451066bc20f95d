"""The kind of article that pages declare: invented examples for every row."""

from __future__ import annotations

import pytest

from bot.articles.kinds import SECTIONS, TYPES, kind_hint
from bot.model.brief import ArticleKind

ROWS = [
    ("live", "LiveBlogPosting article", ""),
    ("opinion", "OpinionNewsArticle", "News"),
    ("opinion", "Article ReviewNewsArticle", ""),
    ("press release", "AdvertiserContentArticle", ""),
    ("opinion", "NewsArticle", "Opinion"),
    ("opinion", "NewsArticle", "News > Letters to the Editor"),
    ("opinion", "NewsArticle", "Meinung"),
    ("opinion", "", "Harbour, Tribune, Tribunes"),
    ("obituary", "NewsArticle", "Obituaries"),
    ("interview", "NewsArticle", "Sport | Interviews"),
    ("press release", "article", "Press releases"),
    ("live", "NewsArticle", "Live updates"),
    ("correction", "NewsArticle", "Corrections and clarifications"),
    ("roundup", "NewsArticle", "News in brief"),
]


@pytest.mark.parametrize(("kind", "declared", "section"), ROWS)
def test_a_declared_kind_is_known(kind: str, declared: str, section: str) -> None:
    assert kind_hint(declared, section) == kind


def test_every_kind_of_the_tables_is_one_of_ours_and_has_an_example() -> None:
    named = {kind for kind, _ in (*TYPES, *SECTIONS)}
    assert named <= {str(kind) for kind in ArticleKind}
    assert named == {kind for kind, _, _ in ROWS}


@pytest.mark.parametrize(
    ("declared", "section"),
    [("NewsArticle", "World"), ("article", ""), ("ReportageNewsArticle", "Letterkenny"), ("AnalysisNewsArticle", "Business"), ("NewsArticle", "Opinion polls"), ("NewsArticle", "Live music")],
)  # fmt: skip
def test_other_types_and_sections_declare_nothing(declared: str, section: str) -> None:
    assert kind_hint(declared, section) == ""
