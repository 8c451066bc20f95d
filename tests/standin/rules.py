"""Discord's rules for messages and forms that its OpenAPI description does not hold, one row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from tests.standin.messages import COMPONENTS_V2, walk
from tests.standin.wire import Json

ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, RULE, CONTAINER = (
    1,
    2,
    3,
    4,
    9,
    10,
    11,
    12,
    13,
    14,
    17,
)
SELECTS: Final = frozenset({3, 5, 6, 7, 8})
V2_ONLY: Final = frozenset({SECTION, TEXT, THUMBNAIL, GALLERY, FILE, RULE, CONTAINER})
_TOP: Final = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, RULE, CONTAINER})
_LINK: Final = 5
_PREMIUM: Final = 6
_SCHEMES: Final = ("http://", "https://", "discord://")


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as it is sent: `new` for one that is created, an edit names only what changes."""

    body: Json
    new: bool = True
    files: tuple[str, ...] = ()

    @property
    def v2(self) -> bool:
        """Whether the flag for Components V2 is set."""
        return bool((self.body.get("flags") or 0) & COMPONENTS_V2)

    @property
    def top(self) -> list[Json]:
        """The components at the top."""
        return self.body.get("components") or []

    @property
    def all(self) -> list[Json]:
        """Every component, nested ones too."""
        return list(walk(self.top))


Rule = Callable[[Sent], Iterator[str]]


def v2_alone(sent: Sent) -> Iterator[str]:
    """With the V2 flag a message has components only."""
    for key in ("content", "embeds", "poll", "sticker_ids"):
        if sent.v2 and sent.body.get(key):
            yield f"a message with the V2 flag has {key}"


def v2_flagged(sent: Sent) -> Iterator[str]:
    """Components of V2 need the flag; an edit that names no flags keeps the message's."""
    if sent.v2 or (not sent.new and "flags" not in sent.body):
        return
    kinds = sorted({c["type"] for c in sent.all if c.get("type") in V2_ONLY})
    if kinds:
        yield f"components of types {kinds} without the V2 flag"


def at_most_40(sent: Sent) -> Iterator[str]:
    """Forty components, nested ones counted."""
    if len(sent.all) > 40:
        yield f"{len(sent.all)} components, 40 are allowed"


def text_in_all(sent: Sent) -> Iterator[str]:
    """4,000 characters in all text displays together."""
    total = sum(len(c.get("content") or "") for c in sent.all if c.get("type") == TEXT)
    if total > 4000:
        yield f"{total} characters in text displays, 4000 are allowed"


def text_not_blank(sent: Sent) -> Iterator[str]:
    """A text display shows something."""
    if any(c.get("type") == TEXT and not str(c.get("content") or "").strip() for c in sent.all):
        yield "a text display is blank"


def content_length(sent: Sent) -> Iterator[str]:
    """2,000 characters of content; the description says 4,000."""
    if len(sent.body.get("content") or "") > 2000:
        yield f"{len(sent.body['content'])} characters of content, 2000 are allowed"


def embeds_in_all(sent: Sent) -> Iterator[str]:
    """6,000 characters in all embeds together."""
    total = sum(_embed_size(embed) for embed in sent.body.get("embeds") or [])
    if total > 6000:
        yield f"{total} characters in embeds, 6000 are allowed"


def _embed_size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text")]
    texts.append((embed.get("author") or {}).get("name"))
    for one in embed.get("fields") or []:
        texts += [one.get("name"), one.get("value")]
    return sum(len(text or "") for text in texts)


def not_empty(sent: Sent) -> Iterator[str]:
    """A new message holds something."""
    holds = any(sent.body.get(key) for key in ("embeds", "components", "poll", "sticker_ids", "message_reference"))
    if sent.new and not holds and not sent.files and not (sent.body.get("content") or "").strip():
        yield "the message is empty"


def custom_ids_once(sent: Sent) -> Iterator[str]:
    """No custom_id twice in one message."""
    for custom_id, times in Counter(c["custom_id"] for c in sent.all if c.get("custom_id")).items():
        if times > 1:
            yield f"the custom_id {custom_id!r} is there {times} times"


def buttons_right(sent: Sent) -> Iterator[str]:
    """A link has a URL and no custom_id, any other button the reverse; each shows something."""
    for button in (c for c in sent.all if c.get("type") == BUTTON):
        style, url, custom_id = button.get("style"), button.get("url"), button.get("custom_id")
        if style == _LINK and (not url or custom_id):
            yield "a link button needs a URL and has no custom_id"
        if style not in {_LINK, _PREMIUM} and (url or not custom_id):
            yield "a button that is no link needs a custom_id and has no URL"
        if url and (len(url) > 512 or not url.startswith(_SCHEMES)):
            yield f"a button's URL is too long or no web address: {url[:80]!r}"
        if style != _PREMIUM and not button.get("label") and not button.get("emoji"):
            yield "a button has neither label nor emoji"


