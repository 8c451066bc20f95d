"""Who is a person: names told from newsrooms, agencies and roles by their words."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from bot.articles.words import words

ROLES: Final = words(
    "staff writer reporter reporters writers correspondent correspondents editor editors journalist journalists columnist "
    "contributor contributors contributing columnists author authors producer analyst fellow senior political national chief special "
    "guest freelance associate assistant deputy managing executive foreign business science health sports crime court "
    "technology tech economics education environment diplomatic investigations investigative digital social "
    "affairs policy bureau desk the a an our and of redakteur redakteurin korrespondent korrespondentin autor autorin "
    "journaliste rédacteur rédactrice correspondant correspondante redactor redactora periodista corresponsal "
    "photographer photojournalist"
)
"""Words of which a role consists; a part made of these alone names nobody."""

NEWSROOM_WORDS: Final = words(
    "staff newsroom desk editorial redaktion redaktionen redaktionsnetzwerk redazione rédaction redacción redação "
    "agency agencies agentur agence agencia agenzia nachrichtenagentur press presse news newswire wire wires service services "
    "team bureau media network online editors reporters correspondents writers web digital tv radio channel "
    "associated reuters afp dpa ansa efe tass xinhua magazine newspaper gazette tribune herald daily guardian telegraph "
    "ap upi pti ani bbc cnn npr abc nbc cbs sky report board admin administrator webmaster guest office group "
    "sentinel chronicle observer examiner inquirer enquirer dispatch bulletin "
    "today times journal mail weekly insider globe mirror express monitor independent advertiser "
    "publishing publisher publications llc inc ltd gmbh verlag ajansı haber notícias noticias nyheter"
)
"""Words that no person's name holds, and that name a newsroom, an agency or a company."""

NEWSROOM_PARTS: Final = re.compile(
    r"新聞|通信|通讯|日報|日报|新华社|編集|编辑部|テレビ|放送|デジタル|뉴스|신문|통신|방송|https?:|www\.|@|\.(?:com|de|net|org|info|tv|fr|at|ch|it|es|co|uk)\b"
    r"|redaktion|agentur|nachrichten",
    re.IGNORECASE,
)
"""Parts of words that say the same in scripts and languages that write compounds."""

CORE_ROLES: Final = words(
    "writer reporter reporters writers correspondent correspondents editor editors journalist columnist contributor "
    "photographer photojournalist analyst korrespondent korrespondentin redakteur redakteurin journaliste correspondant "
    "correspondante redactor redactora periodista corresponsal"
)
"""Words with which the role ends that stands behind a name in a byline of its own line."""

PARTICLES: Final = words(
    "de da do dos das del della der den di du la le van von vom zu zur ten ter bin ibn al el af av y e i"
)
"""Lower-case words inside a person's name."""

MIDDLE_DOTS: Final = re.compile(r"[\w.’'ʼ`´\-‐‑·]+")
MOST_WORDS: Final = 6
"""Words that a person's name has at most."""


def is_person(name: str) -> bool:
    """Whether a name has the shape of a person's: two to six capitalised words, or a few signs of a script without
    capitals, and no word of a newsroom."""
    parts = MIDDLE_DOTS.findall(name)
    if not parts or len(parts) > MOST_WORDS or NEWSROOM_PARTS.search(name) or re.search(r"\d", name):
        return False
    if any(word.strip(".").lower() in NEWSROOM_WORDS for word in parts) or parts[0] in ("The", "THE"):
        return False
    if not any(c.isupper() or c.islower() for c in name):
        return len(name.replace(" ", "")) <= 12
    return len(parts) > 1 and all(_name_word(word) for word in parts) and parts[-1].lower() not in ROLES


def is_role(name: str) -> bool:
    """Whether every word belongs to a role, so that nobody is named."""
    return all(word.strip(".").lower() in ROLES for word in re.findall(r"[\w.]+", name))


def ends_in_role(name: str) -> bool:
    """Whether the last word is a newsroom's role, whatever stands before it."""
    return name.rpartition(" ")[2].lower() in CORE_ROLES


def with_role(name: str) -> str:
    """The person's name behind which a newsroom's role stands without a comma ("ADA QUILL STAFF WRITER"); else empty."""
    parts = name.split()
    roles = list(takewhile(lambda word: word.strip(".").lower() in ROLES, reversed(parts)))
    alone = " ".join(parts[: len(parts) - len(roles)])
    return alone if ends_in_role(name) and is_person(alone) else ""


def _name_word(word: str) -> bool:
    letter = next((c for c in word if c.isalpha()), "")
    return bool(letter) and (
        not letter.islower() or word.lower() in PARTICLES or "'" in word or "’" in word or "-" in word
    )
