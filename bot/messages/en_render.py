"""English: what lists, digests, stories and quotes say.

Texts stand between escaped words of the news, so they are Markdown themselves: no stray stars or brackets.
"""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    # messages in several parts
    "part.numbered": "{heading} ({number} of {of})",
    # stories
    "stories.none": "No stories yet. New articles appear here once a source has been read.",
    "story.title": "Story {number}",
    "story.number": "Story {number}",
    "points.more": "{n} more key points",
    "points.more.one": "1 more key point",
    "points.left": "{n} more key points are left out to keep this short: read them at the source.",
    "points.left.one": "1 more key point is left out to keep this short: read it at the source.",
    "outlets.also": "also {outlets}",
    "names.more": "{names} and {n} others",
    "names.more.one": "{names} and 1 other",
    "byline": "by {names}",
    "contributors": "with {names}",
    "corrected": "corrected",
    "link.missing": "(its address is too long or unusable to link)",
    # kinds of article that a reader should know of
    "kind.live": "live blog",
    "kind.opinion": "opinion",
    "kind.press release": "press release",
    "kind.interview": "interview",
    "kind.obituary": "obituary",
    "kind.correction": "correction notice",
    "kind.roundup": "roundup",
    # why an article has no key points
    "note.unreachable": "The page could not be reached: title and link only.",
    "note.unreadable": "The page could not be read: title and link only.",
    "note.stub": "Only the beginning of this article can be read here: follow the link for the rest.",
    "note.foreign": "Byline cannot condense this language yet: follow the link.",
    "note.live": "A live blog changes by the minute: follow the link for its newest state.",
    "note.listicle": "A list cannot be condensed well: follow the link.",
    "note.correction": "A correction notice: follow the link to read it whole.",
    "note.roundup": "Several items in one: follow the link.",
    "note.empty": "No key points could be drawn from this article: follow the link.",
    "note.withheld": "The publisher does not show the text without a login or consent: title and link only.",
    "note.nosnippet": "The publisher asks for no excerpts: title and link only.",
    # quotes
    "quotes.title": "Quotes: {name}",
    "quotes.none": "No quotes by {name} are stored. Only names printed in articles of your sources are known.",
    "quotes.said": "Who said what",
    "quotes.left": "{n} more quotes are left out to keep this short: read them at the source.",
    "quotes.left.one": "1 more quote is left out to keep this short: read it at the source.",
    "quote.reported": "in the words of {outlet}",
    "quote.printed": "{outlet}",
    "speaker.unresolved": "speaker not certain",
    "spokesperson.for": "speaking for {principal}",
    # who did not answer
    "nonresponse.title": "**No answer:**",
    "nonresponse.declined to comment": "declined to comment",
    "nonresponse.did not respond": "did not respond",
    "nonresponse.could not be reached": "could not be reached",
    "nonresponse.not immediately returned": "had not answered when the article was printed",
    # digests
    "digest.title": "News digest, {day}",
    "digest.window": "{start} to {end}",
    "digest.created": "A digest goes to **{where}** at {times} ({zone}). The first one: {first}.",
    "digest.ordered": "A digest was ordered.",
    # sources
    "sources.title": "Sources",
    "sources.none": "No sources yet. A moderator adds one with /source add.",
    "sources.of": "{n} sources",
    "sources.of.one": "1 source",
    "sources.behind": "The sources behind these stories",
    "source.added": "Added {title}.",
    "source.start.skip": "What it holds already is skipped; the next new item is the first to be read.",
    "source.start.latest": "Its newest item is read now, then every new one.",
    "source.start.backfill": "Its {n} items are read now, then every new one.",
    "source.start.backfill.one": "Its 1 item is read now, then every new one.",
    "source.preview": "It holds {n} items; the newest:",
    "source.preview.one": "It holds 1 item:",
    "source.empty": "It holds no items at the moment.",
    "source.state.new": "not read yet",
    "source.state.healthy": "healthy",
    "source.state.failing": "failing",
    "source.state.gone": "gone (410), no longer read",
    "source.articles": "{n} articles",
    "source.articles.one": "1 article",
    "entry.untitled": "(no title)",
    # help
    "help.title": "Byline",
    "help.intro": (
        "News from the sources that moderators choose: key points that keep who said them, quotes as printed, "
        "and a link to every source."
    ),
    "help.none": "No commands are available here.",
    # the end of a digest
    "button.sources": "Sources",
}
