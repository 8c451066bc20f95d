"""Words of which one in another's place is another fact: closed sets, in each of which words of one line exclude
those of the others."""

from __future__ import annotations

import re
from typing import Final

from bot.corrections.spelling import plain

SETS: Final[dict[str, str]] = {
    "kin": """husband husbands/wife wives/spouse/partner partners/boyfriend/girlfriend/fiance/fiancee/widow/widower/
        father fathers dad/mother mothers mum/parent parents/son sons/daughter daughters/brother brothers/sister sisters/
        sibling siblings/uncle/aunt/nephew/niece/cousin cousins/grandfather/grandmother/grandson/granddaughter/
        grandchild grandchildren/stepfather/stepmother/stepson/stepdaughter/twin twins/friend friends/
        neighbor neighbors/colleague colleagues/inlaw inlaws/guardian""",
    "persons": """man men/woman women/boy boys/girl girls/child children/baby babies infant infants/
        teenager teenagers teen teens/adult adults/pensioner pensioners/male males/female females""",
    "charge": """murder murders murdering/manslaughter/homicide/assault assaulting/rape raping/robbery robbing/burglary/
        theft stealing/shoplifting/fraud/arson/kidnapping/bribery/corruption/perjury/treason/embezzlement/extortion/
        forgery/negligence/trespass trespassing/libel/slander/defamation/espionage/terrorism/conspiracy/blackmail/
        misdemeanor misdemeanors/felony felonies/stalking/harassment/battery/smuggling/trafficking/sabotage/vandalism""",
    "harm": """killed/dead/died dies/hurt injured injures/wounded/missing/ill/unhurt unharmed uninjured/
        stabbed/shot/strangled/poisoned/drowned/burned/beaten/hanged/electrocuted""",
    "case": """charged/convicted/acquitted/indicted/sentenced/arrested/detained/questioned/sued/fined/pardoned/
        plaintiff plaintiffs/defendant defendants/victim victims/suspect suspects/witness witnesses/juror jurors/
        prosecution/defense""",
    "side": """left lefthand/right righthand/north northern northward/south southern/east eastern/west western/
        northeast northeastern/northwest northwestern/southeast southeastern/southwest southwestern/
        northbound/southbound/eastbound/westbound/upstream/downstream/clockwise/counterclockwise anticlockwise""",
    "place": """before/after/during/above/below beneath/inside/outside/front/rear/upper/lower/upstairs/downstairs/
        ahead/behind/into/toward""",
    "season": """spring/summer/autumn fall/winter/christmas/easter""",
    "hour": """am/pm/morning mornings/afternoon afternoons/evening evenings/night nights overnight/noon midday/
        midnight/dawn sunrise/dusk sunset""",
    "often": """hourly/daily/weekly/fortnightly/monthly/quarterly/yearly annual annually/once/twice/thrice/always/never/
        often/rarely seldom/sometimes""",
    "body": """arm arms/leg legs/hand hands/foot feet/head/neck/chest/back/shoulder/elbow/knee knees/hip/ankle/wrist/
        finger fingers/toe toes/eye eyes/ear ears/lung lungs/kidney/liver/heart/stomach/brain/skull/jaw/spine""",
    "color": """red/blue/green/yellow/black/white/brown/grey/orange/purple/pink/silver/golden""",
    "rank": """largest biggest/smallest/oldest/youngest/newest latest/highest/lowest/longest/shortest/best/worst/
        fastest/slowest/richest/poorest/deepest/tallest/nearest closest/busiest/hottest/coldest/last""",
    "degree": """large big/small little/high/low/long/short/rich/poor/hot/cold warm/early/late/fast quick/slow/full/empty/
        wet/dry/safe/dangerous unsafe/strong/weak/major/minor/maximum/minimum/heavy/light/deep/shallow/wide/narrow/
        public/private/legal/illegal/local/national/international/federal/temporary/permanent/voluntary/compulsory
        mandatory/partial partially partly/total totally complete completely wholly/unanimous unanimously/narrowly/
        slight slightly/serious seriously/critical critically/stable/fatal fatally""",
    "life": """married/divorced/single/widowed/engaged/separated/late/pregnant""",
    "money": """profit profits/loss losses/income/revenue revenues/cost costs/debt debts/surplus/deficit/tax taxes/
        fine fines/grant grants/loan loans/gift gifts/import imports/export exports/wage wages/pension pensions/
        gross/net""",
    "pair": """buyer buyers/seller sellers/landlord landlords/tenant tenants/employer employers/employee employees/
        driver drivers/passenger passengers/cyclist cyclists/pedestrian pedestrians/winner winners/loser losers/
        pupil pupils/teacher teachers/doctor doctors/nurse nurses/patient patients/borrower/lender/supporter supporters/
        opponent opponents/attacker attackers""",
    "site": """hospital hospitals/school schools/college colleges/university universities/church churches/mosque mosques/
        synagogue synagogues/temple temples/library libraries/museum museums/prison prisons/jail jails/airport airports/
        station stations/port ports/bridge bridges/tunnel tunnels/road roads/river rivers/lake lakes/canal canals/
        village villages/town towns/city cities/county counties/province provinces/country countries/
        street/avenue/boulevard/lane/factory factories/hotel hotels/theater theaters""",
    "vehicle": """car cars/bus buses/lorry lorries truck trucks/van vans/train trains/tram trams/boat boats/
        ferry ferries/ship ships/plane planes aeroplane aircraft/helicopter helicopters/bicycle bicycles bike bikes/
        motorcycle motorcycles motorbike motorbikes/taxi taxis/tractor tractors""",
    "weapon": "pistol pistols handgun handguns/rifle rifles/shotgun shotguns/knife knives/bomb bombs/grenade grenades",
    "gender": "he his him himself/she her hers herself",
    "joined": "and/or",
    "way": "to/from",
    "beast": "dog dogs/cat cats/horse horses/cow cows/sheep/goat goats/pig pigs/wolf wolves/bear bears/fox foxes",
}


