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
