"""What pages print between an article's paragraphs: an invented example for every row of the tables."""

from __future__ import annotations

import pytest

from bot.articles.prompts import ENDS, LINES, end, prompt

LINE_ROWS: list[tuple[str, str]] = [
    ("no words", "___"),
    ("read more", "READ MORE: Ferry owner fined over rusty hull"),
    ("also read", "Also read: the harbour in numbers"),
    ("related", "Related: Seven signs that your boat leaks"),
    ("read more, German", "Lesen Sie auch: Der Hafen in Zahlen"),
    ("read more, French", "À lire aussi Le port en chiffres"),
    ("read more, Spanish", "Lea también: El puerto en cifras"),
    ("read more, Italian", "Leggi anche: il porto in cifre"),
    ("read more, Portuguese", "Leia também: o porto em números"),
    ("read more, Dutch and Nordic", "Les også: Havna i tall"),
    ("story continues", "Story continues below advertisement"),
    ("copyright", "© 2026 The Harbour Gazette, all rights reserved"),
    ("rights reserved", "All rights reserved."),
    ("personal use", "This copy is for your personal, non-commercial use only."),
    ("reprints", "Order reprints"),
    ("follow", "Follow the Gazette on Facebook and Instagram"),
    ("follow, German", "Folgen Sie dem Hafenblatt auf Instagram"),
    ("newsletter", "Sign up for our morning newsletter"),
    ("newsletter, in your inbox", "Get the harbour news delivered to your inbox"),
    ("newsletter, German", "Abonnieren Sie unseren Newsletter"),
    ("app", "Download our free app"),
    ("write to us", "Write to Ada Quill at ada@gazette.example"),
    ("address", "• Email: ada@gazette.example"),
    ("tips", "Do you have a news tip? Call the desk"),
    ("letters", "We want to hear from you"),
    ("standards", "Our standards: the Gazette's principles"),
    ("full coverage", "Follow all of the Gazette's full coverage of the regatta"),
    ("click here", "Click here to see the map"),
    ("share", "Share this article"),
    ("share on", "Share on Facebook Tweet Email"),
    ("form answers", "An error has occurred, please try again later."),
    ("agreement", "By signing up, you agree to our terms of service."),
    ("subscription", "Subscribe now for unlimited access."),
    ("developing", "This is a developing story. Check back for updates."),
    ("printed date", "Published March 14, 2026 at 9:00 a.m."),
    ("loading", "Loading…"),
    ("reading time", "4 min read"),
    ("image label", "Image caption, The ferry at noon"),
    ("membership", "If you enjoyed this article, consider a donation"),
    ("donation", "The Gazette relies on readers like you. Please consider making a donation today."),
    ("media label", "05.09.2026 | 2:03 min"),
    ("photo credit", "Photo: Ada Quill"),
    ("photo by", "The ferry at noon. Photograph by Ada Quill"),
    ("agency photo", "The ferry at noon (Photo Ada Quill)"),
    ("listen", "Listen to Harbour Radio on weekdays"),
    ("first published", "This article was first published in The Harbour Gazette."),
    ("prompts, Japanese", "会員登録はこちら"),
    (
        "labelled links",
        "Ferry owner fined over rusty hull [INSIGHT]| The harbour from above [VIDEO] Rust in nine boats [PICTURES]",
    ),
    ("rules for comments", "Please note: Comments that insult others will be removed by our moderators"),
    ("other work", "Edited by Di Vale and Cy Marsh."),
    ("with agencies", "Avec AFP et Reuters"),
    ("cookies", "We use cookies. Accept all cookies."),
    ("address alone", "https://gazette.example/news/ferry-1"),
    ("time ago", "Ada Quill · 5 hours ago"),
    ("source line", "Source: harbour office"),
]

END_ROWS: list[tuple[str, str]] = [
    ("related", "Related stories"),
    ("read next", "Read next"),
    ("most read", "Most read"),
    ("comments", "Comments (12)"),
    ("topics, German", "Mehr zum Thema"),
    ("topics, French", "Sur le même sujet"),
    ("topics, Spanish", "Noticias relacionadas"),
    ("about the issuer", "About Quill Shipping"),
    ("press contact", "Media contacts"),
    ("tags", "Tags: harbour, ferry"),
    ("how to listen", "How to listen to the Harbour Podcast"),
]

