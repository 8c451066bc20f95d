"""Bylines as printed, and who is a person in them. All names are invented."""

from __future__ import annotations

import pytest

from bot.articles.byline import read_byline
from bot.articles.pages import read_page
from bot.articles.persons import is_person
from bot.articles.plain import read_plain

ROWS: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
    ("By Ada Quill", ("Ada Quill",), ()),
    ("BY ADA QUILL", ("ADA QUILL",), ()),
    ("Written by Ada Quill", ("Ada Quill",), ()),
    ("Von Ada Quill, Berlin", ("Ada Quill",), ("Berlin",)),
    ("Ada Quill and Bo Stern", ("Ada Quill", "Bo Stern"), ()),
    ("Ada Quill, Bo Stern & Cy Marsh", ("Ada Quill", "Bo Stern", "Cy Marsh"), ()),
    ("Ada Quill und Bo Stern", ("Ada Quill", "Bo Stern"), ()),
    ("Ada Quill y Bo Stern", ("Ada Quill", "Bo Stern"), ()),
    ("Ada Quill; Bo Stern", ("Ada Quill", "Bo Stern"), ()),
    ("Ada Quill / Bo Stern", ("Ada Quill", "Bo Stern"), ()),
    ("Ada Quill, Staff Writer", ("Ada Quill",), ()),
    ("Ada Quill, political correspondent", ("Ada Quill",), ()),
    ("Ada Quill in Oslo", ("Ada Quill",), ()),
    ("Ada Quill for The Harbour Gazette", ("Ada Quill",), ()),
    ("Ada Quill | Harbour News", ("Ada Quill",), ("Harbour News",)),
    ("Ada Quill (Harbour Wire)", ("Ada Quill",), ()),
    ("ada@harbour.example (Ada Quill)", ("Ada Quill",), ()),
    ("Ada Quill ada@harbour.example", ("Ada Quill",), ()),
    ("Martin Quill, Jr.", ("Martin Quill Jr.",), ()),
    ("Jean-Luc d'Arbanville", ("Jean-Luc d'Arbanville",), ()),
    ("Maria van der Quill", ("Maria van der Quill",), ()),
    ("J. B. Stern", ("J. B. Stern",), ()),
    ("Staff", (), ()),
    ("Staff Writer", (), ()),
    ("Harbour Wire", (), ("Harbour Wire",)),
    ("Redaktion Hafenblatt", (), ("Redaktion Hafenblatt",)),
    ("The Harbour Gazette", (), ("The Harbour Gazette",)),
    ("editor17", (), ()),
    ("a.quill", (), ()),
    ("105092", (), ()),
    ("渡辺一郎", ("渡辺一郎",), ()),
    ("港湾新聞", (), ("港湾新聞",)),
    ("", (), ()),
    ("By Ada Quill\nThe Saltby Lantern", ("Ada Quill",), ("The Saltby Lantern",)),
    ("Ada Quill, Saltby Sentinel", ("Ada Quill",), ("Saltby Sentinel",)),
    # an agency or a role without a comma
    ("By ADA QUILL and BO STERN Associated Press", ("ADA QUILL", "BO STERN"), ("Associated Press",)),
    ("By Ada Quill The Canadian Press", ("Ada Quill",), ("The Canadian Press",)),
    ("By Ada Quill Staff Writer", ("Ada Quill",), ()),
    ("ADA QUILL and BO STERN STAFF REPORTERS", ("ADA QUILL", "BO STERN"), ()),
    ("Ada Quill Correspondent in Berlin", ("Ada Quill",), ()),
    ("Ada Quill, White House correspondent", ("Ada Quill",), ()),
    ("Ada Quill, Saltby Lantern Staff Writer", ("Ada Quill",), ()),
    ("Saltby News Agency", (), ("Saltby News Agency",)),
    ("Ada Quill, contributing writer", ("Ada Quill",), ()),
    ("Di Vale and Ada Quill", ("Di Vale", "Ada Quill"), ()),
    ("Di Ada Quill", ("Ada Quill",), ()),
    # what stands in a byline and names nobody
    ("Ada Quill (she/her)", ("Ada Quill",), ()),
    ("Ada Quill, Special to the Saltby Lantern", ("Ada Quill",), ()),
    ("Ada Quill Special to The Lantern", ("Ada Quill",), ()),
    ("Posted by Ada Quill on March 5, 2024", ("Ada Quill",), ()),
    ("By Ada Quill | March 5, 2024 | 10:00 am", ("Ada Quill",), ()),
    ("By Ada Quill Updated March 5, 2024", ("Ada Quill",), ()),
    ("https://gazette.example/people/ada", (), ()),
    ("Ada Quill https://gazette.example/ada", ("Ada Quill",), ()),
    ("Ada Quill, The Saltby Times", ("Ada Quill",), ("The Saltby Times",)),
    ("Ada Quill, SALTBY TODAY", ("Ada Quill",), ("SALTBY TODAY",)),
    # who took the pictures, or edited
    ("Text: Ada Quill; Fotos: Bo Stern", ("Ada Quill",), ()),
    ("Ada Quill, Photos by Bo Stern and Cy Marsh", ("Ada Quill",), ()),
    ("Photos by Bo Stern, words by Ada Quill", ("Ada Quill",), ()),
    ("Photos by Bo Stern and Cy Marsh", ("Bo Stern", "Cy Marsh"), ()),
    ("Reporting by Ada Quill; Editing by Bo Stern", ("Ada Quill",), ()),
]


