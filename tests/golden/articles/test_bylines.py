"""Bylines as printed, and who is a person in them. All names are invented."""

from __future__ import annotations

import pytest

from bot.articles.byline import is_person, read_byline

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
