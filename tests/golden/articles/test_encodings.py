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
