from __future__ import annotations

import json
from pathlib import Path

from tests.unit.cli.conftest import Byline, answer
from tests.unit.cli.test_condense import PAGE

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harrow Bay Courier</title>
<link>https://harrow.example/</link><language>en</language><item><title>Ferry &amp; harbour</title>
<link>https://harrow.example/ferry</link><guid>1</guid><pubDate>Mon, 02 Mar 2026 12:00:00 +0100</pubDate></item>
</channel></rss>"""


def test_each_page_is_read_under_the_name_of_its_file(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "two.a.html").write_text(PAGE, encoding="utf-8")
    found = answer(byline("extract", "--json", "one.html", "two.a.html"))
    assert list(found) == ["one", "two.a"]
    assert list(found["one"]) == ["articleBody", "title", "authors", "date", "language", "outlet", "access"]
    assert "The harbour office did not respond" in found["one"]["articleBody"]


def test_a_page_without_an_article_is_told_and_the_others_are_read(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "bad.html").write_bytes(b"%PDF-1.7")
    result = byline("extract", "--json", "bad.html", "good.html")
    found = answer(result)
    assert found["bad"]["articleBody"] == ""
    assert found["good"]["articleBody"]
    assert result.stderr.startswith("bad.html: ")


def test_when_nothing_can_be_read_the_command_fails(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_bytes(b"%PDF-1.7")
    assert byline("extract", "--json", "bad.html").exit_code == 1


def test_two_files_of_one_name_are_refused(byline: Byline, tmp_path: Path) -> None:
    result = byline("extract", "--json", "a/page.html", "b/page.html")
    assert result.exit_code == 2
    assert "page" in result.stderr


def test_files_of_one_name_are_shown_to_people_one_after_another(byline: Byline, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.html").write_text(PAGE, encoding="utf-8")
    result = byline("extract", "a/page.html", "b/page.html")
    assert result.exit_code == 0
    assert result.stdout.count("The harbour office did not respond") == 2


def test_a_file_that_is_missing_is_told_and_the_others_are_read(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "folder.html").mkdir()
    result = byline("extract", "--json", "nowhere.html", "good.html", "folder.html")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Error: nowhere.html cannot be read: No such file or directory",
        "Error: folder.html cannot be read: Is a directory",
    ]
    found = json.loads(result.stdout)
    assert found["good"]["articleBody"]
    assert found["nowhere"]["articleBody"] == ""
    assert byline("extract", "nowhere.html").exit_code == 2, "alone, what was given is wrong"


def test_people_see_the_text_and_the_facts(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(PAGE, encoding="utf-8")
    shown = byline("extract", "one.html").stdout
    assert shown.startswith("Harrow Bay approves ferry line\n")
    assert "language" in shown


def test_a_feed_is_printed_for_machines_and_for_people(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    found = answer(byline("feed", "feed.xml", "--json"))
    assert list(found) == ["title", "link", "language", "entries"]
    (entry,) = found["entries"]
    assert list(entry) == ["id", "link", "title", "published", "updated", "authors", "summary", "content"]
    assert (entry["title"], entry["published"]) == ("Ferry & harbour", "2026-03-02T11:00:00Z")
    shown = byline("feed", "-", stdin=FEED).stdout
    assert "Ferry & harbour" in shown
    assert "1 entry" in shown


def test_what_is_no_feed_is_said_to_be_none(byline: Byline) -> None:
    result = byline("feed", "-", stdin=PAGE)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
