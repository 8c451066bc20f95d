"""English: how a source's hub fares."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    "websub.expired": "the hub let the subscription end",
    "websub.unverified": "the hub took the request and never verified it",
    "websub.refused": "the hub did not take the request: {why}",
    "websub.insecure": "the hub speaks http only, so that its signatures could be forged by whoever listens",
    "websub.denied": "the hub refuses the subscription",
    "websub.denied.why": "the hub refuses the subscription: {why}",
}
