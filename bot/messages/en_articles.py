"""English: what a document is that is no article."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    "document.binary": "this is neither a page nor a text, but a PDF, an image or an archive",
    "document.noise": "this is neither a page nor a text: it holds characters that no text has",
    "document.empty": "the document is empty",
    "document.feed": "this is a feed: read it with byline feed FILE",
    "document.json_lines": "this looks like JSON lines: condense them with byline condense --jsonl < FILE",
}
