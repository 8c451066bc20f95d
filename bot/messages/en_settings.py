"""English: what is wrong with settings, and what to write instead."""

from __future__ import annotations

from typing import Final

_PROBLEMS: Final[dict[str, str]] = {
    "settings.at": "{file}:{line}: {where}",
    "settings.bad": "{at}: got {got}, write {advice}",
    "settings.bad_secret": "{at}: cannot be used, write {advice}",
    "settings.encoding": "{file}: this file is not UTF-8 text: save it as UTF-8",
    "settings.not_a_table": "{at}: this is a table: write [{section}] on a line of its own and its settings below",
    "settings.no_token": (
        "DISCORD_TOKEN: not set: put the bot's token into the environment, "
        "or write enabled = false under [discord] to run without chat"
    ),
    "settings.no_web": "[websub] callback: hubs call at the server of [web]: write enabled = true there",
    "settings.secret": "{at}: secrets come from the environment: remove this line and set {name}",
    "settings.secret.unknown": "{at}: secrets come from the environment: remove this line",
    "settings.syntax": "{file}:{line}: this is not TOML: {why}",
    "settings.unknown": "{at}: there is no such setting, write one of {known}",
    "settings.unknown.close": "{at}: there is no such setting, did you mean {close}?",
    "settings.unreadable": "{file}: cannot be read: {why}",
    "settings.warn.allow": (
        "[fetch] allow lets Byline reach {hosts}: keep it for tests, "
        "for whoever can add a source can reach these hosts too"
    ),
    "settings.warn.callback.local": "[websub] callback is {callback}: no hub outside this machine can call there",
    "settings.warn.callback": (
        "[websub] callback is an http address: what hubs send is signed, but can be read on its way; write https"
    ),
    "settings.warn.contact": (
        "[fetch] contact is empty: write an address at which the owners of the sites that Byline reads can reach you"
    ),
    "settings.warn.remote": "[web] host is {host}: health and metrics can be read by other machines",
}

_WRITE: Final[dict[str, str]] = {
    "settings.write.database.url": "sqlite:///byline.sqlite3 or postgresql://user@host/name",
    "settings.write.discord.enabled": "true or false",
    "settings.write.discord.status": "at most 128 characters such as the news",
    "settings.write.discord.api_base": "an address such as https://discord.com/api/v10, or leave the line out",
    "settings.write.discord.gateway_url": "an address such as wss://gateway.discord.gg/, or leave the line out",
    "settings.write.discord.token": "the token from the bot's page of the developer portal, without blanks",
    "settings.write.fetch.contact": "an address such as https://example.org/about-our-bot or mailto:bot@example.org",
    "settings.write.fetch.timeout": "a number of seconds from 1 to 300, such as 30",
    "settings.write.fetch.connections": "a whole number from 1 to 1000, such as 100",
    "settings.write.fetch.per_host": "a whole number from 1 to 10, such as 2",
    "settings.write.fetch.per_domain": "a whole number from 1 to 50, such as 4",
    "settings.write.fetch.proxy": "an address such as http://proxy.example:3128, without a user name, or leave it empty",
    "settings.write.fetch.block": 'a list of hosts such as ["example.org"], which shuts out those below it too',
    "settings.write.fetch.block_outlets": 'a list of names such as ["Daily Zephyr"]',
    "settings.write.fetch.per_user_hour": "a whole number from 0 (no limit) to 100000, such as 120",
    "settings.write.fetch.allow": 'a list of hosts with or without ports, such as ["127.0.0.1:8000"]',
    "settings.write.workers.processes": "a whole number from 1 to 64, such as 2",
    "settings.write.workers.seconds": "a number of seconds from 0.1 to 60, such as 5",
    "settings.write.workers.memory_mb": "a whole number of megabytes from 128 to 4096, such as 300",
    "settings.write.polling.tick_seconds": "a number of seconds from 0.1 to 3600, such as 30",
    "settings.write.polling.batch": "a whole number of sources from 1 to 1000, such as 50",
    "settings.write.polling.floor_minutes": "a whole number of minutes from 10 to 1440, such as 60",
    "settings.write.websub.callback": (
        "a public web address with a path, such as https://byline.example/hub, or leave it empty"
    ),
    "settings.write.websub.safety_hours": "a whole number of hours from 1 to 24, such as 6",
    "settings.write.condense.max_chars": "a whole number of characters from 1000 to 1000000, such as 100000",
    "settings.write.digests.tick_seconds": "a number of seconds from 0.1 to 3600, such as 20",
    "settings.write.digests.max_stories": "a whole number from 1 to 25, such as 8",
    "settings.write.digests.max_age_days": "a whole number of days from 1 to 60, such as 3",
    "settings.write.delivery.tick_seconds": "a number of seconds from 0.1 to 3600, such as 5",
    "settings.write.delivery.uncertain": '"hold" or "repeat"',
    "settings.write.web.enabled": "true or false",
    "settings.write.web.allow_remote": "true or false",
    "settings.write.web.host": 'a loopback address such as "127.0.0.1", or another one together with allow_remote = true',
    "settings.write.web.port": "a port from 1 to 65535 such as 8790, or 0 for any free one",
    "settings.write.log.level": '"debug", "info", "warning" or "error"',
    "settings.write.log.format": '"console" or "json"',
}

TEXTS: Final[dict[str, str]] = {**_PROBLEMS, **_WRITE}
