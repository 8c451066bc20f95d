from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.make import TEXT
from tests.unit.cli.conftest import Byline, answer

PAGE = f"""<!doctype html><html lang="en"><head><title>Harrow Bay approves ferry line</title></head><body><article>
<h1>Harrow Bay approves ferry line</h1>{"".join(f"<p>{part}</p>" for part in TEXT.split(chr(10) * 2))}
<p>The line is to run for two years, and the council will look at its figures after the first of them.</p>
</article></body></html>"""


def lines(*records: object) -> str:
    return "".join(f"{record if isinstance(record, str) else json.dumps(record)}\n" for record in records)


def briefs(stdout: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in stdout.splitlines()]


def test_one_brief_a_line_comes_out_in_order(byline: Byline) -> None:
    given = lines(*({"id": f"a{n}", "text": TEXT, "title": "Ferry line"} for n in range(5)))
    result = byline("condense", "--jsonl", stdin=given)
    assert result.exit_code == 0
    found = briefs(result.stdout)
    assert [brief["id"] for brief in found] == ["a0", "a1", "a2", "a3", "a4"]
    promised = ["id", "language", "kind", "headline", "byline", "contributors", "points", "quotes", "non_responses"]
    assert all(list(brief)[: len(promised)] == promised for brief in found)
    assert all(brief["points"] and brief["quotes"] for brief in found)


def test_a_bad_article_gives_an_error_and_the_run_goes_on(byline: Byline) -> None:
    given = lines(
        {"id": "good", "text": TEXT},
        "this is no JSON",
        [1, 2],
        {"id": "no text"},
        {"text": "no id"},
        {"id": "number", "text": 5},
        {"id": "blank", "text": " \n "},
        {"id": "title", "text": TEXT, "title": 5},
        "",
        {"id": "last", "text": TEXT, "title": None, "published": None},
    )
    result = byline("condense", "--jsonl", stdin=given)
    assert result.exit_code == 0
    found = briefs(result.stdout)
    assert [(brief["id"], "error" in brief) for brief in found] == [
        ("good", False),
        (None, True),
        (None, True),
        ("no text", True),
        (None, True),
        ("number", True),
        ("blank", True),
        ("title", True),
        ("last", False),
    ]
    assert all(list(brief) == ["id", "error"] for brief in found if "error" in brief)


def test_bytes_that_are_no_text_and_lone_surrogates_end_no_run(byline: Byline) -> None:
    given = b'{"id": "\xff", "text": "x"}\n{"id": "\\ud800", "text": "A \\ud800 word was said on Monday."}\n'
    result = byline("condense", "--jsonl", stdin=given)
    first, second = briefs(result.stdout)
    assert "error" in first
    assert second["id"] == "\ud800"


def test_ids_come_back_as_they_were_given(byline: Byline) -> None:
    found = briefs(
        byline("condense", "--jsonl", stdin=lines({"id": 7, "text": TEXT}, {"id": None, "text": TEXT})).stdout
    )
    assert [brief["id"] for brief in found] == [7, None]


def test_several_processes_give_the_same_briefs_in_the_same_order(byline: Byline) -> None:
    given = lines(*({"id": n, "text": TEXT + f"\n\nThe {n}th paragraph." if n % 7 else ""} for n in range(60)))
    alone = byline("condense", "--jsonl", stdin=given)
    together = byline("condense", "--jsonl", "--workers", "2", stdin=given)
    assert together.exit_code == 0
    assert together.stdout == alone.stdout
    assert len(together.stdout.splitlines()) == 60


def test_offsets_point_into_the_text_that_was_given(byline: Byline) -> None:
    text = "😀 " + TEXT.replace("\n\n", "\n")
    (found,) = briefs(byline("condense", "--jsonl", stdin=lines({"id": 1, "text": text})).stdout)
    direct = [quote for quote in found["quotes"] if quote["kind"] == "direct"]  # type: ignore[attr-defined]  # JSON is read as objects
    ((start, end),) = direct[0]["segments"]
    assert "The line will carry 400 people a day" in text[start:end]


def test_a_file_a_page_and_standard_input_are_told_apart_by_content(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    texts = {
        name: [quote["text"] for quote in answer(byline("condense", name, "--json", stdin=TEXT))["quotes"]]
        for name in ("a.txt", "a.html", "-")
    }
    assert texts["a.txt"] == texts["-"]
    assert any("400 people" in text for text in texts["a.html"])
    assert "<p>" not in str(texts)


def test_people_see_points_quotes_and_who_did_not_answer(byline: Byline) -> None:
    shown = byline("condense", "-", stdin=TEXT).stdout
    assert "ferry line" in shown
    assert "Orla Tennant" in shown
    assert "harbour office did not respond" in " ".join(shown.split())


def test_nothing_in_an_article_moves_the_cursor_of_a_terminal(byline: Byline) -> None:
    shown = byline("condense", "-", stdin=TEXT.replace("ferry", "fe\x1b]0;title\x07rry")).stdout
    assert "\x1b" not in shown
    assert "\x07" not in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["condense"], "say what to condense"),
        (["condense", "--jsonl", "file.jsonl"], "--jsonl reads standard input"),
        (["condense", "--jsonl", "--workers", "0"], "--workers"),
    ],
)
def test_a_command_that_says_too_little_is_told_what_to_say(byline: Byline, words: list[str], said: str) -> None:
    result = byline(*words)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("document", [b"%PDF-1.7 ...", b"", b"\x89PNG\r\n"])
def test_what_is_no_article_is_said_to_be_none(byline: Byline, tmp_path: Path, document: bytes) -> None:
    (tmp_path / "document").write_bytes(document)
    result = byline("condense", "document")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1


def test_english_has_speakers_and_other_languages_have_quotes(byline: Byline) -> None:
    found = {row["language"]: row for row in answer(byline("condense", "--languages", "--json"))}
    assert found["en"] == {"language": "en", "quotes": True, "speakers": True}
    assert found["de"]["speakers"] is False
    assert "who said them" in byline("condense", "--languages").stdout


def test_several_documents_are_condensed_past_those_that_cannot_be(byline: Byline, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" * 10)
    given = ("one.html", "nowhere.html", "picture.png", "two.html")
    result = byline("condense", *given)
    assert result.exit_code == 1
    assert [line.split(":")[0:2] for line in result.stderr.splitlines()] == [
        ["Error", " nowhere.html cannot be read"],
        ["Error", " picture.png"],
    ]
    assert result.stdout.count("Harrow Bay approves ferry line") == 2
    found = json.loads(byline("condense", *given, "--json").stdout)
    assert [(one["id"], "error" in one) for one in found] == list(zip(given, (False, True, True, False), strict=True))


def test_all_of_several_documents_condensed_is_a_success(byline: Byline, tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(PAGE, encoding="utf-8")
    assert byline("condense", "one.html", "one.html").exit_code == 0


@pytest.mark.parametrize("mode", [["--explain"], ["--html", "page.html"], ["--diff", "one.html"], ["--jsonl"]])
def test_modes_for_one_document_refuse_several(byline: Byline, tmp_path: Path, mode: list[str]) -> None:
    (tmp_path / "one.html").write_text(PAGE, encoding="utf-8")
    assert byline("condense", "one.html", "one.html", *mode).exit_code == 2