@pytest.mark.parametrize(("printed", "people", "newsrooms"), ROWS)
def test_a_printed_byline_gives_people_and_apart_from_them_newsrooms(
    printed: str, people: tuple[str, ...], newsrooms: tuple[str, ...]
) -> None:
    found = read_byline(printed)
    assert found.people == people
    assert found.newsrooms == newsrooms


def test_the_outlet_itself_is_no_person_though_it_looks_like_one() -> None:
    assert read_byline("Harbour Lights", outlet="Harbour Lights").people == ()
    assert read_byline("Harbour Lights").people == ("Harbour Lights",)


def test_a_name_is_given_once_whatever_its_accents_and_case() -> None:
    assert read_byline(["José Quill", "Jose QUILL"]).people == ("José Quill",)


@pytest.mark.parametrize("name", ["Staff", "News Desk", "Ada", "harbour wire", "Ada Quill 3", "the team", ""])
def test_a_newsroom_or_a_single_word_has_not_the_shape_of_a_person(name: str) -> None:
    assert not is_person(name)


MARKED = [
    # what stands between the headline and the text                                              people
    ("<div class='byline'>By <a href=/a>Ada Quill</a> and <a href=/b>Bo Stern</a></div>", ("Ada Quill", "Bo Stern")),
    ("<div class='article__author'>Ada Quill</div><time>14 March</time>", ("Ada Quill",)),
    ("<p class='c-byline'>By Ada Quill, Harbour correspondent | 14 March 2026, 9:00</p>", ("Ada Quill",)),
    ("<ul><li class=author-name>Ada Quill</li><li class=author-name>Bo Stern</li></ul>", ("Ada Quill", "Bo Stern")),
    (
        "<div><span><a class='author'>Ada Quill</a></span><span><a class='author'>Bo Stern</a></span></div>",
        ("Ada Quill", "Bo Stern"),
    ),
    ("<span class='post-author'>Gazette Staff</span>", ()),
    ("<span class='author'>14 March 2026</span>", ()),
    ("<figure><figcaption class='author'>Cy Marsh</figcaption></figure>", ()),
    ("<p class='byline'>The Mayor of Saltby and the Harbour Office have said nothing about it so far.</p>", ()),
    ("<div class='author-bio'>Di Vale</div>", ()),
    ("<div class='authority'>Di Vale</div>", ()),
    ("<p class='byline'>By Ada Quill<br>The Saltby Lantern</p>", ("Ada Quill",)),
    ("<p class='byline'>By<br>Ada Quill and<br>Bo Stern<br>Saltby Lantern</p>", ("Ada Quill", "Bo Stern")),
    # the same without a class
    ("<div><span>Ada Quill &nbsp;|</span> <span>05.03.2026 - Updated: 06.03.2026</span></div>", ("Ada Quill",)),
    ("<p>By Ada Quill and Bo Stern · March 5, 2026</p>", ("Ada Quill", "Bo Stern")),
    ("<p>Saltby | 5 March 2026</p>", ()),
    ("<p>Harbour News | 5 March 2026</p>", ()),
    ("<p>Ada Quill | Harbour master</p>", ()),
    ("<aside><p>Ada Quill | 5 March 2026</p></aside>", ()),
    ("<p>By Ada Quill<br>The Saltby Lantern</p>", ("Ada Quill",)),
    ("<p>By Ada Quill<br/>\n  Saltby Lantern<br/>14 March 2026</p>", ("Ada Quill",)),
    ("<p>By Ada Quill<br>and Bo Stern</p>", ("Ada Quill", "Bo Stern")),
    ("<p>Aoife Ní Quill, Business Correspondent</p>", ("Aoife Ní Quill",)),
    ("<p>Ada Quill | Harbour Editor</p>", ("Ada Quill",)),
    ("<p>Ada Quill<br>Staff Writer</p>", ()),
    ("<p>Ada Quill, harbour master</p>", ()),
    ("<p>Ada Quill, the town's editor, spoke<br>to the council.</p>", ()),
    ("<p>Nothing.</p>" * 200 + "<div class='byline'>By Di Vale</div>", ()),
]


