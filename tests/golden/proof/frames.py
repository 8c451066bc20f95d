"""Twenty-nine ways in which news is written, each with the edits that may be made to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.model.brief import Status


@dataclass(frozen=True)
class Cast:
    """The words that fill one article."""

    first: str
    last: str
    other: str
    town: str
    role: str
    body: str
    count: int
    qualifier: str
    unit: str
    hedge: str
    negation: str
    thing: str
    deed: str
    cue: str
    status: Status

    @property
    def name(self) -> str:
        """The full name of the person in the news."""
        return f"{self.first} {self.last}"


@dataclass(frozen=True)
class Framed:
    """A frame filled: marked text, and the claim it makes."""

    marked: str
    attribution: str = ""
    claimant: str | None = None
    cue: str | None = None
    status: Status = Status.REPORTED


Frame = Callable[[Cast], Framed]


def figure(c: Cast) -> Framed:
    return Framed(f"{{The council of {c.town} spent {c.qualifier} {c.count} {c.unit} on {c.thing}.}}")


def dateline(c: Cast) -> Framed:
    return Framed(f"{{<dateline:{c.town.upper()} (NPA) — >The council {c.deed} {c.thing} after {c.count} days.}}")


def connective(c: Cast) -> Framed:
    return Framed(f"It rained. {{<connective:Meanwhile, >the council of {c.town} {c.deed} {c.thing}.}}")


def bare_connective(c: Cast) -> Framed:
    return Framed(f"It rained. {{<connective:But >{c.thing} {c.negation} reopen before {c.count} people return.}}")


def parenthesis(c: Cast) -> Framed:
    return Framed(f"{{The {c.body}<parenthesis: ({c.town[:2].upper()}B)> {c.deed} {c.thing} with {c.count} {c.unit}.}}")


def relative(c: Cast) -> Framed:
    return Framed(
        f"{{{c.name}<aside:, who grew up in {c.town},> {c.deed} {c.thing} for {c.qualifier} {c.count} {c.unit}.}}"
    )


def age(c: Cast) -> Framed:
    return Framed(f"{{{c.role} {c.name}<aside:, {30 + c.count % 50},> {c.negation} sign the order on {c.thing}.}}")


def apposition(c: Cast) -> Framed:
    return Framed(f"{{{c.name}<aside:, the treasurer of {c.town},> {c.hedge} sell {c.thing}.}}")


def end(c: Cast) -> Framed:
    return Framed(f"{{The council {c.negation} pay {c.name}<end:, who moved to {c.town} in May>.}}")


def hedged(c: Cast) -> Framed:
    return Framed(f"{{The {c.body} {c.hedge} close {c.thing} within {c.count} days.}}")


def said_that(c: Cast) -> Framed:
    head = f"{c.name} {c.cue} that "
    return Framed(
        f"{{{head}{c.thing} {c.hedge} cost {c.qualifier} {c.count} {c.unit}.}}", head, c.name, c.cue, c.status
    )


def titled(c: Cast) -> Framed:
    head = f"{c.role} {c.name} {c.cue} that "
    return Framed(f"{{{head}the council {c.negation} save {c.thing}.}}", head, c.name, c.cue, c.status)


def last_name(c: Cast) -> Framed:
    head = f"{c.last} {c.cue} on Monday that "
    lead = f"{c.name} came to {c.town}."
    return Framed(f"{lead} {{{head}{c.thing} {c.hedge} close.}}", head, c.name, c.cue, c.status)


def according(c: Cast) -> Framed:
    tail = f", according to {c.role} {c.name}"
    return Framed(
        f"{{The fire cost {c.qualifier} {c.count} {c.unit}{tail}.}}", tail, c.name, "according to", Status.SAID
    )


def said_tail(c: Cast) -> Framed:
    tail = f", {c.name} said"
    return Framed(f"{{The council {c.negation} repair {c.thing}{tail}.}}", tail, c.name, "said", Status.SAID)


def direct(c: Cast) -> Framed:
    tail = f" {c.name} said"
    return Framed(
        f"{{“We {c.negation} give up {c.thing} for {c.count} crowns,”{tail}.}}", tail, c.name, "said", Status.SAID
    )


def inverted(c: Cast) -> Framed:
    tail = f" said {c.name}"
    quoted = f"“It {c.hedge} take {c.qualifier} {c.count} days,”"
    return Framed(f"{{{quoted}{tail}<end:, who chairs the {c.body}>.}}", tail, c.name, "said", Status.SAID)


def appositive_speaker(c: Cast) -> Framed:
    head = f"{c.name}, a farmer from {c.town}, {c.cue} "
    return Framed(f"{{{head}{c.thing} {c.hedge} be sold.}}", head, c.name, c.cue, c.status)


def full_name(c: Cast) -> Framed:
    lead = f"{c.name} runs the {c.body}."
    return Framed(f"{lead} {{<name:{c.last}={c.name}> {c.deed} {c.thing} for {c.count} {c.unit}.}}")


def full_name_says(c: Cast) -> Framed:
    head = f"{c.last} {c.cue} that "
    marked = f"<name:{c.last}={c.name}> {c.cue} that "
    lead = f"{c.name} runs {c.town}."
    return Framed(f"{lead} {{{marked}{c.thing} {c.hedge} fail.}}", head, c.name, c.cue, c.status)


def pronoun(c: Cast) -> Framed:
    return Framed(f"{c.name} rose early. {{<name:She={c.name}> {c.deed} {c.thing} at {c.count} sites.}}")


def possessive(c: Cast) -> Framed:
    return Framed(f"{c.name}’s plan was long. {{<name:His={c.name}’s> budget {c.negation} cover {c.count} {c.unit}.}}")


def description(c: Cast) -> Framed:
    noun = c.body.rsplit(" ", 1)[1].lower()
    return Framed(f"The {c.body} met. {{<name:The {noun}=The {c.body}> {c.hedge} sell {c.thing}.}}")


def lead_in(c: Cast) -> Framed:
    head = f"{c.name} {c.cue} "
    marked = f"{{<lead-in:Speaking at a meeting in {c.town}, >{head}{c.thing} {c.negation} reopen.}}"
    return Framed(marked, head, c.name, c.cue, c.status)


def spokesperson(c: Cast) -> Framed:
    head = f"A spokesman for {c.name} {c.cue} that "
    who = f"spokesman for {c.name}"
    return Framed(f"{{{head}the talks {c.negation} end.}}", head, who, c.cue, c.status)


def fragment(c: Cast) -> Framed:
    head = f"{c.name} said "
    return Framed(
        f"{{{head}the plan “{c.negation} last {c.count} days” in {c.town}.}}", head, c.name, "said", Status.SAID
    )


def whole_quotation(c: Cast) -> Framed:
    tail = f" {c.name} said"
    quoted = f"“It {c.negation} hold. It {c.hedge} break,”"
    return Framed(f"{{{quoted}{tail}.}}", tail, c.name, "said", Status.SAID)


def examples(c: Cast) -> Framed:
    return Framed(f"{{{c.count} towns<aside:, including {c.town} and Oxley,> {c.hedge} lose {c.thing}.}}")


def two_sentences(c: Cast) -> Framed:
    return Framed(f"{{The council {c.deed} {c.thing}. It cost {c.qualifier} {c.count} {c.unit}.}}")


FRAMES: tuple[Frame, ...] = (
    figure,
    dateline,
    connective,
    bare_connective,
    parenthesis,
    relative,
    age,
    apposition,
    end,
    hedged,
    said_that,
    titled,
    last_name,
    according,
    said_tail,
    direct,
    inverted,
    appositive_speaker,
    full_name,
    full_name_says,
    pronoun,
    possessive,
    description,
    lead_in,
    spokesperson,
    fragment,
    whole_quotation,
    examples,
    two_sentences,
)
