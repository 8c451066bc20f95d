"""What the settings still lack, and what to be wary of in them."""

from __future__ import annotations

from urllib.parse import unquote, unquote_plus, urlsplit

from bot.messages import text
from bot.settings.model import Settings, is_loopback
from bot.settings.problems import query_secrets


def missing_to_run(settings: Settings) -> tuple[str, ...]:
    """What has to be set before the bot can start; empty when it can."""
    lacking = []
    if settings.discord.enabled and settings.discord.token is None:
        lacking.append(text("settings.no_token"))
    if settings.websub.callback and not settings.web.enabled:
        lacking.append(text("settings.no_web"))
    return tuple(lacking)


def warnings(settings: Settings) -> tuple[str, ...]:
    """What works but should be known before strangers depend on it."""
    found = []
    if settings.fetch.allow:
        found.append(text("settings.warn.allow", hosts=", ".join(settings.fetch.allow)))
    if not settings.fetch.contact:
        found.append(text("settings.warn.contact"))
    if settings.web.enabled and not is_loopback(settings.web.host):
        found.append(text("settings.warn.remote", host=settings.web.host))
    if is_loopback(urlsplit(settings.websub.callback).hostname or ""):
        found.append(text("settings.warn.callback.local", callback=settings.websub.callback))
    elif settings.websub.callback.startswith("http:"):
        found.append(text("settings.warn.callback"))
    return tuple(found)


def secrets(settings: Settings) -> tuple[str, ...]:
    """The exact words that must not reach a log: the token, and the database's password as written and as meant."""
    token = settings.discord.token.get_secret_value() if settings.discord.token else ""
    url = settings.database.url
    passwords = (urlsplit(url).password or "", *query_secrets(url))
    meant = [read for password in passwords for read in (unquote(password), unquote_plus(password))]
    return tuple(secret for secret in dict.fromkeys((token, *passwords, *meant)) if secret)
