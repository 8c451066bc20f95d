"""Printed bylines to people's names, and to the agencies and newsrooms that stand in a byline's place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.articles.words import words

LEADS: Final = re.compile(
    r"^\W*(?:(?:written|words|story|text|reported|reporting|posted|published|authored|photos?|article|report|analysis|"
    r"review|interview|opinion|exclusive)\s+)?(?:by|von|par|por|di|door|av|af|przez|tekst|text|texte|texto|author|autor|"
    r"auteur|autore|reporter)(?:\s*:\s*|\s+|(?<=:))",
    re.IGNORECASE,
)
"""What introduces a name in a byline, in the languages that introduce it by a word."""

_GOES_ON: Final = re.compile(r"(?:,|&|\b(?:and|und|et|y|e|og|och))$", re.IGNORECASE)
_GOES_ON_WITH: Final = re.compile(r"(?:&|and|und|et|y|e|og|och)\s", re.IGNORECASE)

JOINTS: Final = re.compile(
    r"\s*(?:;|,|、|，|•|·|\||\n|/|\s&\s|\s\+\s|(?<![^\s,;])(?:and|und|et|y|e|og|och|en|ja|with|mit|avec|con)(?=\s))\s*",
    re.IGNORECASE,
)
"""What stands between two names."""

SUFFIXES: Final = re.compile(r",\s*(?=(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|esq)\b\.?)", re.IGNORECASE)
"""A comma that belongs to a name."""

TAIL_ROLES: Final = re.compile(
    r"\s*(?:\(.*?\)|\[.*?\])\s*|\s+(?:for|of|at|from|in|aus|für|à|is|reports?)\s.*$|\s+[-–—]\s.*$|\s*@\S+|\s*<[^>]*>",
    re.IGNORECASE,
)
"""What follows a name: a place, an employer, an agency in brackets, a handle, an address."""

ROLES: Final = words(
    "staff writer reporter reporters writers correspondent correspondents editor editors journalist journalists columnist "
    "contributor contributors columnists author authors producer analyst fellow senior political national chief special "
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

_LOGIN: Final = re.compile(
    r"[\W\d_]*|[a-z]+[a-z0-9]*[._\d-][a-z0-9._-]*|(?i:(?:site |web )?(?:admin|administrator|webmaster|root|user|guest|test)\d*)"
)
"""What content systems print for want of a name: an account's number, a login, an address."""

_ADDRESSED: Final = re.compile(r"^\s*\S+@\S+\s+\(([^()]+)\)\s*$|\S+@\S+")
"""An address before the name in brackets (RSS 2.0 asks for it), or any other address."""

MIDDLE_DOTS: Final = re.compile(r"[\w.’'ʼ`´\-‐‑·]+")
_MARK: Final = re.compile(r",\s+|\s+[|–—-]\s+")
_MOST_WORDS: Final = 6
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Bylines:
    """People's names and, apart from them, the newsrooms and agencies printed as authors; each once, in order."""

    people: tuple[str, ...] = ()
    newsrooms: tuple[str, ...] = ()


def read_byline(printed: str | list[str] | tuple[str, ...], outlet: str = "") -> Bylines:
    """Who is named in a byline as printed, or in a list of them; the outlet itself is a newsroom."""
    texts = [printed] if isinstance(printed, str) else list(printed)
    names = [name for text in texts for name in printed_names(text)]
    people = [name for name in names if is_person(name) and fold(name) != fold(outlet)]
    others = [name for name in names if name not in people]
    return Bylines(tuple(unique(people)), tuple(unique(others)))


def names_and_role(line: str) -> bool:
    """Whether a line is a person's name and, behind a comma, a bar or a dash, a newsroom's role, and nothing else."""
    parts = _MARK.split(line.strip(), maxsplit=1)
    role = re.findall(r"\w+", parts[-1].lower()) if len(parts) == 2 else []
    return 0 < len(role) <= _MOST_WORDS and role[-1] in CORE_ROLES and is_person(parts[0])


def named_lines(lines: Sequence[str]) -> str:
    """Those of a byline's printed lines that hold its names: the first, and what goes on behind an introduction alone,
    a comma or an "and"; a newspaper or a role stands below."""
    kept: list[str] = []
    for line in lines:
        if kept and not (_leads_on(kept[-1]) or _GOES_ON_WITH.match(line)):
            break
        kept.append(line)
    return " ".join(kept)


def _leads_on(line: str) -> bool:
    return bool(_GOES_ON.search(line)) or LEADS.fullmatch(f"{line} ") is not None


def printed_names(printed: str) -> list[str]:
    """The names in one byline as printed: introduction, roles, places and addresses gone; no judgement on them."""
    text = _ADDRESSED.sub(r"\1", printed)
    text = re.sub(r"\s+", " ", text.replace("\n", ";")).strip(" .,;|-–—•·")
    text = SUFFIXES.sub(" ", LEADS.sub("", text))
    parts = (TAIL_ROLES.sub(" ", part).strip(' .,;:|-–—•·"“”') for part in JOINTS.split(text))
    cleaned = (LEADS.sub("", part).strip() for part in parts)
    return [_abbreviated(name) for name in cleaned if _is_name(name)]


def _is_name(name: str) -> bool:
    return bool(name) and len(name) <= _LONGEST and not _LOGIN.fullmatch(name) and not _is_role(name)


def _abbreviated(name: str) -> str:
    """The full stop back that belongs to an abbreviation at a name's end."""
    return f"{name}." if re.search(r"\b(?:Jr|Sr|Dr)$", name) else name


def is_person(name: str) -> bool:
    """Whether a name has the shape of a person's: two to six capitalised words, or a few signs of a script without
    capitals, and no word of a newsroom."""
    parts = MIDDLE_DOTS.findall(name)
    if not parts or len(parts) > _MOST_WORDS or NEWSROOM_PARTS.search(name) or re.search(r"\d", name):
        return False
    if any(word.strip(".").lower() in NEWSROOM_WORDS for word in parts) or parts[0] in ("The", "THE"):
        return False
    if not any(c.isupper() or c.islower() for c in name):
        return len(name.replace(" ", "")) <= 12
    return len(parts) > 1 and all(_name_word(word) for word in parts) and parts[-1].lower() not in ROLES


def fold(name: str) -> str:
    """A name as it is compared: without case, accents and anything but letters and digits."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.casefold()))


def unique(names: list[str]) -> list[str]:
    """The names, each once by `fold`, in order."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return list(first.values())


def _is_role(name: str) -> bool:
    return all(word.strip(".").lower() in ROLES for word in re.findall(r"[\w.]+", name))


def _name_word(word: str) -> bool:
    letter = next((c for c in word if c.isalpha()), "")
    return bool(letter) and (
        not letter.islower() or word.lower() in PARTICLES or "'" in word or "’" in word or "-" in word
    )