MORE_LINES = [
    "Share this: Twitter, Facebook, WhatsApp",
    "Save Share Print",
    "Enter your email address",
    "By clicking Submit, I accept the Gazette's privacy policy",
    "This site is protected by reCAPTCHA and the terms of its maker apply.",
    "Already a subscriber? Log in",
    "Sign in for full access",
    "Register for free access to three articles a month",
    "Show more",
    "You have read 3 of 5 free articles this month.",
    "Support our work with a gift.",
    "Last updated: 14 March 2026",
    "Please enable JavaScript to view the comments",
    "Skip to main content",
    "Reading time: 3 minutes",
    "Lesezeit: 4 Min.",
    "Image source, Harbour Wire",
    "Media caption, Watch: the mast of the ferry falls",
]

MORE_LINES += [
    "Also on the Gazette: the harbour in numbers",
    "Got a confidential news tip? Call the desk",
    "Do you know more about this? Email our reporters",
    "Mit Material von dpa",
    "With files from Bo Stern and The Canadian Press",
]

TEXT = [
    "Edited by Ada Quill, the book sold three thousand copies in Saltby.",
    "Avec douze voix, le conseil a fermé la jetée.",
    "We know that the bakery uses its cookies to lure sailors.",
    "Know more about boats than your neighbour does, she said, and you will sleep well.",
    "By signing the treaty, the minister agreed to close the eastern pier.",
    "Loading began at noon, and the ferry left an hour late.",
    "Four minutes is all it took.",
    "Subscribe to this view, the judge said, and no owner is ever at fault.",
    "Share and share alike, the captain said.",
    "Image and reality differ, the harbour master said.",
    "Video of the ferry, taken from the tower, shows the mast falling.",
    "Already there is talk of a new ferry.",
    "Published in 2024 by the harbour office, the report names nine boats. It was never read.",
    "Developing the harbour would cost a million, the town said.",
    "Donations reached the harbour in May, and nobody counted them.",
    "Show me one boat that does not rust, she said.",
    "Save the pier, the fishermen told the town.",
    "Read the report, the minister said, and you will see why the ferry sank.",
    "More than 40 people were on board when the ferry left the harbour.",
    "Related claims by the owner were dismissed by the court on Monday.",
    "Follow-up inspections found rust in nine of the ten lifeboats.",
    "The newsletter that the owner printed in May praised the ferry.",
    "Copyright law protects the drawings, the court ruled.",
    "Photographs show the ferry listing to port an hour before it sank.",
    "Contact with the ferry was lost at 9 p.m., the coast guard said.",
    "Sources: there are three, and none agrees with another, the judge said in a long ruling.",
    "Share prices fell after the ferry sank.",
    "Comments by the owner drew anger in the harbour.",
    "Comments were few at the hearing, and the plan was not called moderate by anyone.",
    "“It [the hull] was rust through and through,” she said.",
    "“Listen to the crew,” the captain said, “and you will know what happened on that night.” She was not heard for a year after.",
]


@pytest.mark.parametrize(("row", "line"), LINE_ROWS)
def test_a_line_beside_the_article_is_recognised_by_its_row(row: str, line: str) -> None:
    assert prompt(line) == row


@pytest.mark.parametrize("line", MORE_LINES)
def test_a_variant_of_such_a_line_is_recognised(line: str) -> None:
    assert prompt(line)


@pytest.mark.parametrize(("row", "line"), END_ROWS)
def test_a_heading_after_the_article_is_recognised_by_its_row(row: str, line: str) -> None:
    assert end(line) == row


def test_every_row_of_both_tables_has_an_example() -> None:
    assert [row for row, _ in LINE_ROWS] == [name for name, _ in LINES]
    assert [row for row, _ in END_ROWS] == [name for name, _ in ENDS]


@pytest.mark.parametrize("sentence", TEXT)
def test_a_sentence_of_the_article_is_left_alone(sentence: str) -> None:
    assert prompt(sentence) == ""
    assert end(sentence) == ""