def _meanings() -> dict[str, frozenset[tuple[str, str]]]:
    """Each word to what it means, by set; the first word of a line stands for the others."""
    found: dict[str, frozenset[tuple[str, str]]] = {}
    for name, rows in SETS.items():
        for row in " ".join(rows.split()).split("/"):
            words = row.split()
            for word in words:
                found[plain(word)] = found.get(plain(word), frozenset()) | {(name, words[0])}
    return found


_MEANINGS: Final = _meanings()
_FIRST: Final = re.compile(
    r"(?:un|in|im|il|ir|non|dis|mis|re|semi|quarter|vice|ex|anti|pro|over|under|half|co|pre|post|multi|sub|step|"
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|self|near|inter|trans|bi|tri|mid|deputy)"
)
"""What, put before a word, makes another of it."""

_SHORTEST: Final = 4


def other_fact(before: frozenset[str], after: frozenset[str]) -> bool:
    """Whether two stretches of plain words each hold a word of one set, with another meaning, or a word and what a
    prefix makes of it ("legal", "illegal"; "largest", "second-largest")."""
    gone, come = before - after, after - before
    old, new = _of(gone), _of(come)
    shared = {name for name, _ in old} & {name for name, _ in new}
    if any({one for one in old if one[0] == name} != {one for one in new if one[0] == name} for name in shared):
        return True
    return any(_prefixed(one, two) or _prefixed(two, one) for one in gone for two in come)


def telling(words: frozenset[str]) -> bool:
    """Whether one of the plain words stands in a set of harm or of what became of a case."""
    return any(name in ("harm", "case", "charge") for name, _ in _of(words))


def _of(words: frozenset[str]) -> set[tuple[str, str]]:
    return {meaning for word in words for meaning in _MEANINGS.get(word, ())}


def _prefixed(short: str, long: str) -> bool:
    """Whether the longer word is the shorter one behind a prefix."""
    if len(short) < _SHORTEST or len(long) <= len(short) or not long.endswith(short):
        return False
    return _FIRST.fullmatch(long.removesuffix(short)) is not None


def superlative(word: str) -> bool:
    """Whether the plain word is one of rank, before which "second" or "one of the" says less."""
    return any(name == "rank" for name, _ in _MEANINGS.get(word, ()))
