"""Whether a page shows its article, or a paywall, a consent wall or a challenge; and what may be shown of it."""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement

from bot.model.article import Access

CHALLENGE: Final = re.compile(
    r"just a moment\.{3}|attention required! \| cloudflare|checking (?:if the site connection is secure|your browser)|"
    r"verif(?:y|ying) (?:that )?you are (?:a )?human|please (?:verify|confirm|prove) (?:that )?you(?:'re| are) (?:not a robot|a human|human)|"
    r"are you a robot\?|enable javascript and cookies to continue|access (?:to this page has been )?denied|pardon our interruption|"
    r"unusual (?:traffic|activity) from your|press (?:&|and) hold|complete the captcha|ddos protection by|request unsuccessful\. incapsula|"
    r"bot (?:detection|protection)|performing security verification|perimeterx|datadome|security check to access",
    re.IGNORECASE,
)
"""What pages say that ask for proof of a human. Only counts where the page says little else."""

CONSENT: Final = re.compile(
    r"before you continue to|we(?: and our (?:\d+ )?(?:partners|vendors))? (?:store|use) (?:and/or access )?(?:cookies|information on)|"
    r"(?:accept|reject) all (?:cookies)?|manage (?:your )?(?:cookie|privacy|consent) (?:preferences|settings|choices)|"
    r"your privacy (?:choices|matters)|we value your privacy|consent to (?:the use of )?cookies|cookie policy|"
    r"wir (?:und unsere partner )?(?:verwenden|nutzen) cookies|(?:alle )?cookies (?:akzeptieren|zulassen)|mit werbung (?:weiterlesen|lesen)|"
    r"zustimmen und weiter|nous utilisons des cookies|accepter et (?:continuer|fermer)|utilizamos cookies|aceptar (?:todas las )?cookies|"
    r"utilizziamo i cookie|accetta tutti|wij gebruiken cookies",
    re.IGNORECASE,
)
"""What cookie and consent walls say."""

CHOICE: Final = re.compile(
    r"mit werbung (?:weiterlesen|lesen|weitersurfen)|(?:zustimmen|akzeptieren) und (?:weiter|schließen)|accepter et (?:continuer|fermer)|"
    r"accept (?:all )?(?:cookies )?(?:and|&) continue|aceptar y continuar|accetta e (?:continua|chiudi)|aceitar e continuar|accepteren en doorgaan",
    re.IGNORECASE,
)
"""What stands on the buttons of such walls, and in no article."""

PAYWALL: Final = re.compile(
    r"subscribe (?:now |today )?(?:to|and) (?:continue|keep|read|unlock|get (?:full|unlimited))|(?:to )?(?:continue|keep) reading,? (?:subscribe|sign|log|register)|"
    r"this (?:article|story|content|post) is (?:only )?(?:available |reserved )?(?:exclusively )?(?:for|to) (?:our )?(?:paid |paying |premium )?(?:subscribers|members)|"
    r"(?:subscriber|member)[- ](?:only|exclusive)|already a (?:subscriber|member)\??|already have (?:a subscription|an account)\??|"
    r"you(?:'ve| have) (?:reached|read|used|hit) (?:your|all|the) .{0,40}(?:free|limit|articles)|unlock (?:this|the full|unlimited)|"
    r"(?:log|sign) in (?:or (?:subscribe|register|create an account) )?to (?:read|continue|keep reading|view)|start your (?:free )?(?:trial|subscription)|"
    r"purchase a subscription|become a (?:subscriber|member) (?:to|and)|register (?:for free )?to (?:read|continue)|"
    r"jetzt (?:abonnieren|weiterlesen)|weiterlesen mit|nur für abonnenten|mit .{0,20}(?:abo|plus) (?:weiter)?lesen|bereits abonnent|"
    r"réservée? aux abonnés|il vous reste .{0,20}à lire|abonnez-vous (?:pour|à)|déjà abonné|"
    r"(?:contenido )?exclusivo para suscriptores|suscríbete para (?:seguir|continuar)|ya eres suscriptor|"
    r"contenuto riservato agli abbonati|abbonati per (?:leggere|continuare)|exclusivo para assinantes|já é assinante|"
    r"この記事は(?:有料)?会員(?:限定|登録)|残り\d+文字",
    re.IGNORECASE,
)
"""What a paywall's prompt says."""

_SHORT: Final = 1500
"""Characters below which a body with a wall's words is taken for the wall and its teaser."""

_TINY: Final = 400
_MUCH: Final = 100_000
"""Characters of a page in which its prompts are looked for."""

_ROBOTS: Final = frozenset({"robots", "googlebot-news", "byline"})
_MAX_SNIPPET: Final = re.compile(r"max-snippet\s*[:=]\s*(-?\d{1,7})", re.IGNORECASE)
_NO_SNIPPET: Final = re.compile(r"\bnosnippet\b", re.IGNORECASE)


def wall(page_text: str, title: str, body: str, *, free: bool | None) -> Access:
    """What stands before the article, OPEN when nothing does.

    `page_text` is everything that the page says, `body` what was taken for the article, `free` what the page
    declares. A long body is the article, whatever banners stand around it; but where the page declares that it is
    not free and asks for a subscription, what it shows is its teaser, however long that is.
    """
    if free is False and PAYWALL.search(f"{title}\n{page_text[:_MUCH]}"):
        return Access.PAYWALL
    if len(body) >= _SHORT:
        return Access.OPEN
    if CHALLENGE.search(f"{title}\n{body}") and len(page_text) < 2 * _SHORT:
        return Access.CHALLENGE
    if CHOICE.search(body) or (CONSENT.search(body) and (len(body) < _TINY or _mostly(CONSENT, body))):
        return Access.CONSENT
    if PAYWALL.search(body):
        return Access.PAYWALL
    return Access.OPEN


def is_wall(paragraph: str) -> bool:
    """Whether a paragraph is a paywall's prompt: short and in its words."""
    return len(paragraph) <= 300 and bool(PAYWALL.search(paragraph))


def _mostly(pattern: re.Pattern[str], body: str) -> bool:
    """Whether most of the paragraphs' characters stand in paragraphs that speak of the wall."""
    parts = body.split("\n\n")
    speaking = sum(len(part) for part in parts if pattern.search(part))
    return speaking * 2 > len(body)


def snippet_limit(tree: HtmlElement, robots_tag: str = "") -> int | None:
    """How many characters the publisher lets others show: None for no limit, 0 for none at all (nosnippet).

    Reads <meta name="robots"> and the X-Robots-Tag header; rules addressed to other robots do not count.
    """
    rules = [
        meta.get("content") or "" for meta in tree.iter("meta") if (meta.get("name") or "").strip().lower() in _ROBOTS
    ]
    rules += _addressed_to_us(robots_tag)
    if any(_NO_SNIPPET.search(rule) for rule in rules):
        return 0
    limits = [int(limit) for rule in rules for limit in _MAX_SNIPPET.findall(rule)]
    return min((limit for limit in limits if limit >= 0), default=None)


def _addressed_to_us(header: str) -> list[str]:
    """The header's rules for every robot; "somebot: nosnippet" speaks to that robot until the next name."""
    kept: list[str] = []
    robot = ""
    for part in header.split(","):
        match = re.match(r"\s*([A-Za-z][\w-]*)\s*:\s*(?!\s*-?\d)(.*)", part)
        named = match and match[1].lower() not in (
            "max-snippet",
            "max-image-preview",
            "max-video-preview",
            "unavailable_after",
        )
        robot, rule = (match[1].lower(), match[2]) if match and named else (robot, part)
        if robot in ("", "*", "byline"):
            kept.append(rule)
    return kept
