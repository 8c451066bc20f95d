"""English: what looking after sources says, and its commands' help."""

from __future__ import annotations

from typing import Final

_ANSWERS: Final[dict[str, str]] = {
    "opml.title": "Byline: sources",
    "opml.none": "This is not an OPML list: export one from your feed reader, or with byline sources export.",
    "opml.empty": "This list is empty: export it again.",
    "opml.cut": "This list breaks off before its end, so feeds of it are missing: export it again.",
    "opml.long": "This list holds more than {most:,} feeds: give it in parts.",
    "opml.unreadable": "This list cannot be read: {why}.",
    "cli.sources.paused": "paused",
    "cli.sources.paused.ill": "paused, {state}",
    "cli.sources.since": "Since (UTC)",
    "cli.sources.interval": "Asked every",
    "cli.sources.next": "Next (UTC)",
    "cli.sources.pause.done": "{title} is paused here. Go on with: byline sources resume {id}",
    "cli.sources.resume.done": "{title} goes on. It is due at {due} (UTC).",
    "cli.sources.health.none": "No sources yet. Add one: byline sources add https://example.org/feed",
    "cli.sources.health.well": "All {n} sources are well.",
    "cli.sources.health.well.one": "The only source is well.",
    "cli.sources.health.reason": "#{id}: {why}",
    "cli.sources.health.advice.failing": (
        "Failing sources are asked again by themselves. Look at one now: byline sources test {id}"
    ),
    "cli.sources.health.advice.stale": "If the site still has news, look for its new feed and add that one instead.",
    "cli.sources.health.advice.gone": (
        "What is gone is not asked again. Add its new address, or try the old one once more: byline sources resume {id}"
    ),
    "cli.sources.health.advice.blocked": "Only whoever runs this Byline can let in what is shut out.",
    "cli.sources.health.advice.paused": "Go on with what is paused: byline sources resume {id}",
    "cli.sources.health.hubs": "Hubs tell of {n} sources.",
    "cli.sources.health.hubs.one": "A hub tells of 1 source.",
    "cli.sources.health.hub": "#{id}: hub {hub} {state}",
    "hub.state.wanted": "has not confirmed yet",
    "hub.state.live": "confirmed",
    "hub.state.failing": "fails",
    "hub.state.denied": "refuses",
    "hub.state.leaving": "is being left",
    "cli.sources.health.incidents": "Incidents that are open",
    "cli.sources.health.all": "all of Byline",
    "cli.sources.look.found": "{title}: {kind} at {url}",
    "cli.sources.look.language": "Language: {language}",
    "cli.sources.look.unknown": "not said",
    "cli.sources.look.habit": "Publishes about every {habit}.",
    "cli.sources.look.no_habit": "How often it publishes does not show from its dates.",
    "cli.sources.look.whole.all": "Its items stand in the feed with their whole text.",
    "cli.sources.look.whole.some": "{whole} of its {n} newest items stand in the feed with their whole text.",
    "cli.sources.look.whole.none": "Its items stand in the feed as summaries.",
    "cli.sources.look.untitled": "(no title)",
    "cli.sources.look.mode.skip": "  skip: nothing of it, only what comes from now on",
    "cli.sources.look.mode.latest": "  latest: the newest few, then what comes",
    "cli.sources.look.mode.backfill": "  backfill: all of it, then what comes",
    "cli.sources.kind.rss": "RSS feed",
    "cli.sources.kind.atom": "Atom feed",
    "cli.sources.kind.json": "JSON Feed",
    "cli.sources.kind.sitemap": "news sitemap",
    "cli.sources.look.total": "{n} items, the newest (times in UTC):",
    "cli.sources.look.total.one": "1 item:",
    "cli.sources.look.others": "Its page names {n} more feeds; to read one, give its address:",
    "cli.sources.look.others.one": "Its page names one more feed; to read it, give its address:",
    "cli.sources.look.others.left": "  and {n} more",
    "cli.sources.look.cut": "Not whole: {why}.",
    "cli.sources.look.pages.readable": "The pages of its items can be read.",
    "cli.sources.look.pages.unreadable": "The page of an item cannot be read: {why}",
    "cli.sources.look.pages.unneeded": "Its pages are not needed.",
    "cli.sources.look.pages.unknown": "Its items lead to no pages.",
    "cli.sources.look.ask": "What to do with the items that are there already",
    "cli.sources.look.no_answer": (
        "Nothing was added, because nobody answered: say what to do with --start skip, --start latest or --start backfill."
    ),
    "cli.sources.import.progress": "Adding the sources",
    "cli.sources.import.added": "{n} sources added.",
    "cli.sources.import.added.one": "1 source added.",
    "cli.sources.import.there": "{n} were there already.",
    "cli.sources.import.there.one": "1 was there already.",
    "cli.sources.import.empty": "This list holds no feeds.",
    "cli.sources.import.later": "{n} are left for later: {why} Give the list again then: what is there is passed over.",
    "cli.sources.import.later.one": "1 is left for later: {why} Give the list again then: what is there is passed over.",
    "cli.sources.notes.limit": "How many notes to show at most.",
    "cli.sources.notes.none": "There is nothing to tell: no incident has lasted for an hour.",
    "cli.sources.notes.begun": "{what} since {since}, {hit}: {why}",
    "cli.sources.notes.over": "over since {until}: {what} from {since}, {hit}",
    "cli.sources.import.failed": "Not added: {why}",
    "cli.sources.suggest.next": "Nothing of this is fetched until you add one: byline sources add URL",
    "cli.sources.suggest.answers": "{url}: {n} items, the newest of {newest}",
    "cli.sources.suggest.answers.one": "{url}: 1 item, of {newest}",
    "cli.sources.suggest.moved": "    it has moved: {url}",
    "cli.sources.suggest.fails": "{url}: {why}",
    "cli.sources.suggest.checked": "{n} of {all} answer with a feed that holds items.",
    "cli.sources.suggest.check": "Ask each of them once whether it still answers; nothing is kept.",
    "cli.sources.suggest.none": "There is no topic {topic}. Topics: {topics}",
    "incident.failing": "failing",
    "incident.stale": "stale",
    "incident.quiet": "quiet",
    "incident.gone": "gone",
    "incident.missed": "items missed",
    "incident.offline": "no network",
    "incident.blocked": "shut out",
    "incident.cut": "cut off",
}

