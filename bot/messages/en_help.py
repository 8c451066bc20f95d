r"""English: the help of the command line. A line of only \b keeps the lines below it as they are (click's mark)."""

from __future__ import annotations

from typing import Final

_ROOT: Final[dict[str, str]] = {
    "cli.help": """Byline reads the news sources that you choose, condenses each article into key points
and quotes that cannot be false to their source, and delivers digests to chat channels.

\b
See it work, without an account:   byline demo
Condense one article:              byline condense article.html
Read your own sources:             byline sources add URL, byline poll, byline news
""",
    "cli.section.first": "Start here",
    "cli.section.one": "Read one thing",
    "cli.section.sources": "Sources and news",
    "cli.section.operate": "Operate",
    "cli.option.config": "Settings file (else BYLINE_CONFIG, else ./config.toml).",
    "cli.option.debug": "Tell every step on standard error, and show tracebacks.",
    "cli.option.json": "Print JSON for machines instead of text for people.",
    "cli.option.community": "Whose sources and stories: local, or one such as discord:1234.",
}

_COMMANDS: Final[dict[str, str]] = {
    "cli.demo.folder": "Where the demonstration keeps its database; what it left there before is replaced.",
    "cli.demo.short": "Watch the main job with invented outlets; no account, no network.",
    "cli.demo.help": """Watch the main job from end to end, with no account and no network.

Invented outlets are served on this machine, polled, condensed and stored in a scratch folder; then the digest
is shown as a channel would see it, and two questions are answered.

\b
Example:
  byline demo
""",
    "cli.run.short": "Run the bot until it is stopped.",
    "cli.run.help": """Run the bot: poll, condense, store, deliver, and answer in chat, until a signal stops it.

The bot's token comes from the environment variable DISCORD_TOKEN. A second start continues where the first was.
Settings are checked first: with a wrong one, nothing starts.

\b
Examples:
  DISCORD_TOKEN=... byline run
  byline --config /etc/byline.toml run
""",
    "cli.check.short": "Check settings, database and token; print every problem at once.",
    "cli.check.help": """Read the settings, try the database and, where there is one, the token.

Every problem is printed at once, with its line, what is wrong and what to write.
The exit status is 0 when the bot could run with what is there, else 1.

\b
Examples:
  byline check
  byline --config /etc/byline.toml check --json
""",
    "cli.condense.short": "Condense an article into key points and quotes.",
    "cli.condense.help": """Condense a page or a plain text (told apart by content) into key points, quotes with their
speakers, and who did not respond. A web address is fetched first; a file needs no network. Of several documents,
what is wrong with one is told, and the others are condensed.

\b
Examples:
  byline condense article.html
  byline condense monday.html tuesday.html
  byline condense https://example.org/news/article
  byline condense - < article.txt
  byline condense article.txt --json
  byline condense article.txt --explain
  byline condense article.html --html page.html
  byline condense newer.html --diff older.html
  byline condense --jsonl --workers 4 < articles.jsonl > briefs.jsonl

With --jsonl, each line of standard input is an object with "id" and "text", and where known "title", "url",
"outlet" and "published". Each line of output is a brief, in the same order. An article that cannot be condensed
gives an object with "id" and "error", and the run goes on. docs/cli.md describes the fields.
""",
    "cli.condense.jsonl": "Many articles: JSON lines in, JSON lines out, in order.",
    "cli.condense.workers": "Processes for --jsonl.",
    "cli.condense.explain": "Tell of each quote who could have said it, and why the winner won.",
    "cli.condense.html": "Write a page that shows the text, its evidence marked, and the edits of every point.",
    "cli.condense.diff": "Say what changed since this older version, and whether readers should be told.",
    "cli.condense.languages": "List the languages that can be read, and how far.",
    "cli.extract.short": "Read the article in each page, without condensing it.",
    "cli.extract.help": """Read the article in each page: its text, title, authors, date, language and outlet.

With --json, one object goes from each file's name (without its ending) to what was read. A file without an
article, or one that cannot be read, is told on standard error, and the others are still read.

\b
Examples:
  byline extract page.html
  byline extract --json pages/*.html > articles.json
""",
    "cli.feed.short": "Show what a feed says.",
    "cli.feed.help": """Show the entries of a feed: RSS, Atom, RDF, JSON Feed or a news sitemap. Where a web address is
a page, its feed is looked for.

\b
Examples:
  byline feed https://example.org/
  byline feed saved-feed.xml --json
""",
    "cli.sources.short": "Add, list and remove sources.",
    "cli.sources.help": """The sources that a community reads.

\b
Examples:
  byline sources add https://example.org/news
  byline sources list
  byline sources remove 3
""",
    "cli.sources.add.short": "Add a feed, or the feed of a page.",
    "cli.sources.add.help": """Add a source and show its newest items. For the address of a page, its feed is found.

\b
Examples:
  byline sources add https://example.org/feed.xml
  byline sources add example.org --start skip
""",
    "cli.sources.add.start": "What to do with the items that are there already: skip them, read the latest, or all.",
    "cli.sources.list.short": "List the sources and how they fare.",
    "cli.sources.list.help": """List the sources, oldest first, with their state and what they brought.

\b
Examples:
  byline sources list
  byline sources list --json
""",
    "cli.sources.remove.short": "Remove a source.",
    "cli.sources.remove.help": """Remove a source by its number, address or title. What other communities read stays.

\b
Examples:
  byline sources remove 3
  byline sources remove https://example.org/feed.xml
""",
    "cli.poll.short": "Ask the sources for news now.",
    "cli.poll.help": """Ask the sources that are due, and read what is new. byline run does this by itself.

\b
Examples:
  byline poll
  byline poll --all
""",
    "cli.poll.all": "Ask every source, due or not, unless its server asked to be left alone. Be polite: servers count.",
    "cli.news.short": "Recent stories, a search, or one story.",
    "cli.news.help": """Recent stories; without a subcommand, the latest five.

\b
Examples:
  byline news
  byline news search harbour bridge
  byline news story 12
""",
    "cli.news.latest.short": "The newest stories.",
    "cli.news.latest.help": """The newest stories, newest first.

\b
Example:
  byline news latest --count 10
""",
    "cli.news.search.short": "Stories that hold all of the words.",
    "cli.news.search.help": """Stories that hold all of the words, newest first.

\b
Examples:
  byline news search harbour bridge
  byline news search budget --count 20 --json
""",
    "cli.news.story.short": "One story: key points, quotes, sources.",
    "cli.news.story.help": """One story in full: key points, quotes, who did not respond, and every source.

\b
Example:
  byline news story 12
""",
    "cli.news.count": "How many at most.",
    "cli.quotes.short": "What an official said.",
    "cli.quotes.help": """Quotes by a person or an organisation, newest first, with the title as printed at the time.

A part of the name is enough. Only quotes whose speaker is certain are shown.

\b
Examples:
  byline quotes Okafor
  byline quotes Mara Okafor --about harbour
""",
    "cli.quotes.about": "Only quotes that hold these words, or whose article's headline does.",
    "cli.digest.short": "The digest as a channel would see it.",
    "cli.digest.help": """Choose the stories of the last hours and show the digest. Nothing is stored, nothing is sent.

\b
Examples:
  byline digest
  byline digest --hours 48 --stories 5
  byline digest --json
""",
    "cli.digest.hours": "How far back.",
    "cli.digest.stories": "How many stories at most.",
    "cli.db.short": "The database's schema.",
    "cli.db.help": "The database's schema.",
    "cli.db.upgrade.short": "Bring the schema to the newest revision.",
    "cli.db.upgrade.help": """Bring the schema to the revision that this version needs. byline run does this at start; use
the command to do it ahead of time. Make a copy of the database first.

\b
Example:
  byline db upgrade
""",
}

TEXTS: Final[dict[str, str]] = {**_ROOT, **_COMMANDS}