@pytest.mark.parametrize(("marked", "people"), MARKED)
def test_a_byline_that_only_a_class_marks_is_read_soon_after_the_headline(marked: str, people: tuple[str, ...]) -> None:
    words = "The harbour office in Saltby closed its eastern pier after divers found cracks in nine of its pillars."
    page = (
        f"<html><body><article><h1>Pier closes</h1>{marked}<p>{words}</p><p>{words[::-1]}</p></article></body></html>"
    )
    assert read_page(page.encode(), "https://gazette.example/1").byline == people


def test_the_byline_and_what_stands_below_it_are_no_text() -> None:
    words = "The harbour office in Saltby closed its eastern pier after divers found cracks in nine of its pillars."
    page = f"<html><body><article><h1>Pier closes</h1><p>By Ada Quill<br>The Saltby Lantern</p><p>{words}</p><p>{words[::-1]}</p></article></body></html>"
    assert read_page(page.encode(), "https://gazette.example/1").text.startswith(words)


def test_a_name_and_a_role_alone_on_a_line_are_the_byline_of_a_plain_text_too() -> None:
    text = "Pier closes\nAda Quill, Business Correspondent\n\nThe pier in Saltby was closed on Monday after a storm."
    assert read_plain(text).byline == ("Ada Quill",)
    assert read_plain(text.replace("Business Correspondent", "the harbour master, came")).byline == ()


def test_metadata_wins_over_what_a_class_marks() -> None:
    page = "<html><head><meta name=author content='Ada Quill'></head><body><h1>Pier closes</h1><p class=byline>By Bo Stern</p><p>The pier was closed on Monday after divers found cracks in nine pillars.</p></body></html>"
    assert read_page(page.encode(), "https://gazette.example/1").byline == ("Ada Quill",)


@pytest.mark.parametrize("login", ["admin", "Administrator", "webmaster", "admin2", "site admin", "root", "Guest"])
def test_an_account_that_names_nobody_is_no_credit(login: str) -> None:
    assert read_byline(login) == read_byline("")