_HELP: Final[dict[str, str]] = {
    "cli.sources.add.ask": (
        "Show first what the source holds and ask what to do with it, which is the default at a terminal."
    ),
    "cli.sources.test.short": "Look at a source, or an address, and keep nothing.",
    "cli.sources.test.help": """Fetch a source, or the feed of an address, and tell what it holds: title, language, newest
items, how often it publishes, whether it carries whole texts, and whether its pages can be read. Nothing is stored.

\b
Examples:
  byline sources test https://example.org/news
  byline sources test 3 --json
""",
    "cli.sources.pause.short": "Let a source rest.",
    "cli.sources.pause.help": """Let a source rest: nothing new of it is shown or posted until it goes on. Other communities
that use it are not touched.

\b
Examples:
  byline sources pause 3
""",
    "cli.sources.resume.short": "Go on with a source that is paused, failing or gone.",
    "cli.sources.resume.help": """Go on with a source that was paused. One that is failing, or gone for good (410), is asked
again at once.

\b
Examples:
  byline sources resume 3
""",
    "cli.sources.health.short": "Tell how the sources fare.",
    "cli.sources.health.help": """Tell how the sources fare, the worst first, with the reason and since when, and which
incidents are open.

\b
Examples:
  byline sources health
  byline sources health --json
""",
    "cli.sources.notes.short": "Tell what moderators are told of incidents.",
    "cli.sources.notes.help": """Tell what moderators are told: one note when an incident has lasted for an hour, and one
when it is over, the newest first. Several sources of one platform that fail together are one incident.

\b
Examples:
  byline sources notes
  byline sources notes --limit 5 --json
""",
    "cli.sources.import.short": "Add the feeds of an OPML list.",
    "cli.sources.import.help": """Add the feeds of an OPML list, as feed readers export it. Folders become topics. A feed that
cannot be added does not keep the others. The file - is standard input.

\b
Examples:
  byline sources import subscriptions.opml
  byline sources import subscriptions.opml --start latest --json
""",
    "cli.sources.export.short": "Write the sources as an OPML list.",
    "cli.sources.export.help": """Write the sources as an OPML list to standard output, with topics as folders.

\b
Examples:
  byline sources export > sources.opml
""",
    "cli.sources.suggest.short": "Offer well-known public news feeds.",
    "cli.sources.suggest.help": """Offer well-known public news feeds, of all topics or one. Nothing is fetched until you add
one, and nobody fetched them to make the list; --check asks each once, behind the guard and within the limits of any poll.

\b
Examples:
  byline sources suggest
  byline sources suggest science
  byline sources suggest science --check
""",
}

TEXTS: Final[dict[str, str]] = {**_ANSWERS, **_HELP}
