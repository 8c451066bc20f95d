"""The names in a byline as printed, without what introduces, joins and follows them."""

from __future__ import annotations

import re
from typing import Final

from bot.articles.persons import ends_in_role, is_person, is_role, with_role

LEADS: Final = re.compile(
    r"^\W*(?:(?:written|words|story|text|reported|reporting|posted|published|authored|photos?|article|report|analysis|"
    r"review|interview|opinion|exclusive)\s+)?(?:by|von|par|por|di|door|av|af|przez|tekst|text|texte|texto|author|autor|"
    r"auteur|autore|reporter)(?:\s*:\s*|\s+|(?<=:))",
    re.IGNORECASE,
)
"""What introduces a name in a byline, in the languages that introduce it by a word."""

JOINTS: Final = re.compile(
    r"\s*(?:;|,|、|，|•|·|\||\n|/|\s&\s|\s\+\s|(?<![^\s,;])(?:and|und|et|y|e|og|och|en|ja|with|mit|avec|con)(?=\s))\s*",
    re.IGNORECASE,
)
"""What stands between two names."""

SUFFIXES: Final = re.compile(r",\s*(?=(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|esq)\b\.?)", re.IGNORECASE)
"""A comma that belongs to a name."""

TAIL_ROLES: Final = re.compile(
    r"\s*(?:\(.*?\)|\[.*?\])\s*|\s+(?:for|of|at|from|in|on|aus|für|à|is|reports?|updated|published|special to)\s.*$|"
    r"\s+[-–—]\s.*$|\s*@\S+|\s*<[^>]*>",
    re.IGNORECASE,
)
"""What follows a name: a place, an employer, a day, an agency in brackets, a handle, an address."""

_OTHER_WORK: Final = re.compile(
    r"(?:(?P<pictures>photos?|photograph(?:s|y|ed)|fotos?|pictures?|images?|bilder|illustrat(?:ions?|ed)|graphics?|grafik|video)|"
    r"(?P<edited>edit(?:ed|ing)|produced|translat(?:ed|ion)))\s*(?:by\s|von\s|de\s|di\s|:)\s*",
    re.IGNORECASE,
)
"""What introduces those who did not write; names stand behind it up to the next introduction."""

_WRITTEN: Final = re.compile(r"(?:words|text|texte|texto|story|written|report(?:ed|ing)?|by)\b", re.IGNORECASE)
_AGENCY: Final = re.compile(
    r"\s+(?P<name>(?:the )?(?:associated press|canadian press|press association|reuters|afp|agence france[- ]presse|ap|dpa|upi|"
    r"united press international|xinhua|efe|ansa|tass|bloomberg(?: news)?|bbc(?: news)?|cnn|npr|(?:abc|cbs|nbc|sky|fox) news|"
    r"usa today))$",
    re.IGNORECASE,
)
"""Whom a name is printed before without a comma: "By ADA QUILL Associated Press"."""

_NOBODY: Final = re.compile(
    r"^(?:special|exclusive) (?:to|for)\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b|\b\d{1,2}\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
"""For whom somebody wrote, and days and times of day, which stand in lists of names."""

_WEB: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

_LOGIN: Final = re.compile(
    r"[\W\d_]*|[a-z]+[a-z0-9]*[._\d-][a-z0-9._-]*|(?i:(?:site |web )?(?:admin|administrator|webmaster|root|user|guest|test)\d*)"
)
"""What content systems print for want of a name: an account's number, a login, an address."""

_ADDRESSED: Final = re.compile(r"^\s*\S+@\S+\s+\(([^()]+)\)\s*$|\S+@\S+")
"""An address before the name in brackets (RSS 2.0 asks for it), or any other address."""

_LONGEST: Final = 60
_LONGEST_BYLINE: Final = 2000


def printed_names(printed: str) -> list[str]:
    """The names in one byline as printed: introduction, roles, places, dates and addresses gone, those apart who took
    the pictures or edited; no judgement on them."""
    text = _BRACKETS.sub(" ", _ADDRESSED.sub(r"\1", _WEB.sub(" ", printed[:_LONGEST_BYLINE])))
    text = re.sub(r"\s+", " ", text.replace("\n", ";")).strip(" .,;|-–—•·")
    text = SUFFIXES.sub(" ", text)
    names = (name for joint, part in _writers(text) for name in _parted(joint, _bare(part)))
    return [_abbreviated(name) for name in names if _is_name(name)]


def _writers(text: str) -> list[tuple[str, str]]:
    """The parts of a byline with what joins each to the one before it; those of who took the pictures only where nobody
    else is named, and those of who edited never."""
    pieces = re.split(f"({JOINTS.pattern})", text, flags=re.IGNORECASE)
    kinds: dict[str, list[tuple[str, str]]] = {"": [], "pictures": [], "edited": []}
    kind = ""
    for joint, part in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        work = _OTHER_WORK.match(part)
        kind = (work.lastgroup or "") if work else "" if _WRITTEN.match(part) else kind
        kinds[kind].append((joint, _OTHER_WORK.sub("", part)))
    return kinds[""] or kinds["pictures"]


def _bare(part: str) -> str:
    return _introduced(TAIL_ROLES.sub(" ", part).strip(' .,;:|-–—•·"“”'))


def _introduced(part: str) -> str:
    """The name behind its introduction; "Di Vale" has none, since a family name alone names nobody."""
    name = LEADS.sub("", part).strip()
    return part if part.lower() == f"di {name.lower()}" and " " not in name else name


def _parted(joint: str, part: str) -> list[str]:
    """The part without the role that follows the name, apart from an agency that does; nothing of a role in words of its
    own ("White House correspondent") behind a comma."""
    if (agency := _AGENCY.search(part)) and is_person(part[: agency.start()]):
        return [part[: agency.start()], agency["name"]]
    listed = "," in joint or "|" in joint
    if name := with_role(part):
        return [] if listed else [name]
    return [] if listed and ends_in_role(part) else [part]


def _is_name(name: str) -> bool:
    named = bool(name) and len(name) <= _LONGEST and not _LOGIN.fullmatch(name) and not is_role(name)
    return named and not _NOBODY.search(name)


def _abbreviated(name: str) -> str:
    """The full stop back that belongs to an abbreviation at a name's end."""
    return f"{name}." if re.search(r"\b(?:Jr|Sr|Dr)$", name) else name
