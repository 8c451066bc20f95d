"""What a test makes go wrong: the next requests of a route fail, are lost after they took effect, or take long."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tests.standin.limits import too_many
from tests.standin.wire import Call, Reply

How = Literal["answer", "drop_before", "drop_after"]


@dataclass(slots=True)
class Fault:
    """What happens to `left` requests whose method and template start so: `drop_after` is the ambiguous send."""

    method: str
    template: str
    left: int
    how: How = "answer"
    status: int = 500
    code: int = 0
    retry_after: float = 0.5
    delay: float = 0.0
    channel: str | None = None

    def meets(self, call: Call) -> bool:
        """Whether this request is one of them."""
        if self.left <= 0 or call.method != self.method or call.template != self.template:
            return False
        return self.channel is None or call.args.get("channel_id") == self.channel

    def reply(self) -> Reply | None:
        """The answer in place of the real one; None where the request shall take effect first (or only wait)."""
        if self.how != "answer" or self.status == 200:
            return None
        if self.status == 429:
            return too_many(self.retry_after)
        return Reply(self.status, {"message": f"fault {self.status}", "code": self.code})


@dataclass(slots=True)
class Faults:
    """The faults that are set; each wears off after its number of requests."""

    pending: list[Fault] = field(default_factory=list)
    met: list[str] = field(default_factory=list)

    def fail(self, route: str, *, times: int = 1, status: int = 500, code: int = 0, retry_after: float = 0.5) -> Fault:
        """The next `times` requests of "METHOD /template" are answered with an error and have no effect."""
        return self._add(route, Fault("", "", times, "answer", status, code, retry_after))

    def drop(self, route: str, *, times: int = 1, stored: bool = True) -> Fault:
        """The connection is cut in place of an answer: after the request took effect, or before."""
        return self._add(route, Fault("", "", times, "drop_after" if stored else "drop_before"))

    def delay(self, route: str, seconds: float, *, times: int = 1) -> Fault:
        """The next requests take effect, and are answered that much later."""
        return self._add(route, Fault("", "", times, "answer", 200, delay=seconds))

    def _add(self, route: str, fault: Fault) -> Fault:
        fault.method, _, fault.template = route.partition(" ")
        self.pending.append(fault)
        return fault

    def take(self, call: Call) -> Fault | None:
        """The fault that meets this request, used up by one."""
        fault = next((f for f in self.pending if f.meets(call)), None)
        if fault is not None:
            fault.left -= 1
            self.met.append(f"{call.method} {call.path}")
        return fault
