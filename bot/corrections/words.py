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
    "more less fewer over under up all some any each every both several many much half few entire whole exactly mostly "
    "partly largely mainly usually often sometimes temporarily mere merely except excluding average monthly weekly "
    "yearly annually daily per total maximum minimum part partial partially initially briefly socalled selfstyled "
    "selfdescribed than think thinks thought believe believes appear appearing seem seeming suggest suggests shall ought "
    "potential potentially expect expects estimate plan plans planned intends hope hopes hoped supposed supposedly "
    "ostensibly presumably tentative tentatively attempt attempted attempts trying tried tries conditional provisional "
    "provisionally theoretically hypothetically proposes seemingly suspect just sort sorts kind kinds rumored rumoured presumed scarcely rarely seldom "
    "little nowhere lack lacks lacked lacking fail fails failing refuse refuses refusing decline declines declined "
    "declining denying reject rejects rejected rejecting stop stopped prevent prevented unable impossible untrue wrongly "
    "absent instead rather hoax unproven unfounded baseless ain unless"
)
"""Negations, modals, hedges, quantifiers and qualifiers, folded: one more or one fewer says something else."""

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
    "crown crowns euro dollar pound franc francs yen yuan rupee rupees rouble roubles ruble rubles "
    "peso pesos rand real reais krona kronor krone kroner lira zloty shekel shekels cent cents penny pence gbp "
    "metre centimetre millimetre kilometre foot inch yard yards mile knot knots acre acres hectare litre millilitre "
    "gallon gallons barrel barrels gram milligram microgram kilogram tonne ton tons ounce stone watt watts kilowatt "
    "megawatt gigawatt degree degrees celsius fahrenheit second seconds minute hour day days week weeks month months "
    "year years decade decades century centuries mph kph point points percentage basis am pm"
)
"""Currencies, units of measure and halves of the day in their plain form: a number is another number with another of them."""

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
    "executive administrator coordinator coroner auditor surveyor warden master keeper bishop archbishop vicar dean provost "
    "chancellor curator chaplain envoy consul marshal constable ranger trustee ombudsman registrar bursar"
)
"""Words of titles and posts, folded; in lower case too ("the town's auditor")."""

GRAMMAR: Final = _listed(
    "a an the of to in on at by for from with and as that which who is are was were be been has have had it its their "
    "his her this these those or so then also into onto"
)
"""Words whose change alone is grammar."""
