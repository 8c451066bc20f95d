"""Encodings that are declared, missing or wrong; every sentence is invented."""

from __future__ import annotations

import pytest

from bot.articles.encoding import decode
from bot.articles.feeds import parse_feed
from bot.articles.pages import read_page

SAID = {
    "Russian": (["cp1251", "koi8_r"], "Портовое управление закрыло восточный причал в понедельник, сообщила директор Ада Квилл: водолазы нашли трещины."),
    "Greek": (["cp1253"], "Το λιμενικό γραφείο έκλεισε την ανατολική προβλήτα τη Δευτέρα, αφού οι δύτες βρήκαν ρωγμές στους εννέα στύλους."),
    "Hebrew": (["cp1255"], "משרד הנמל סגר את הרציף המזרחי ביום שני לאחר שצוללנים מצאו סדקים בתשעה מעמודיו."),
    "Arabic": (["cp1256"], "أغلق مكتب الميناء رصيفه الشرقي يوم الاثنين بعد أن عثر الغواصون على شقوق في تسعة من أعمدته."),
    "Thai": (["cp874"], "สำนักงานท่าเรือปิดท่าเทียบเรือฝั่งตะวันออกเมื่อวันจันทร์ หลังนักประดาน้ำพบรอยร้าวที่เสาเก้าต้น"),
    "Japanese": (["cp932", "euc_jp"], "港の事務所は月曜日、九本の柱に亀裂が見つかったため、東の桟橋を閉鎖したと発表した。修理は秋まで続く。"),
    "Chinese": (["gb18030"], "港口管理局星期一宣布,由于潜水员发现九根柱子有裂缝,因此关闭东码头。"),
    "Chinese, traditional": (["big5"], "港口管理局星期一宣布,由於潛水員發現九根柱子有裂縫,因此關閉東碼頭。修理將持續到秋天。"),
    "Korean": (["cp949"], "항만 사무소는 월요일에 잠수부들이 기둥 아홉 개에서 균열을 발견한 뒤 동쪽 부두를 폐쇄했다고 밝혔다."),
    "French": (["cp1252"], "Le bureau du port a fermé la jetée est : « Déjà vu », a dit l’élève, après qu’un plongeur y eut trouvé une fissure."),
    "German": (["cp1252"], "Das Hafenamt schloss am Montag die östliche Mole, weil Taucher Risse in neun Pfählen fanden – „zu spät“, hieß es."),
}  # fmt: skip
WRITTEN = [(language, codec, words) for language, (codecs, words) in SAID.items() for codec in codecs]


@pytest.mark.parametrize(("language", "codec", "words"), WRITTEN)
@pytest.mark.parametrize("declared", ["", "utf-8", "x-unknown"])
def test_an_encoding_that_nobody_names_or_that_is_said_to_be_utf8_is_found(
    language: str, codec: str, words: str, declared: str
) -> None:
    head = f'<meta charset="{declared}">' if declared else ""
    body = f"<html><head><title>x</title>{head}</head><body><p class=a>{words}</p></body></html>".encode(codec)
    assert words in decode(body), language


@pytest.mark.parametrize(("language", "codec", "words"), WRITTEN)
def test_a_declared_encoding_is_believed_unless_the_text_is_utf8(language: str, codec: str, words: str) -> None:
    name = {"cp932": "shift_jis", "cp949": "euc-kr", "koi8_r": "koi8-r", "euc_jp": "euc-jp", "cp874": "tis-620"}.get(codec, codec.replace("cp125", "windows-125"))  # fmt: skip
    page = f"<html><head><meta charset={name}></head><body><p>{words}</p></body></html>"
    assert words in decode(page.encode(codec)), language
    assert words in decode(page.encode("utf-8")), language


def test_a_few_broken_bytes_make_no_other_encoding_of_utf8() -> None:
    body = "<p>Fähre, Möwe, Über, größer, schön, früh, Tür, Öl, Äpfel, Bär, Öse</p>".encode()
    assert decode(body + b"\xff").count("\ufffd") == 1


