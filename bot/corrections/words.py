"""Closed classes of words by which a change is judged."""

from __future__ import annotations

from typing import Final


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


CLAIM: Final = _listed(
    "not no never none nobody nothing neither nor cannot cant without hardly barely unless denied denies deny refused "
    "failed unlikely false falsely may might could would should must can will likely possible possibly probable "
    "probably perhaps maybe expected due set alleged allegedly accused suspected purported purportedly reportedly "
    "apparent apparently claimed claims believed seems seemed appears appeared suggested presumed unconfirmed "
    "disputed preliminary estimated proposed about around roughly approximately nearly almost only least most "
    "more less fewer over under up"
)
"""Negations, modals, hedges and qualifiers, folded: one more or one fewer says something else."""

OUTCOME: Final = _listed(
    "approved approves approve adopted adopts rejected rejects reject denying declined declines declining refuses refusing "
    "fails failing lacks lacked stopped prevented banned bans ban lifted scrapped cancelled canceled postponed delayed "
    "upheld overturned won wins win lost loses lose beat rose rises rise fell falls fall increased increases increase "
    "decreased decreases decrease dropped grew convicted acquitted cleared guilty innocent charged arrested released "
    "jailed freed killed injured wounded dead alive died survived missing hired fired appointed dismissed resigned "
    "opened closed opens closes bought sold backed opposed supports opposes untrue true unable able impossible possible"
)
"""Words that tell how something ended or which way it went, folded: another of them is another event."""

UNITS: Final = _listed(
    "crown crowns euro euros dollar dollars pound pounds franc francs yen yuan rupee rupees rouble roubles ruble rubles "
    "peso pesos rand real reais krona kronor krone kroner lira zloty shekel shekels cent cents penny pence "
    "metre metres meter meters centimetre centimetres centimeter centimeters kilometre kilometres kilometer kilometers "
    "km cm mm foot feet inch inches yard yards mile miles knot knots acre acres hectare hectares litre litres liter "
    "liters gallon gallons barrel barrels gram grams kilo kilos kilogram kilograms kg tonne tonnes ton tons ounce ounces "
    "stone watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts degree degrees celsius fahrenheit "
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades mph kph "
    "point points basis usd eur gbp"
)
"""Currencies and units of measure, folded: a number is another number with another of them."""

CALENDAR: Final = _listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec yesterday today tomorrow"
)

ROLES: Final = _listed(
    "mayor deputy president vice prime minister governor senator representative secretary attorney general chief "
    "director chairman chairwoman chair commissioner councillor councilman councilwoman sheriff detective inspector "
    "ambassador judge justice professor spokesman spokeswoman spokesperson manager treasurer clerk superintendent "
    "captain sergeant lieutenant colonel major acting interim former assistant head leader founder owner editor "
    "reporter engineer lawyer prosecutor analyst economist doctor nurse teacher principal coach dr prof sir officer "
    "executive administrator coordinator coroner auditor surveyor warden"
)
"""Words of titles and posts, folded; in lower case too ("the town's auditor")."""

GRAMMAR: Final = _listed(
    "a an the of to in on at by for from with and as that which who is are was were be been has have had it its their "
    "his her this these those or so then also into onto"
)
"""Words whose change alone is grammar."""
