"""English: what went wrong with something that a person asked for, and what to do."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    "error.no_words": "There is nothing to search for: write one or more words, such as harbour bridge.",
    "error.no_name": "Whose words? Write a name, or a part of one.",
    "error.no_story": "There is no story #{story} among your sources.",
    "error.subscribed": "This channel has a digest at these times already.",
    "error.no_platform": "no connection to {platform} is open in this process",
    "error.no_delivery": "Byline no longer knows what was in this message.",
    "error.no_feed": "No feed was found at {url}, nor on what its page links to. {why}",
    "error.bad_address": "{address} is not a web address: write one such as https://example.org/news.",
    "error.source_there": "{title} is one of your sources already (#{id}).",
    "error.no_source": "There is no source {which}. Your sources: {names}",
    "error.many_sources": "Several sources go by {which}: give the number of one. {names}",
    "error.more_sources": " and {n} more",
    "error.poll_broke": "Byline itself failed while reading this source; the log has the details.",
    "error.text_kept": "{url} gives no text at the moment; what is stored of it stays, and it is tried again.",
    "error.host_fails": "{url} is not asked now, because other pages of its host have just failed; it is tried again.",
    "error.no_sources": "none yet",
    "error.challenge": (
        "{url} asks for proof of a human ({who}) instead of giving the document (status {status}). "
        "Ask its owners to let feed readers in, or look for another address of the feed."
    ),
    "error.blocked": "{host} is not read: whoever runs this Byline has shut it out ([fetch] block).",
    "error.blocked.outlet": "{name} is not read: whoever runs this Byline has shut it out ([fetch] block_outlets).",
    "error.blocked.resume": "{why} It cannot go on until they let it in again.",
    "error.too_often": (
        "You have made Byline fetch as much as one person may within an hour ({most}). "
        "Try again at {at} UTC, in {wait}."
    ),
    "error.offline": "Byline's own network does not answer at the moment; nothing is held against the source.",
    "health.quiet": "nothing new for {idle} (newest item of {date}); it usually publishes every {habit}",
    "health.stale": (
        "it answers, but has had nothing new for {idle} (newest item of {date}), and used to publish every {habit}: "
        "the feed may have moved"
    ),
    "health.stale.unknown": (
        "it answers, but has had nothing new for {idle} (newest item of {date}): the feed may have moved"
    ),
    "health.merged": "{old} has moved to {new}, which is a source already: both are one now",
    "health.missed": (
        "items may have come and gone between two polls: it is asked every {interval} from now on, "
        "which is as often as it and [polling] floor_minutes allow"
    ),
    "span.minutes": "{n} minutes",
    "span.minutes.one": "1 minute",
    "span.hours": "{n} hours",
    "span.days": "{n} days",
    "span.days.one": "1 day",
    # times and zones as people type them
    "schedule.no_time": "Write one or more times, such as 08:00 or 8:00, 18:30.",
    "schedule.many": "These are {found} times; at most {most} a day are possible.",
    "schedule.form": "{given!r} is not a time: write HH:MM, such as 08:00 or 18:30.",
    "schedule.half": "{given!r} is not a time: with am or pm the hour is 1 to 12.",
    "schedule.range": "{given!r} is not a time: hours go to 23 and minutes to 59.",
    "schedule.zone": "{given!r} is not a time zone: write one such as Europe/Berlin or America/New_York.",
    "schedule.zones": "{given!r} is more than one zone: write {zones}.",
    "schedule.or": " or ",
    # processes in which documents are read
    "worker.stopping": "Byline is stopping: the document was not read.",
    "worker.seconds": "Reading the document took more than {seconds:g} seconds: stopped.",
    "worker.memory": "Reading the document took more than {mib} MiB of memory: stopped.",
    "worker.ended": "The process that read the document ended before it was done.",
    "worker.unstarted": "A worker process did not start: its words are in the log.",
    # messages in the outbox
    "message.version": "a message of an unknown version: {version!r}",
    "message.foreign": "this is not a message of Byline",
}
