"""English: what the slash commands, the delivery to Discord and their errors say.

Descriptions of commands and options have at most 100 characters.
"""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    # /news
    "news.what": "Recent stories from this server's sources",
    "news.latest.what": "Show the newest stories",
    "news.latest.count": "How many stories, 1 to 10 (5 if you leave it out)",
    "news.latest.title": "Latest news",
    "news.search.what": "Find stories that hold all of these words",
    "news.search.words": "One or more words",
    "news.search.title": "Stories with: {words}",
    "news.search.none": "Nothing found for: {words}",
    "news.story.what": "Show one story: key points, who said what, and its sources",
    "news.story.id": "The story's number, as shown below it, such as #123",
    # /quotes
    "quotes.what": "Show what somebody was quoted saying, newest first",
    "quotes.official": "A name, or the start of one: suggestions come from the articles of your sources",
    "quotes.about": "Only quotes that hold these words, or whose article's headline does",
    "quotes.count": "How many quotes, 1 to 10 (5 if you leave it out)",
    "quotes.about_title": "{name}, about {about}",
    # /digest
    "digest.what": "News digests for a channel",
    "digest.create.what": "Order a digest for a channel at times of day",
    "digest.create.channel": "The channel or thread to post in",
    "digest.create.times": "Times of day, such as 08:00 or 8:00, 18:30",
    "digest.create.zone": "The time zone, such as Europe/Berlin: type a city",
    "digest.closed": "Byline cannot post digests in #{channel}: it lacks the permissions {missing} there.",
    "digest.closed.one": "Byline cannot post digests in #{channel}: it lacks the permission {missing} there.",
    "permission.manage_guild": "Manage Server",
    "permission.view_channel": "View Channel",
    "permission.send_messages": "Send Messages",
    "permission.send_messages_in_threads": "Send Messages in Threads",
    "permission.read_message_history": "Read Message History",
    # /source
    "source.what": "Where this server's news comes from",
    "source.add.what": "Add a feed, or a site whose feed is found for you",
    "source.add.url": "The address of a feed or of a site",
    "source.add.start": "What becomes of the items it holds already (the newest, if you leave it out)",
    "source.start.choice.skip": "skip: only what comes from now on",
    "source.start.choice.latest": "latest: the five newest items, then what comes",
    "source.start.choice.backfill": "backfill: everything it holds, then what comes",
    "source.list.what": "Show this server's sources and how they fare",
    "source.remove.what": "Remove a source",
    "source.remove.which": "Its number, address or title, as /source list shows it",
    "source.removed": "Removed {title}. Nothing new is read from it here.",
    # /help
    "help.what": "Show what Byline answers to",
    # answers
    "reply.aside": "This answer is for the one who asked.",
    "reply.cut": "{n} more messages are left out: ask for fewer at once, or follow the links.",
    # errors
    "error.ours": "Something went wrong here, and it is not your fault. The operator finds it under {reference}.",
    "error.you_lack": "You need these permissions for that: {permissions}.",
    "error.server_only": "This works in a server only.",
    "error.cooldown": "That was a little fast: try again in {seconds} s.",
    "error.command_changed": "This command has changed: try again in a minute.",
    # connection and delivery
    "run.bad_token": "Discord refuses the token: copy the bot's token from the developer portal into DISCORD_TOKEN.",
    "delivery.unreached": "Discord could not be reached ({error})",
    "delivery.refused": "Discord answered {status} (code {code}): {reason}",
    "delivery.long_history": "more than {n} messages were posted since: history was not read to its end",
    "delivery.too_slow": "the platform did not take the message within {seconds} seconds",
    "delivery.broke": "Byline itself broke on this message ({error})",
    "delivery.no_channel": "{id!r} is not a Discord channel",
}
