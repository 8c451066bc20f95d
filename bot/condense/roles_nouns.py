"""Tells the words of roles: nouns for what one person is, and the words that may stand before them."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.condense.cues import forms
from bot.condense.lexicon import closed, table, words

WORD = re.compile(r"[\w.&/-]+(?:['’]\w+)*['’]?|[^\w\s]")
PREPOSITIONS = frozenset(["of", "for", "to", "at", "in", "on", "from", "with", "by", "behind", "under", "near"])
OWNER = re.compile(r"(?:['’]s|s['’])$")
_COMPOUND = re.compile(
    r"\w{3,}(?:ologist|ographer|ician|keeper|maker|worker|holder|owner|monger|wright|smith|goer|player|fighter|grower|"
    r"breeder|seller|dealer|driver|rider|leader|shooter|woman|person|dresser|hunter|handler|builder|writer)|"
    r"\w{4,}ist|\w{3,}(?:crat|naut)|"
    r"(?:mum|mother|mom|dad|father|grandmother|grandfather|gran|parent)-of-\w+|"
    r"(?:ex|co|vice|sub|then|step|super|self)-(?P<base>\w+)|[\w-]+-(?P<last>\w+)"
)
_DOER = re.compile(r"[a-z]{3,}(?:ter|ger|ner|ler|ver|der|per|ser|zer|ker|rer|her|mer|ber|cer|yer|tor|sor|dor|eur)")
_COINED_VERB = re.compile(r"(?:re|co|pre|out|over|un)-?\w+ed")
_ANYBODY = frozenset(("man", "woman", "boy", "girl", "person", "gentleman"))
_MEN = re.compile(r"\w{3,}man")
_NO_MEN = frozenset(("german", "roman", "norman", "ottoman", "human", "inhuman", "batman", "superman"))


def word(token: str) -> str:
    """The token in lower case, without a stop."""
    return token.lower().rstrip(".")


@lru_cache(maxsize=8192)
def is_role(noun: str) -> bool:
    """Whether the word (in lower case, without a stop) names what one person is: "mayor", "rancher", "mum-of-two".

    Plurals do not, nor what only stands before such a noun ("former", "vice").
    """
    if (
        noun in table("role_words")["bare_modifier"]
        or noun in _ANYBODY
        or _is_plural(noun)
        or noun in table("role_words")["no_person"]
    ):
        return False
    if noun in words("occupations") or noun in words("titles") or noun + "." in words("titles"):
        return True
    rows = table("role_words")
    if noun in words("person_nouns") or noun in rows["kin"] or noun in rows["rank_letters"]:
        return True
    if _MEN.fullmatch(noun) and noun not in _NO_MEN:
        return True
    if _DOER.fullmatch(noun):
        return _does(noun)
    found = _COMPOUND.fullmatch(noun)
    inner = (found["base"] or found["last"]) if found else None
    return found is not None and (inner is None or is_role(inner))


def _does(noun: str) -> bool:
    """Whether a word in "er" or "or" names who does something ("smuggler") and no thing, place or person ("Dover")."""
    if noun in table("role_words")["no_doer"] or noun in words("places") or noun in words("place_words"):
        return False
    named = noun in words("male_names") or noun in words("female_names") or noun in words("function_words")
    return not named and noun not in table("role_words")["time"] and noun not in words("organisations")


def _is_plural(noun: str) -> bool:
    one = noun.removesuffix("s")
    singular = one != noun and not noun.endswith("ss") and (one in words("person_nouns") or one in words("occupations"))
    return singular or noun in ("people", "men", "women", "police", "spokespeople", "fishermen", "folk", "former")


def may_be_verb(noun: str) -> bool:
    """Whether the word could as well be a verb behind "to": "guard", "reinter"."""
    known = noun in words("occupations") or noun in words("titles") or noun in words("person_nouns")
    return noun in table("role_words")["also_verb"] or not (known or _COMPOUND.fullmatch(noun))


def is_personal(noun: str) -> bool:
    """Whether the word is a form of address that tells no office: "Dr", "Sir", "Mrs"."""
    return noun in table("role_words")["personal"]


def is_kin(noun: str) -> bool:
    """Whether the noun says what somebody is to somebody else: "brother", "colleague"."""
    return noun in table("role_words")["kin"] or noun.removeprefix("ex-") in table("role_words")["kin"]


def is_relational(noun: str) -> bool:
    """Whether "his" or "her" before the noun belongs to the role: kin, and those who act for somebody."""
    return is_kin(noun) or noun in table("role_words")["service"]


@lru_cache(maxsize=8192)
def may_describe(token: str) -> bool:
    """Whether a word can stand inside a role before its noun: no function word, no verb, no date."""
    lower, rows = word(token), table("role_words")
    if lower in rows["time"] | rows["emotive"] | rows["no_modifier"] or not token[0].isalnum():
        return False
    if token.isupper() and len(token) > 1:
        return True
    if lower in closed("pronoun", "finite", "object_pronoun") or (_is_adverb(lower) and not lowers(lower)):
        return False
    known = lower in rows["bare_modifier"] or is_role(lower) or lowers(lower) or lower in ("second", "first")
    verb = _opens_sentence(lower) if token[0].isupper() else _is_verb(lower)
    return known or (lower not in words("function_words") and not verb)


def lowers(lower: str) -> bool:
    """Whether the word takes something from the noun behind it, which must not stand without it: "alleged", "failed",
    "self-proclaimed"."""
    return lower in table("role_words")["lowering"] or lower.startswith(("not-", "un-", "self-"))


def _is_adverb(lower: str) -> bool:
    return lower.endswith("ly") and lower not in closed("noun_in_ly") and lower != "early"


def _opens_sentence(lower: str) -> bool:
    """Whether a capitalised word is a verb that opens its sentence: "Asked", "Reacting", "Notes"."""
    if lower in table("role_words")["says"]:
        return True
    return lower.endswith(("ed", "ing")) and (lower in forms() or lower in ("speaking", "called", "pressed", "named"))


def _is_verb(lower: str) -> bool:
    rows = table("role_words")
    inflected = lower.endswith(("ed", "ing", "s")) or lower in closed("irregular", "plain")
    if lower in closed("verb") or lower in rows["irregular"] or (lower in forms() and inflected):
        return True
    if lower.endswith("ed"):
        return ("-" not in lower or bool(_COINED_VERB.fullmatch(lower))) and lower not in rows["participle"]
    if lower.endswith("ing"):
        return "-" not in lower and lower not in rows["gerund"]
    return (lower.endswith("s") and not lower.endswith(("ss", "us", "'s", "’s", "is"))) and lower not in rows["in_s"]
