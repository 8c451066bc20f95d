"""In whose voice a press release speaks: its issuer's, as its text names it, and never the site's that hands it on."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from bot.articles.pages import read_page
from bot.model.brief import ArticleKind
from bot.model.reports import Condensed
from bot.proof.brief import prove_brief
from bot.usecases.condense import condense_article

NEWS = (
    "{opening} a plant in Velm that will build 40,000 electric vans a year and employ 900 people from the region.",
    "The plant cost 310 million crowns and was built in two years on the site of a former paper mill.",
    "“We are proud to build our vans where our customers drive them,” said Ida Roe, who leads the works.",
    "The first vans will leave the plant in June and will be sold in eleven countries of the region.",
)
CONTACT = "Media contact: Bo Lund, press@halden.example"
ABOUT = "Halden Motors builds vans in three countries. It was founded in 1987 and has 4,000 workers."


@dataclass(frozen=True)
class Row:
    """How the release opens, what stands at its end, and whom it is credited to."""

    opening: str
    ends: tuple[str, ...]
    issuer: str | None


RELAYED = "VELM, March 3, 2026 /WireRelay/ -- "

ROWS = [
    Row(f"{RELAYED}Halden Motors today opened", ("About Halden Motors", ABOUT, CONTACT), "Halden Motors"),
    Row(f"{RELAYED}Halden Motors today opened", (CONTACT,), "Halden Motors"),
    Row(f"{RELAYED}Halden Motors (HLD), a builder of vans, announced", (CONTACT,), "Halden Motors"),
    Row(f"{RELAYED}The company opened", (f"About Halden Motors: {ABOUT}", CONTACT), "Halden Motors"),
    Row("VELM, March 3 - Halden Motors opened", ("About Halden Motors", ABOUT, CONTACT), "Halden Motors"),
    Row(f"{RELAYED}A new owner has opened", (CONTACT,), None),
    Row(f"{RELAYED}Ida Roe said that she has opened", (CONTACT,), None),
    Row(f"{RELAYED}Halden Motors workers in the region have asked for", (CONTACT,), None),
]


def release(row: Row) -> Condensed:
    """What is made of the release on the site of somebody else."""
    lines = (NEWS[0].format(opening=row.opening), *NEWS[1:], *row.ends)
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = "<title>A plant opens in Velm</title><meta property='og:site_name' content='WireRelay'>"
    page = f"<html><head>{head}</head><body><article><h1>A plant opens in Velm</h1>{body}</article></body></html>"
    return condense_article(read_page(page.encode(), "https://relay.example/1"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.opening[-30:]} {len(row.ends)}")
def test_a_release_is_credited_to_whom_its_text_names_or_to_nobody(row: Row) -> None:
    brief = release(row).brief
    assert brief.kind is ArticleKind.RELEASE
    assert brief.byline == ((row.issuer,) if row.issuer else ())
    assert brief.points
    credited = {point.claimant for point in brief.points if point.cue is None}
    assert credited <= {row.issuer}


def test_the_verifier_lets_no_site_vouch_for_a_release_that_it_hands_on() -> None:
    made = release(ROWS[0])
    point = next(point for point in made.brief.points if point.claimant == "Halden Motors" and point.cue is None)
    for name, kept in (("Halden Motors", 1), ("WireRelay", 0), ("Saltby Motors", 0)):
        brief = replace(made.brief, byline=(name,), points=(replace(point, claimant=name),))
        assert len(prove_brief(made.text, brief).points) == kept
