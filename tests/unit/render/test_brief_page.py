"""The page that shows a proof: everything of the article is text, and every link on it leads somewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.model.reports import Condensed
from bot.render.brief_html import brief_page
from bot.usecases.condense import condense_text
from tests import make


def test_what_an_article_prints_is_text_and_never_markup() -> None:
    hostile = make.TEXT.replace("Monday", "<script>alert(1)</script> & Monday").replace("Tennant", "Ten<b>nant")
    found = condense_text(hostile, title="<img src=x onerror=y>", outlet="A & <i>B</i>", url="javascript:alert(1)")
    page = brief_page(replace(found, refused=("point 0: <u>",)))
    assert not re.search(r"<(?:script|img|b>nant|i>|u>)", page)
    assert "javascript:" not in page
    assert "&lt;script&gt;" in page


def test_every_link_within_the_page_has_its_place() -> None:
    page = brief_page(condense_text(make.TEXT, title="Ferry line"))
    wanted = set(re.findall(r'href="#([^"]+)"', page))
    assert wanted
    assert wanted <= set(re.findall(r'id="([^"]+)"', page))


def test_the_text_is_whole_and_in_order() -> None:
    page = brief_page(condense_text(make.TEXT, title="Ferry line"))
    shown = re.sub(r'<a class="no"[^>]*>\d+</a>', "", page[page.index('class="text"') :])
    words = re.sub(r"<[^>]+>", "", shown.partition("</h2>")[2].replace("</p>", " ")).split()
    assert words == make.TEXT.split()


def test_an_article_without_points_says_why() -> None:
    found = Condensed(
        "Too short.", "", "", "", make.brief(headline=None, points=(), quotes=(), non_responses=(), note="note.empty")
    )
    page = brief_page(found)
    assert "An article" in page
    assert 'class="point"' not in page


def test_each_point_tells_the_paragraph_that_it_comes_from() -> None:
    found = condense_text(make.TEXT, title="Ferry line")
    page = brief_page(found)
    told = re.findall(r'href="#p(\d+)e1">paragraph (\d+)<', page)
    paragraphs = [line for line in make.TEXT.split("\n") if line.strip()]
    assert len(told) == len(found.brief.points)
    for number, place in told:
        (evidence,) = found.brief.points[int(number) - 1].evidence
        assert evidence.of(found.text) in paragraphs[int(place) - 1]


def test_what_is_denied_is_read_behind_who_denies_it() -> None:
    denial = "The head of the yard, Bo Lund, later denied that the ferry had been unsafe."
    page = brief_page(condense_text(f"{make.TEXT}\n\n{denial}", title="Ferry line"))
    assert "<blockquote>Bo Lund denied the ferry had been unsafe</blockquote>" in page
    assert "<blockquote>the ferry had been unsafe</blockquote>" not in page