def rows_right(sent: Sent) -> Iterator[str]:
    """One to five buttons in a row, or one select."""
    for row in (c for c in sent.all if c.get("type") == ROW):
        kinds = [c.get("type") for c in row.get("components") or []]
        buttons = kinds.count(BUTTON)
        if not (1 <= buttons <= 5 and buttons == len(kinds)) and not (len(kinds) == 1 and kinds[0] in SELECTS):
            yield f"an action row holds the types {kinds}"


def nesting_right(sent: Sent) -> Iterator[str]:
    """No bare button at the top, no container within a container, a section with its accessory."""
    for component in sent.top:
        if component.get("type") not in _TOP:
            yield f"a component of type {component.get('type')} at the top"
    for component in sent.all:
        inner = component.get("components") or []
        if component.get("type") == CONTAINER and any(c.get("type") in {CONTAINER, BUTTON} for c in inner):
            yield "a container holds a container or a bare button"
        if component.get("type") == SECTION and (not component.get("accessory") or not 1 <= len(inner) <= 3):
            yield "a section needs one to three texts and an accessory"


def selects_right(sent: Sent) -> Iterator[str]:
    """One to 25 options with different values."""
    for select in (c for c in sent.all if c.get("type") == SELECT):
        values = [option.get("value") for option in select.get("options") or []]
        if not 1 <= len(values) <= 25 or len(set(values)) != len(values):
            yield f"a select has {len(values)} options, or two with one value"


def attachments_there(sent: Sent) -> Iterator[str]:
    """What is shown as attachment://name is attached."""
    for component in sent.all:
        for holder in (component, *(component.get("items") or [])):
            for key in ("media", "file"):
                url = str((holder.get(key) or {}).get("url", "")) if isinstance(holder.get(key), dict) else ""
                name = url.removeprefix("attachment://")
                if name != url and name not in sent.files:
                    yield f"{url} is not attached"


def nobody_mentioned(sent: Sent) -> Iterator[str]:
    """Our own rule: news text is not trusted, so every message says that it mentions nobody."""
    allowed: Any = sent.body.get("allowed_mentions")
    says = sent.new or sent.body.get("content") or any(c.get("type") == TEXT for c in sent.all)
    if says and (not isinstance(allowed, dict) or allowed.get("parse") != []):
        yield "allowed_mentions with an empty parse is missing"
    elif isinstance(allowed, dict) and (allowed.get("users") or allowed.get("roles")):
        yield "allowed_mentions lets somebody be mentioned"


def nonce_short(sent: Sent) -> Iterator[str]:
    """25 characters of nonce; and our own: never without enforce_nonce, which is what keeps a repeat from posting."""
    nonce = sent.body.get("nonce")
    if nonce is not None and len(str(nonce)) > 25:
        yield f"a nonce of {len(str(nonce))} characters, 25 are allowed"
    if nonce is not None and sent.body.get("enforce_nonce") is not True:
        yield "a nonce without enforce_nonce"


MESSAGE_RULES: Final[tuple[Rule, ...]] = (
    v2_alone,
    v2_flagged,
    at_most_40,
    text_in_all,
    text_not_blank,
    content_length,
    embeds_in_all,
    not_empty,
    custom_ids_once,
    buttons_right,
    rows_right,
    nesting_right,
    selects_right,
    attachments_there,
    nobody_mentioned,
    nonce_short,
)


def check_message(sent: Sent) -> list[str]:
    """Every broken rule of a message."""
    return [wrong for rule in MESSAGE_RULES for wrong in rule(sent)]


def check_modal(modal: Json) -> list[str]:
    """Every broken rule of a form: a title of 45, one to five components, each custom_id once, a label of 45."""
    wrong = []
    parts = modal.get("components") or []
    if not 1 <= len(str(modal.get("title") or "")) <= 45:
        wrong.append("a form needs a title of at most 45 characters")
    if not 1 <= len(str(modal.get("custom_id") or "")) <= 100:
        wrong.append("a form needs a custom_id of at most 100 characters")
    if not 1 <= len(parts) <= 5:
        wrong.append(f"a form of {len(parts)} components, 1 to 5 are allowed")
    ids = Counter(c["custom_id"] for c in walk(parts) if c.get("custom_id"))
    wrong += [f"the custom_id {one!r} is there {times} times" for one, times in ids.items() if times > 1]
    if any(not 1 <= len(str(c.get("label") or "")) <= 45 for c in parts if c.get("type") == 18):
        wrong.append("a label of more than 45 characters, or none")
    return wrong


def check_choices(choices: list[Json]) -> list[str]:
    """Every broken rule of an autocomplete's suggestions: 25 of them, names of 1 to 100 characters."""
    wrong = [f"{len(choices)} suggestions, 25 are allowed"] if len(choices) > 25 else []
    if any(not 1 <= len(str(choice.get("name") or "")) <= 100 for choice in choices):
        wrong.append("a suggestion's name is not 1 to 100 characters long")
    if any(isinstance(c.get("value"), str) and not 1 <= len(c["value"]) <= 100 for c in choices):
        wrong.append("a suggestion's value is not 1 to 100 characters long")
    return wrong
