"""The mark that a value has passed the verifier."""

from __future__ import annotations

from typing import Generic, NoReturn, TypeVar, final

T_co = TypeVar("T_co", covariant=True)
V = TypeVar("V")

_DOOR = object()


@final
class Proven(Generic[T_co]):
    """A value that the verifier replayed against its source text. Only `bot.proof` can make one.

    `value` is what was proved, `source` the fingerprint (see `fingerprint`) of the text it was proved
    against. It cannot be pickled: what crosses a process or a database goes through the verifier again.
    """

    __slots__ = ("source", "value")

    value: T_co
    source: str

    def __init__(self, value: T_co, source: str, *, door: object) -> None:
        if door is not _DOOR:
            raise TypeError("only bot.proof makes Proven values: call prove_point, prove_quote or prove_brief")
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "source", source)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("Proven values are frozen")

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Proven value cannot be pickled: send the plain value and prove it again")

    def __repr__(self) -> str:
        return f"Proven({self.value!r})"


def mint(value: V, source: str) -> Proven[V]:
    """The proven value; for the verifiers in this package alone."""
    return Proven(value, source, door=_DOOR)
