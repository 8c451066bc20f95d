"""Word lists of newsroom English, one file a list; the first lines of each say where it comes from."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    """The lines of a list without its comments; a line that starts with a blank goes on with the one before."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    kept = "\n".join(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return kept.replace("\n ", " ").splitlines()


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name`; an underscore in the file stands for a blank within an entry."""
    return frozenset(word.replace("_", " ") for line in _lines(name) for word in line.split())


@cache
def table(name: str) -> dict[str, frozenset[str]]:
    """The rows `key: word word ...` of the list `name`, each key with its words."""
    rows = (line.partition(":") for line in _lines(name))
    return {key.strip(): frozenset(word.replace("_", " ") for word in rest.split()) for key, _, rest in rows}


@cache
def closed(*names: str) -> frozenset[str]:
    """The words of one closed class, or of several together."""
    return frozenset().union(*(table("closed_classes")[name] for name in names))
