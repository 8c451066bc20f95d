"""The one catalogue of texts that people read.

`text("digest.title", zone="UTC")` returns the words for a key. A key with `n` among its values may have a
`.one` form for exactly one. Each module `en_*` holds the English texts of one part of the house in a
dictionary `TEXTS`; a translation is another set of modules with the same keys.
"""

from __future__ import annotations

from types import MappingProxyType

from bot.messages import (
    en_articles,
    en_cli,
    en_demo,
    en_discord,
    en_errors,
    en_fetching,
    en_finding,
    en_reasons,
    en_render,
    en_storage,
    en_websub,
)

_MODULES = (
    en_render,
    en_discord,
    en_cli,
    en_errors,
    en_fetching,
    en_finding,
    en_articles,
    en_demo,
    en_reasons,
    en_storage,
    en_websub,
)

ENGLISH: MappingProxyType[str, str] = MappingProxyType(
    {key: words for module in _MODULES for key, words in module.TEXTS.items()}
)
"""Every English text by its key."""


def text(key: str, /, **values: object) -> str:
    """The words for `key`, with `values` filled in; KeyError for a key that the catalogue does not hold."""
    if values.get("n") == 1 and f"{key}.one" in ENGLISH:
        key = f"{key}.one"
    return ENGLISH[key].format(**values)
