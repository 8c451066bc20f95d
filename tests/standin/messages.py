"""Messages as the platform keeps them: full objects, component ids, nonces, history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from tests.standin.wire import Json, unknown
from tests.standin.world import Channel, User, World

EPHEMERAL: Final = 1 << 6
LOADING: Final = 1 << 7
COMPONENTS_V2: Final = 1 << 15
NONCE_SECONDS: Final = 300.0
"""How long a nonce is remembered; Discord says "a few minutes"."""

_NESTED = ("components", "component", "accessory")


def walk(components: Iterable[Any]) -> Iterator[Json]:
    """Every component of a tree, accessories and a label's inner one too, in the order in which they are read."""
    for component in components:
        if not isinstance(component, dict):
            continue
        yield component
        for key in _NESTED:
            inner = component.get(key)
            yield from walk(inner if isinstance(inner, list) else [inner])


def words(components: Iterable[Any]) -> str:
    """What a reader sees of a tree, a line a component: texts, labels and, of links, where they go."""
    told = ((component.get(key) for key in ("content", "label", "url")) for component in walk(components))
    return "\n".join(value for values in told for value in values if isinstance(value, str))


@dataclass(eq=False, slots=True)
class Posted:
    """One message: the state that readers see."""

    id: str
    channel: Channel
    author: User
    body: Json
    at: str
    nonce: str | int | None = None
    edited: str | None = None
    extra: Json = field(default_factory=dict)

    @property
    def content(self) -> str:
        """Its plain content; empty in Components V2."""
        return self.body.get("content") or ""

    @property
    def components(self) -> list[Json]:
        """Its tree."""
        return self.body.get("components") or []

    @property
    def embeds(self) -> list[Json]:
        """Its embeds."""
        return self.body.get("embeds") or []

    @property
    def flags(self) -> int:
        """Its flags."""
        return self.body.get("flags") or 0

    @property
    def ephemeral(self) -> bool:
        """Whether only the asker sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def text(self) -> str:
        """All that a reader sees: content, embeds' titles and descriptions, and the components' words."""
        told = [str(embed.get(key)) for embed in self.embeds for key in ("title", "description") if embed.get(key)]
        return "\n".join(part for part in (self.content, *told, words(self.components)) if part)

    def payload(self) -> Json:
        """The message as Discord writes it."""
        base: Json = {"id": self.id, "channel_id": self.channel.id, "author": self.author.payload(), "type": 0}
        base |= {"content": self.content, "timestamp": self.at, "edited_timestamp": self.edited, "tts": False}
        base |= {"mention_everyone": False, "mentions": [], "mention_roles": [], "pinned": False, "flags": self.flags}
        base |= {"attachments": self.body.get("attachments") or [], "embeds": self.embeds}
        base["components"] = self.components
        return {**base, **({"nonce": self.nonce} if self.nonce is not None else {}), **self.extra}


@dataclass(slots=True)
class Messages:
    """Every message of the world, in the order of their ids."""

    world: World
    posted: list[Posted] = field(default_factory=list)
    _nonces: dict[tuple[str, str, str], tuple[float, Posted]] = field(default_factory=dict)

    def make(
        self, channel: Channel, author: User, body: Json, *, kept: bool = True, extra: Json | None = None
    ) -> Posted:
        """A new message; one that is not `kept` (ephemeral) is in no history."""
        message = Posted(self.world.ids.new(), channel, author, seen(body), self.world.stamp(), extra=extra or {})
        if kept:
            self.posted.append(message)
            channel.last_message_id = message.id
        return message

    def send(self, channel: Channel, author: User, body: Json, *, now: float) -> tuple[Posted, bool]:
        """The message and whether it is new: with enforce_nonce, a repeated nonce is the message it first made."""
        nonce = body.get("nonce")
        key = (author.id, channel.id, str(nonce))
        if nonce is not None and body.get("enforce_nonce") and key in self._nonces:
            at, before = self._nonces[key]
            if now - at < NONCE_SECONDS:
                return before, False
        message = self.make(channel, author, body)
        message.nonce = nonce
        if nonce is not None:
            self._nonces[key] = (now, message)
        return message, True

    def edit(self, message: Posted, body: Json) -> None:
        """Changes what the body names; the V2 flag stays."""
        changed = {key: value for key, value in seen(body).items() if key in _EDITABLE and key in body}
        if "flags" in changed:
            changed["flags"] = message.flags | (changed["flags"] or 0)
        message.body = {**message.body, **changed}
        message.edited = self.world.stamp()

    def forget_nonces(self) -> None:
        """As if the window had passed."""
        self._nonces.clear()

    def find(self, channel: Channel, id_: str) -> Posted:
        """The message with that id; 404 where there is none."""
        found = next((m for m in self.posted if m.id == id_ and m.channel is channel), None)
        if found is None:
            raise unknown("Message")
        return found

    def delete(self, message: Posted) -> None:
        """Takes it away; one in no history is gone anyway."""
        if message in self.posted:
            self.posted.remove(message)

    def of(self, channel: Channel) -> list[Posted]:
        """A channel's messages, oldest first."""
        return sorted((m for m in self.posted if m.channel is channel), key=lambda m: int(m.id))

    def history(self, channel: Channel, *, limit: int, cursor: str | None = None, at: int = 0) -> list[Posted]:
        """At most `limit` messages, newest first: `before`, `after` or `around` the id `at`."""
        every = self.of(channel)
        match cursor:
            case "before":
                found = [m for m in every if int(m.id) < at][-limit:]
            case "after":
                found = [m for m in every if int(m.id) > at][:limit]
            case "around":
                half = max(limit // 2, 1)
                found = [m for m in every if int(m.id) < at][-half:] + [m for m in every if int(m.id) >= at][:half]
            case _:
                found = every[-limit:]
        return found[::-1]


_EDITABLE = frozenset({"content", "embeds", "components", "flags", "attachments"})


def seen(body: Json) -> Json:
    """A request's body as it is kept: every component has an id, media have the fields of a fetched one."""
    kept = deepcopy(body)
    for number, component in enumerate(walk(kept.get("components") or []), start=1):
        component.setdefault("id", number)
        _fetched(component)
    kept["attachments"] = [_stored(attachment) for attachment in kept.get("attachments") or []]
    return kept


def _stored(attachment: Json) -> Json:
    name = attachment.get("filename", "file")
    url = f"https://cdn.example/{name}"
    return {"size": 1, **attachment, "id": str(attachment["id"]), "filename": name, "url": url, "proxy_url": url}


def _fetched(component: Json) -> None:
    for holder in (component, *component.get("items", [])):
        for key in ("media", "file"):
            media = holder.get(key) if isinstance(holder, dict) else None
            if isinstance(media, dict):
                media.setdefault("proxy_url", media.get("url"))
                media |= {"width": 1, "height": 1, "content_type": "image/png", "id": "0"}
