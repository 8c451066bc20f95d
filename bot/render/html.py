"""Messages as one self-contained page that looks like a chat: for previews, documents and demonstrations."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from bot.model.components import Action, Card, Link, Message, Part, Row, Rule, Text
from bot.render.escape import address
from bot.render.markup import Line, Piece, parse

_STYLE: Final = """
:root{color-scheme:light dark;--page:#fff;--ink:#2b2d31;--soft:#5c5e66;--card:#f4f5f7;--edge:#d9dbe0;--link:#0b5fc4;
--button:#e3e5ea;--news:#3b6fd4;--quote:#8b4fc4;--good:#2c8a4b;--trouble:#c4373d;--plain:#a3a6ad}
@media(prefers-color-scheme:dark){:root{--page:#2b2d31;--ink:#e3e5e8;--soft:#a9adb5;--card:#232428;--edge:#3a3c42;
--link:#6cb0ff;--button:#43454c}}
*{box-sizing:border-box}
body{margin:0;padding:1rem .75rem 2rem;background:var(--page);color:var(--ink);
font:1rem/1.4 system-ui,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:36rem;margin:0 auto}
article{margin:0 0 1.5rem}
header{display:flex;gap:.5rem;align-items:center;font-weight:600;margin:0 0 .5rem}
header span{background:#4a5bd4;color:#fff;border-radius:.25rem;font-size:.7rem;padding:.05rem .3rem}
h2{font-size:1.2rem;line-height:1.25;margin:.2rem 0 .4rem}
p{margin:.15rem 0}
h2,p,li{unicode-bidi:plaintext;text-align:start}
ul{margin:.3rem 0;padding-left:1.2rem}
li{margin:.2rem 0}
.more{list-style:none}
blockquote{margin:.6rem 0 .2rem;padding-left:.7rem;border-left:.25rem solid var(--edge)}
.small{color:var(--soft);font-size:.85rem}
.card{background:var(--card);border:1px solid var(--edge);border-left:.25rem solid var(--plain);border-radius:.5rem;
padding:.6rem .8rem;margin:.5rem 0}
.news{border-left-color:var(--news)}.quote{border-left-color:var(--quote)}.good{border-left-color:var(--good)}
.trouble{border-left-color:var(--trouble)}
a{color:var(--link);text-decoration:none}
a:hover,a:focus{text-decoration:underline}
.row{display:flex;flex-wrap:wrap;gap:.5rem;margin:.5rem 0}
.button{background:var(--button);color:var(--ink);border-radius:.4rem;padding:.4rem .8rem;font-size:.9rem}
hr{border:0;border-top:1px solid var(--edge)}
"""


def to_html(messages: Iterable[Message], *, title: str = "Byline", language: str = "en") -> str:
    """The messages as an HTML document without scripts or outside parts, readable from 320 pixels up."""
    body = "\n".join(_message(message) for message in messages)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _message(message: Message) -> str:
    parts = "\n".join(_part(part) for part in message.parts)
    return f"<article>\n<header>Byline <span>APP</span></header>\n{parts}\n</article>"


def _part(part: Part) -> str:
    match part:
        case Text(text):
            return _text(text)
        case Rule():
            return "<hr>"
        case Row(buttons):
            return f'<div class="row">{"".join(_button(button) for button in buttons)}</div>'
        case Card(parts, tone):
            return f'<div class="card {tone.value}">{"".join(_part(inner) for inner in parts)}</div>'


def _button(button: Link | Action) -> str:
    target = address(button.url) if isinstance(button, Link) else None
    if target:
        return f'<a class="button" href="{escape(target)}" rel="noopener noreferrer">{escape(button.label)}</a>'
    return f'<span class="button">{escape(button.label)}</span>'


def _text(text: str) -> str:
    """The lines as HTML; items and quotations that follow each other share one list or one quotation."""
    out: list[str] = []
    open_tag = ""
    for line in parse(text):
        tag = _group(line)
        if tag != open_tag:
            out.append((f"</{open_tag}>" if open_tag else "") + (f"<{tag}>" if tag else ""))
            open_tag = tag
        out.append(_line(line))
    return "".join(out) + (f"</{open_tag}>" if open_tag else "")


def _group(line: Line) -> str:
    if line.kinds & {"item", "indented"}:
        return "ul"
    return "blockquote" if "quotation" in line.kinds else ""


def _line(line: Line) -> str:
    words = "".join(_piece(piece) for piece in line.pieces)
    if "heading" in line.kinds:
        return f"<h2>{words}</h2>"
    if "item" in line.kinds:
        return f"<li>{words}</li>"
    if "indented" in line.kinds:
        return f'<li class="more small">{words}</li>'
    return f'<p class="small">{words}</p>' if "small" in line.kinds else f"<p>{words}</p>"


def _piece(piece: Piece) -> str:
    words = escape(piece.text)
    words = f"<em>{words}</em>" if piece.italic else words
    words = f"<strong>{words}</strong>" if piece.bold else words
    target = address(piece.url) if piece.url else None
    return f'<a href="{escape(target)}" rel="noopener noreferrer">{words}</a>' if target else words
