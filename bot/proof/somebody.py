"""Nouns for who somebody is to another: a wife, a lawyer, a critic. Whoever they are said to be of is somebody else."""

from __future__ import annotations

from typing import Final

from bot.proof.words import listed

_SOMEBODY: Final = listed(
    "wife husband spouse brother sister sibling twin son daughter child father mother parent uncle aunt nephew niece cousin "
    "grandson granddaughter grandchild grandfather grandmother grandparent stepson stepdaughter stepfather stepmother "
    "widow widower partner girlfriend boyfriend lover fiancé fiancée fiance fiancee friend relative kin family heir "
    "colleague neighbour neighbor roommate classmate teammate rival critic ally opponent enemy foe supporter backer donor "
    "follower admirer believer loyalist sympathiser sympathizer detractor defender victim accuser survivor fan successor "
    "predecessor brother-in-law sister-in-law son-in-law daughter-in-law father-in-law mother-in-law lawyer attorney "
    "barrister solicitor counsel aide adviser advisor assistant secretary deputy spokesman spokeswoman spokesperson "
    "spokespeople representative doctor physician nurse agent publicist manager bodyguard driver chauffeur staff staffer "
    "biographer ghostwriter translator interpreter employee worker boss student pupil teacher mentor protégé disciple "
    "patient client customer tenant landlord resident member officer official source associate confidant insider envoy "
    "emissary lieutenant appointee nominee challenger contender replacement photographer campaigner activist protester"
)
_PLURALS: Final = {
    "wives": "wife",
    "children": "child",
    "grandchildren": "grandchild",
    "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman",
}


def somebody(word: str) -> bool:
    """Whether a noun, in the singular or plural, says who somebody is to another."""
    low = word.casefold()
    low = _PLURALS.get(low, low)
    single = low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")
    return low in _SOMEBODY or single in _SOMEBODY
