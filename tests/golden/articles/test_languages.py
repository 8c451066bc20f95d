"""A few invented sentences in each language that the word table knows."""

from __future__ import annotations

import pytest

from bot.articles.language import detect, profiles

ROWS: dict[str, str] = {
    "en": "The ferry had left the harbour with more than forty people on board when it sank, and they were saved.",
    "de": "Die Fähre war mit mehr als vierzig Menschen an Bord aus dem Hafen gefahren, und sie wurden gerettet.",
    "fr": "Le ferry avait quitté le port avec plus de quarante personnes à bord, et elles ont été sauvées dans la nuit.",
    "es": "El transbordador había salido del puerto con más de cuarenta personas a bordo, pero todas fueron rescatadas según el dueño.",
    "it": "Il traghetto era partito dal porto con più di quaranta persone a bordo, e sono state salvate nella notte dopo il naufragio.",
    "pt": "A balsa tinha saído do porto com mais de quarenta pessoas, mas não foi até ao fim: elas foram salvas pela guarda.",
    "nl": "De veerboot was met meer dan veertig mensen uit de haven vertrokken, maar zij werden niet veel later gered door het leger.",
    "sv": "Färjan hade lämnat hamnen med mer än fyrtio personer ombord, och de blev inte räddade förrän efter midnatt.",
    "no": "Ferja hadde forlatt havna med mer enn førti personer om bord, og de ble ikke reddet før etter midnatt av et annet skip.",
    "da": "Færgen havde forladt havnen med mere end fyrre personer om bord, og de blev først reddet efter midnat af et andet skib.",
    "fi": "Lautta oli lähtenyt satamasta, ja siinä oli yli neljäkymmentä ihmistä, mutta he eivät olleet vielä turvassa kun se upposi.",
    "pl": "Prom wypłynął z portu, a na pokładzie było ponad czterdzieści osób, ale nie było jeszcze wiadomo, co się z nimi stało po północy.",
    "cs": "Trajekt vyplul z přístavu a na palubě bylo více než čtyřicet lidí, ale podle majitele jsou všichni v bezpečí, protože loď byla nová.",
    "hu": "A komp elhagyta a kikötőt, és több mint negyven ember volt a fedélzeten, de már nem lehetett tudni, hogy mi történt az éjszaka után.",
    "ro": "Feribotul a plecat din port cu mai mult de patruzeci de oameni, dar nu au fost salvați până după miezul nopții, pentru că nava era veche.",
    "tr": "Feribot limandan ayrıldı ve gemide kırktan fazla kişi vardı, ancak gece yarısından sonra bir daha haber alınamadı, çünkü çok fırtına var.",
    "id": "Kapal itu meninggalkan pelabuhan dengan lebih dari empat puluh orang dan tidak ada kabar dari mereka pada malam itu karena badai.",
    "sw": "Kivuko hicho kiliondoka bandarini na watu zaidi ya arobaini, lakini baada ya saa mbili hakuna habari za meli hiyo katika bahari.",
    "ru": "Паром вышел из порта, и на борту было больше сорока человек, но они были спасены после полуночи, как сказал владелец.",
    "uk": "Пором вийшов з порту, і на борту було більше сорока людей, але їх врятували після опівночі, як сказав власник, що був на березі.",
    "bg": "Фериботът излезе от пристанището и на борда са били над четиридесет души, но не се знае какво е станало с тях след полунощ.",
    "ar": "غادرت العبارة الميناء مع أكثر من أربعين شخصا كان في البحر هذا المساء بعد أن قال القبطان إن الطقس جيد.",
    "fa": "کشتی از بندر خارج شد و بیش از چهل نفر در آن بود اما پس از نیمه شب خبری از آنها به دست نیامد که این را با خود بردند.",
    "ja": "フェリーは四十人以上を乗せて港を出たが、真夜中過ぎに沈んだ。",
    "ko": "여객선은 마흔 명이 넘는 사람을 태우고 항구를 떠났다.",
    "zh": "渡轮载着四十多人离开港口后沉没。",
    "el": "Το πλοίο έφυγε από το λιμάνι με περισσότερους από σαράντα επιβάτες.",
    "he": "המעבורת יצאה מהנמל ובה יותר מארבעים נוסעים.",
}


@pytest.mark.parametrize("code", sorted(ROWS))
def test_a_sentence_is_told_to_be_in_its_language(code: str) -> None:
    assert detect(ROWS[code]) == code


def test_every_language_of_the_table_has_a_sentence() -> None:
    assert set(profiles()) <= set(ROWS)


@pytest.mark.parametrize("text", ["", "Bridge closes", "12 345", "—", "Xyzzy plugh qwer"])
def test_too_little_to_tell_gives_no_language(text: str) -> None:
    assert detect(text) == ""
