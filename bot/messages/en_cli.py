"""English: what the command line, its checks and the health page say."""

from __future__ import annotations

from typing import Final

from bot.messages import en_help, en_settings, en_sources

_ANSWERS: Final[dict[str, str]] = {
    "cli.error": "Error:",
    "cli.interrupted": "Interrupted.",
    "cli.allow": 'To let Byline read a server of your own, write into the settings file: [fetch] allow = ["{inside}"]',
    "cli.bad_community": "{value!r} is no community: write local, or platform:id such as discord:1234",
    "cli.failed": "{document}: {why}",
    "cli.no_output": "standard output cannot be written: {why}",
    "cli.no_input": "Standard input is closed: give a file, or pipe the text in.",
    "cli.unreadable": "{file} cannot be read: {why}",
    "cli.unwritable": "{file} cannot be written: {why}",
    # condense
    "cli.condense.jsonl_reads_stdin": "--jsonl reads standard input: byline condense --jsonl < articles.jsonl",
    "cli.condense.one": "--explain, --html and --diff take one document, and --jsonl none",
    "cli.condense.shown_one": "--html and --diff take one document, and go neither together nor with --jsonl or --explain",
    "cli.condense.onto_itself": "--html would write the page over the article itself ({file}): name another file for it",
    "cli.condense.written": "Written to {file}.",
    "cli.condense.what": "say what to condense: a file, a web address, or - for standard input",
    "cli.condense.explain_one": "--explain tells of one document: a file, a web address, or - for standard input",
    "cli.condense.progress": "Condensing",
    "cli.condense.worker_died": "a process that condenses articles was killed: try fewer --workers, or more memory",
    "cli.language.whole": "{code}  key points, quotes and who said them",
    "cli.language.quotes": "{code}  quotes, word for word; who said them stays open",
    "condense.blank": "the text is empty",
    "condense.failed": "this article could not be condensed: {error}",
    "condense.no_text": 'each line needs "id" and "text"',
    "condense.not_a_text": '"{field}" must be a text',
    "condense.not_a_date": '"published": {value!r} is no date: write it as in 2026-03-14T09:00:00+01:00',
    "condense.not_an_object": 'each line must be a JSON object: {{"id": ..., "text": ...}}',
    "condense.not_json": "this line is not JSON: {why}",
    "brief.points": "Key points",
    "brief.quotes_left": "{n} more quotes: --json lists them all.",
    "brief.quotes_left.one": "1 more quote: --json lists them all.",
    "brief.unresolved": "{n} more reported statements whose speaker is not certain: --json lists them.",
    "brief.unresolved.one": "1 more reported statement whose speaker is not certain: --json lists it.",
    "brief.refused": "The verifier refused {n} more points or quotes that it could not trace to the text.",
    "brief.refused.one": "The verifier refused 1 more point or quote that it could not trace to the text.",
    "brief.truncated": "only the first part was read",
    # extract and feed
    "cli.extract.nothing": "no article was found",
    "cli.extract.no_text": "(no text that may be shown)",
    "cli.extract.progress": "Reading",
    "cli.extract.twins": "with --json answers go by file name without its ending, and these occur twice: {stems}",
    "cli.extract.untitled": "(no title)",
    "cli.extract.file": "file",
    "cli.extract.outlet": "outlet",
    "cli.extract.authors": "authors",
    "cli.extract.contributors": "contributors",
    "cli.extract.date": "date",
    "cli.extract.language": "language",
    "cli.extract.access": "access",
    "cli.feed.published": "Published (UTC)",
    "cli.feed.title": "Title",
    "cli.feed.authors": "Authors",
    "cli.feed.entries": "{n} entries",
    "cli.feed.entries.one": "1 entry",
    # sources and polls
    "cli.sources.none": "No sources yet. Add one: byline sources add https://example.org/feed",
    "cli.sources.add.next": "It is read at the next poll. Poll now with: byline poll",
    "cli.sources.removed": "Removed {title}.",
    "cli.sources.id": "ID",
    "cli.sources.title": "Source",
    "cli.sources.state": "State",
    "cli.sources.articles": "Articles",
    "cli.sources.polled": "Last asked (UTC)",
    "cli.sources.never": "never",
    "cli.poll.progress": "Asking the sources",
    "cli.poll.nothing": "No source is due. Ask all of them anyway with: byline poll --all",
    "cli.poll.wait": "No source may be asked now: each is paused, gone, blocked, just being asked, or its server asked to be "
    "left alone for a while. See how they fare with: byline sources health",
    "cli.poll.reason": "Source {id}: {reason}",
    "cli.poll.sources_failed": "{failed} of {of} sources failed.",
    "cli.poll.outcome": "Outcome",
    "cli.poll.new": "New",
    "cli.poll.updated": "Updated",
    "cli.poll.withheld": "Withheld",
    "cli.poll.failed": "Failed",
    "cli.poll.nothing_new": "Nothing new.",
    "cli.poll.new_articles": "{n} new articles. Read them with: byline news",
    "cli.poll.new_articles.one": "1 new article. Read it with: byline news",
    # news, quotes, digests
    "cli.news.latest.title": "Latest stories",
    "cli.news.none": "No stories yet. Add a source and poll it: byline sources add URL, then byline poll",
    "cli.news.search.title": "Stories with {query}",
    "cli.news.search.none": "No story holds all of: {query}",
    "cli.quotes.none_about": "No quote by {name} holds: {about}. {n} others are stored: leave out --about.",
    "cli.quotes.none_about.one": "No quote by {name} holds: {about}. 1 other is stored: leave out --about.",
    "cli.quotes.none": "No quotes by {name} are stored. Only names printed in articles of your sources are known.",
    "cli.digest.nothing": "Nothing new in the last {hours} hours.",
    # the database
    "cli.db.empty": "an empty database",
    "cli.db.upgrade.done": "Upgraded from {before} to {after}.",
    "cli.db.upgrade.same": "Already at {revision}.",
}

_CHECKS: Final[dict[str, str]] = {
    "check.settings": "settings",
    "check.database": "database",
    "check.token": "token",
    "check.settings.file": "{file} can be used",
    "check.settings.defaults": "no settings file: the defaults and the environment are used",
    "check.database.good": "{url} is at revision {revision}",
    "check.database.new": "{url} is new: its tables are made when Byline first runs, or by byline db upgrade",
    "check.database.old": "{url} is at revision {revision}, and {expected} is needed: run byline db upgrade",
    "check.token.good": "the bot's name is {name}",
    "check.token.off": "not needed: [discord] enabled is false",
    "check.token.refused": "Discord refuses DISCORD_TOKEN: copy the token again from the developer portal's bot page",
    "check.token.status": "{url} gave an unexpected answer ({status}): try again later, or look at DISCORD_API_BASE",
    "check.token.unreachable": "{url} cannot be reached: {why}",
}

_WEB: Final[dict[str, str]] = {
    "web.cannot_listen": "[web] port: cannot listen on {host}:{port}: {why}: write another port, or enabled = false",
    "web.no_answer": "no answer within {seconds:g} seconds",
}

TEXTS: Final[dict[str, str]] = {**_ANSWERS, **_CHECKS, **_WEB, **en_help.TEXTS, **en_sources.TEXTS, **en_settings.TEXTS}
