"""Paywalls, consent walls and challenges, in invented words of the kind that sites use."""

from __future__ import annotations

import pytest

from bot.articles.access import snippet_limit, wall
from bot.articles.tree import parse_page
from bot.model.article import Access

TEASER = "The ferry that sank off the northern mole on Monday had failed two inspections, the coast guard said."
ARTICLE = "\n\n".join([TEASER] * 20)

ROWS: list[tuple[Access, str, str, str, bool | None]] = [
    (Access.PAYWALL, "Ferry sinks", "", f"{TEASER}\n\nSubscribe to continue reading.", None),
    (Access.PAYWALL, "Ferry sinks", "", f"{TEASER}\n\nThis article is for subscribers only.", None),
    (Access.PAYWALL, "Ferry sinks", "", f"{TEASER}\n\nYou have reached your limit of free articles.", None),
    (Access.PAYWALL, "Ferry sinks", "", f"{TEASER}\n\nAlready a subscriber? Sign in", None),
    (Access.PAYWALL, "Fähre gesunken", "", "Die Fähre sank am Montag.\n\nJetzt weiterlesen", None),
    (Access.PAYWALL, "Ferry", "", "Le ferry a coulé lundi.\n\nCet article est réservé aux abonnés.", None),
    (Access.PAYWALL, "Ferry sinks", f"{TEASER} Subscribe now to continue", TEASER, False),
    (Access.PAYWALL, "Ferry sinks", "", f"{ARTICLE}\n\nSubscribe to continue reading.", False),
    (Access.OPEN, "Ferry sinks", "Read our other stories", ARTICLE, False),
    (
        Access.CONSENT,
        "Before you go",
        "",
        "We use cookies and need your choice. Accept all cookies or manage your privacy settings.",
        None,
    ),
    (Access.CONSENT, "Hafenblatt", "", "Wir und unsere Partner verwenden Cookies. Mit Werbung weiterlesen.", None),
    (
        Access.CONSENT,
        "Willkommen",
        "",
        "Mit Werbung weiterlesen oder das Abo ohne Werbung wählen.\n\n"
        + "Einzelheiten stehen in der Erklärung zum Datenschutz. " * 15,
        None,
    ),
    (Access.CHALLENGE, "Just a moment...", "", "Verifying you are human. This may take a few seconds.", None),
    (Access.CHALLENGE, "Gazette", "", "Enable JavaScript and cookies to continue", None),
    (Access.OPEN, "Ferry sinks", "Already a subscriber? Sign in", TEASER, None),
    (Access.OPEN, "Ferry sinks", "", f"{ARTICLE}\n\nSubscribe to continue reading.", None),
    (Access.OPEN, "Ferry sinks", "We use cookies. Accept all cookies", ARTICLE, None),
    (Access.OPEN, "Bots must say who they are", "", f"{TEASER}\n\nA law would oblige sites to let cookies rest.", None),
]


@pytest.mark.parametrize(("access", "title", "around", "body", "free"), ROWS)
def test_a_wall_is_told_from_an_article(access: Access, title: str, around: str, body: str, free: bool | None) -> None:
    assert wall(f"{around} {body}", title, body, free=free) is access


@pytest.mark.parametrize(
    ("meta", "header", "limit"),
    [
        ("", "", None),
        ("index, follow", "", None),
        ("nosnippet", "", 0),
        ("max-snippet:120", "", 120),
        ("max-snippet:-1, max-image-preview:large", "", None),
        ("", "nosnippet", 0),
        ("", "otherbot: nosnippet", None),
        ("", "otherbot: noindex, nosnippet", None),
        ("", "noindex, max-snippet: 50", 50),
        ("max-snippet:120", "max-snippet:80", 80),
    ],
)
def test_the_publishers_limit_is_read_from_page_and_header(meta: str, header: str, limit: int | None) -> None:
    tree = parse_page(f'<html><head><meta name="robots" content="{meta}"></head><body><p>x</p></body></html>')
    assert snippet_limit(tree, header) == limit
