"""Other ways in which `byline condense` shows what it found: a page with the proof, and what changed since."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.printing import console, print_json
from bot.errors import InputError
from bot.messages import text

if TYPE_CHECKING:
    from bot.model.reports import Condensed


def write_page(found: Condensed, file: Path, *, told: bool) -> None:
    """Write the page that shows the proof of a brief, and if `told` say so; InputError where it cannot be written."""
    from bot.render.brief_html import brief_page

    try:
        file.write_text(brief_page(found), encoding="utf-8")
    except OSError as error:
        raise InputError(text("cli.unwritable", file=file, why=error.strerror or error)) from error
    if told:
        console().print(text("cli.condense.written", file=file), style="dim", soft_wrap=True)


def print_correction(older: Condensed, newer: Condensed, *, as_json: bool) -> None:
    """Print what changed from one version of an article to the next."""
    from bot.render.correction import correction_message, correction_to_json
    from bot.render.terminal import to_terminal
    from bot.usecases.correcting import correct

    proven, refused = correct(older.text, older.brief, newer.text, newer.brief)
    if as_json:
        print_json({**correction_to_json(proven.value), "refused": list(refused)})
    else:
        console().print(to_terminal(correction_message(proven.value)))