def test_a_page_and_a_feed_that_say_utf8_wrongly_are_read() -> None:
    words = SAID["German"][1]
    page = f"<html><head><meta charset=utf-8></head><body><article><h1>Möwe</h1><p>{words}</p><p>{words}</p></article>"
    assert words in read_page(page.encode("cp1252"), "https://gazette.example/1").text
    feed = "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Fähre nach Köln</title></channel></rss>"
    assert parse_feed(feed.encode("cp1252"), content_type="text/xml; charset=utf-8").title == "Fähre nach Köln"


RUSSIAN = SAID["Russian"][1]


@pytest.mark.parametrize("named", ["iso-8859-1", "windows-1252", "us-ascii"])
def test_latin_letters_are_not_believed_of_words_that_have_none(named: str) -> None:
    """What servers and templates say of any text: browsers show such a page as noise, and its readers switch by hand."""
    page = f"<html><head><meta charset={named}></head><body><p>{RUSSIAN * 3}</p></body></html>".encode("cp1251")
    assert RUSSIAN in decode(page)
    assert RUSSIAN in decode(page.replace(f"<meta charset={named}>".encode(), b""), f"text/html; charset={named}")


def test_latin_letters_are_believed_of_a_text_with_a_foreign_word_or_a_row_of_dashes() -> None:
    words = f"{SAID['French'][1]} —————————— Æðelþryð ÞÐÆØ" * 12
    assert words in decode(f"<meta charset=iso-8859-1><p>{words}</p>".encode("cp1252"))


@pytest.mark.parametrize(("true", "other"), [("koi8-r", "windows-1251"), ("windows-1251", "koi8-r"), ("shift_jis", "euc-jp"), ("gb18030", "big5")])  # fmt: skip
def test_where_page_and_server_name_two_encodings_the_words_decide(true: str, other: str) -> None:
    language = {"shift_jis": "Japanese", "gb18030": "Chinese"}.get(true, "Russian")
    words = SAID[language][1] * 3
    for page, server in ((true, other), (other, true)):
        body = f"<html><head><meta charset={page}></head><body><p>{words}</p></body></html>".encode(true)
        assert words in decode(body, f"text/html; charset={server}"), (page, server)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("start", ["<?xml version='1.0'?><rss>", '{"version": "', "<!doctype html><p>"])
def test_utf16_is_read_without_its_mark_too(codec: str, start: str) -> None:
    assert decode((start + RUSSIAN).encode(codec)) == start + RUSSIAN


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_what_was_made_utf8_twice_is_read_back(wrong: str) -> None:
    words = SAID["French"][1].replace("”", "")
    assert decode(words.encode().decode(wrong).encode()) == words


def test_an_example_of_it_or_letters_that_only_look_like_it_stay() -> None:
    for words in (
        "The feed printed “Ã©” for “é”, “Ã¤” for “ä” and “Ã¼” for “ü”.",
        "Only Ã© here.",
        "AÇÃO “NÃO” MÃE Â°",
    ):
        assert decode(words.encode()) == words


def test_quotation_marks_and_apostrophes_survive_as_controls_and_as_old_references() -> None:
    said = "“It’s the harbour’s own pier – nobody else’s…”"
    controls = said.encode("cp1252").decode("latin-1")
    numbered = "".join(f"&#{ord(c)};" if "\x80" <= c <= "\x9f" else c for c in controls)
    rest = (
        "<p>The harbour office in Saltby closed its eastern pier after divers found cracks in nine of its pillars.</p>"
    )
    for printed in (controls, numbered):
        page = f"<html><body><article><h1>Pier closes</h1><p>{printed} Ada Marsh told the council in March.</p>{rest}{rest[::-1]}</article></body></html>"
        assert read_page(page.encode(), "https://gazette.example/1").text.startswith(said)
        feed = f"<rss version='2.0'><channel><title>{printed}</title><item><title>{printed}</title><description>&lt;p&gt;{printed}&lt;/p&gt;</description></item></channel></rss>"
        (entry,) = parse_feed(feed.encode()).entries
        assert (entry.title, entry.summary) == (said, said)
