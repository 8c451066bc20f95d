"""byline extract: the article in a page, without condensing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.failure import tell_of
from bot.cli.options import json_option, read_bytes
from bot.cli.printing import console, print_json, printable
from bot.errors import InputError, NotAnArticle, ParseError
from bot.messages import text

if TYPE_CHECKING:
    from bot.model.article import Article


@click.command(short_help=text("cli.extract.short"), help=text("cli.extract.help"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@json_option
@click.pass_context
def extract(ctx: click.Context, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Read each file; one that holds no article or cannot be read is told on standard error, and the others are read
    all the same; exit status 1 where one of them could not be read."""
    from bot.cli.progress import counting
    from bot.render.view_json import article_to_json

    if as_json:
        _refuse_twins(files)
    found: list[tuple[str, tuple[Article, str] | None]] = []
    unread: list[Path] = []
    with counting(text("cli.extract.progress"), len(files)) as step:
        for file in files:
            found.append((file.stem, _read(file, unread, alone=len(files) == 1)))
            step()
    if as_json and any(read for _, read in found):
        print_json({stem: article_to_json(*(read or (None, ""))) for stem, read in found})
    elif not as_json:
        for stem, read in found:
            if read is not None:
                _show(stem, *read)
    if unread:
        ctx.exit(1)
    if not any(read for _, read in found):
        raise NotAnArticle(text("cli.extract.nothing"))


def _read(file: Path, unread: list[Path], *, alone: bool) -> tuple[Article, str] | None:
    """What the file holds, None where that is no article; a file that cannot be read is told and noted, unless it is
    the only one: then that is the command's own error."""
    from bot.usecases.documents import extract as read

    try:
        return read(read_bytes(file))
    except ParseError as error:
        click.secho(text("cli.failed", document=file, why=printable(str(error))), fg="yellow", err=True)
    except InputError as error:
        if alone:
            raise
        tell_of(file, error)
        unread.append(file)
    return None


def _refuse_twins(files: tuple[Path, ...]) -> None:
    """Two files of one stem would answer under one key."""
    stems = [file.stem for file in files]
    twins = sorted({stem for stem in stems if stems.count(stem) > 1})
    if twins:
        raise InputError(text("cli.extract.twins", stems=", ".join(twins)))


def _show(stem: str, article: Article, printed: str) -> None:
    from rich.table import Table
    from rich.text import Text

    screen = console()
    facts = Table.grid(padding=(0, 2), pad_edge=False)
    facts.add_column(style="dim")
    facts.add_column()
    published = article.published.isoformat(timespec="minutes") if article.published else ""
    rows = {
        "file": stem,
        "outlet": article.outlet,
        "authors": ", ".join(article.byline),
        "contributors": ", ".join(article.contributors),
        "date": published,
        "language": article.language,
        "access": article.access.value,
    }
    for name, value in rows.items():
        if value:
            facts.add_row(text(f"cli.extract.{name}"), Text(printable(value)))
    screen.print(Text(printable(article.title) or text("cli.extract.untitled"), style="bold"))
    screen.print(facts)
    body = Text(f"\n{printable(printed) or text('cli.extract.no_text')}\n")
    screen.print(body, soft_wrap=not screen.is_terminal)  # a program that reads on gets each paragraph whole
