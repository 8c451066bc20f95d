"""English: why no source was found at an address, and what to do."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    "finding.pdf": (
        "{url} is a PDF document, not a feed. Give the address of the page on which the news are listed, or of its feed."
    ),
    "finding.file": (
        "{url} is a file (an image, a recording or an archive), not a feed. Give the address of the page on which "
        "the news are listed, or of its feed."
    ),
    "finding.login": (
        "{url} leads to a login. Byline reads only what everybody can read: give the address of a public page or feed."
    ),
    "finding.empty": (
        "{url} is a feed, but it holds no items. Check that it is the one you mean, or add it once something is in it."
    ),
    "finding.other": (
        "{url} cannot be read as news: {why}. "
        "Look on the site for a link named RSS, Atom or feed, and give its address."
    ),
    "finding.hangs": "{url} cannot be read. {why} Look on the site for another address of its news or feed.",
    "finding.behind": "{page} is a page that leads to a feed, but: {why}",
    "finding.later": "{why} Try again later.",
    "finding.rests": "The server of {url} wants to be left alone until {until} UTC, and is not asked before.",
    "finding.slow": (
        "No feed was found at {url} within {seconds} seconds: its server answers too slowly. Give the address of the "
        "feed itself, or try again later."
    ),
    "finding.later.told": "{why} It says to try again in {wait}.",
    "finding.elsewhere": "{why} Look on the site for another address of its news or feed.",
    "finding.blocked": "{why} Choose another source, or ask them.",
    "finding.refused": "{why} Give an address that everybody on the web can open.",
    "finding.page": (
        "No feed was found at {url}, nor on what its page links to, nor in its robots.txt. "
        "Look on the site for a link named RSS, Atom or feed, and give its address."
    ),
}
