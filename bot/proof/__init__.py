"""The verifier: the only maker of Proven values (key points, quotes, non-responses).

It shares no code with what writes points: its own reading of words, sentences, marks and names. The rules are
the specification in docs/proof.md.
"""

from bot.proof.asking import admitting
from bot.proof.brief import ProvenBrief, prove_brief
from bot.proof.correction import prove_correction
from bot.proof.nonresponse import prove_non_response
from bot.proof.point import prove_point
from bot.proof.printed import fingerprint
from bot.proof.proven import Proven
from bot.proof.quote import prove_quote

__all__ = [
    "Proven",
    "ProvenBrief",
    "admitting",
    "fingerprint",
    "prove_brief",
    "prove_correction",
    "prove_non_response",
    "prove_point",
    "prove_quote",
]
