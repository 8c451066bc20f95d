"""The digests under which an item's guid, link and words are kept."""

from __future__ import annotations

from hashlib import blake2b

from bot.model.article import Identity
from bot.model.ids import SourceId

Key = tuple[str, int, str]


def keys(source: SourceId, identity: Identity) -> tuple[Key, ...]:
    """The item's keys (kind, scope, digest) in the order in which they are locked; an empty part of the identity
    gives none."""
    parts = (
        ("guid", source, identity.guid),
        ("link", 0, identity.link),
        ("print", source, identity.fingerprint),  # the same words elsewhere are another outlet's article of one story
    )
    return tuple((kind, scope, _digest(value)) for kind, scope, value in parts if value)


def _digest(value: str) -> str:
    return blake2b(value.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
