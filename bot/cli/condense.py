"""byline condense: an article's key points, quotes and non-responses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.failure import tell_of
from bot.cli.options import Options, json_option, open_reading, read_bytes, standard_input
from bot.cli.printing import console, print_json, printable, write_line
from bot.errors import BylineError
from bot.messages import text

if TYPE_CHECKING:
    from bot.model.reports import Condensed


@click.command(short_help=text("cli.condense.short"), help=text("cli.condense.help"))
@click.argument("documents", metavar="FILE|URL|-...", nargs=-1)
@json_option
@click.option("--jsonl", is_flag=True, help=text("cli.condense.jsonl"))
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help=text("cli.condense.workers"))
@click.option("--languages", is_flag=True, help=text("cli.condense.languages"))
@click.option("--explain", is_flag=True, help=text("cli.condense.explain"))
@click.option("--html", type=click.Path(path_type=Path), metavar="PAGE", help=text("cli.condense.html"))
@click.option("--diff", metavar="OLDER", help=text("cli.condense.diff"))
@click.pass_context
def condense(
    ctx: click.Context,
    documents: tuple[str, ...],
    *,
    as_json: bool,
    jsonl: bool,
    workers: int,
    languages: bool,
    explain: bool,
    html: Path | None,
    diff: str | None,
) -> None:
    """Hand over to the mode that was asked for."""
    options: Options = ctx.obj
    document = documents[0] if documents else None
    _refuse_mixed(documents, jsonl=jsonl, explain=explain, shown=bool(html) + bool(diff))
    if languages:
        _print_languages(as_json=as_json)
    elif document is not None and (html or diff):
        _show_one(options, document, html=html, diff=diff, as_json=as_json)
    elif explain and document is not None:
        _explain_one(options, document, as_json=as_json)
    elif jsonl:
        _condense_lines(options, workers)
    elif document is None:
        raise click.UsageError(text("cli.condense.what"))
    elif len(documents) > 1:
        ctx.exit(0 if _condense_several(options, documents, as_json=as_json) else 1)
    else:
        _condense_one(options, document, as_json=as_json)


def _refuse_mixed(documents: tuple[str, ...], *, jsonl: bool, explain: bool, shown: int) -> None:
    """UsageError for modes that do not go together, or not with so many documents; `shown` counts --html and --diff."""
    if explain and (jsonl or not documents):
        raise click.UsageError(text("cli.condense.explain_one"))
    if shown and (jsonl or explain or not documents or shown > 1):
        raise click.UsageError(text("cli.condense.shown_one"))
    if len(documents) > 1 and (explain or shown or jsonl):
        raise click.UsageError(text("cli.condense.one"))
    if jsonl and documents not in {(), ("-",)}:
        raise click.UsageError(text("cli.condense.jsonl_reads_stdin"))


def _condense_several(options: Options, documents: tuple[str, ...], *, as_json: bool) -> bool:
    """Whether all could be condensed; what is wrong with one is told, and the others are condensed all the same."""
    from bot.render.brief import brief_message
    from bot.render.brief_json import brief_to_json
    from bot.render.terminal import to_terminal

    told: list[dict[str, Any]] = []
    for document in documents:
        try:
            found = _found(options, document)
        except BylineError as error:
            told.append({"id": document, "error": str(error)})
            tell_of(document, error)
            continue
        told.append({"id": document, **brief_to_json(found.brief)})
        if not as_json:
            click.secho(printable(document), dim=True)
            console().print(to_terminal(brief_message(found)))
    if as_json:
        print_json(told)
    return not any("error" in one for one in told)


def _condense_one(options: Options, document: str, *, as_json: bool) -> None:
    from bot.render.brief import brief_message
    from bot.render.brief_json import brief_to_json
    from bot.render.terminal import to_terminal

    found = _found(options, document)
    if as_json:
        print_json({"id": document, **brief_to_json(found.brief)})
    else:
        console().print(to_terminal(brief_message(found)))


def _explain_one(options: Options, document: str, *, as_json: bool) -> None:
    from bot.render.explained import explained_message, explained_to_json
    from bot.render.terminal import to_terminal
    from bot.usecases.explaining import explain_at, explain_document
    from bot.usecases.looking import shut_of

    settings = options.settings()
    limit = settings.condense.max_chars
    if is_url(document):
        shut = shut_of(settings)
        found = open_reading(options, lambda reader: explain_at(reader, document, shut, max_chars=limit))
    else:
        found = explain_document(read_bytes(document), max_chars=limit)
    if as_json:
        print_json({"id": document, "quotes": explained_to_json(found.quotes), "truncated": found.truncated})
    else:
        console().print(to_terminal(explained_message(found)))


def _show_one(options: Options, document: str, *, html: Path | None, diff: str | None, as_json: bool) -> None:
    from bot.cli.condense_shown import print_correction, write_page
    from bot.render.brief_json import brief_to_json

    if html and not is_url(document) and document != "-" and html.resolve() == Path(document).resolve():
        raise click.UsageError(text("cli.condense.onto_itself", file=document))
    found = _found(options, document)
    if diff:
        print_correction(_found(options, diff), found, as_json=as_json)
    elif html:
        write_page(found, html, told=not as_json)
        if as_json:
            print_json({"id": document, **brief_to_json(found.brief)})


def _found(options: Options, document: str) -> Condensed:
    return _found_at(options, document) if is_url(document) else _found_in(options, document)


def _found_at(options: Options, url: str) -> Condensed:
    from bot.usecases.looking import condense_at, shut_of

    shut = shut_of(options.settings())
    return open_reading(options, lambda reader: condense_at(reader, url, shut))


def _found_in(options: Options, file: str) -> Condensed:
    document = read_bytes(file)
    from bot.usecases.documents import condense_document

    return condense_document(document, max_chars=options.settings().condense.max_chars)


def _condense_lines(options: Options, workers: int) -> None:
    from bot.cli.many import condense_many
    from bot.cli.progress import counting

    lines = (line for line in standard_input() if line.strip())
    briefs: Iterator[str] = condense_many(lines, workers, options.settings().condense.max_chars)
    with counting(text("cli.condense.progress")) as step:
        for brief in briefs:
            write_line(brief)
            step()


def _print_languages(*, as_json: bool) -> None:
    from bot.usecases.languages import languages

    found = languages()
    if as_json:
        print_json([{"language": language.code, "quotes": True, "speakers": language.speakers} for language in found])
        return
    for language in found:
        click.echo(text("cli.language.whole" if language.speakers else "cli.language.quotes", code=language.code))


def is_url(document: str) -> bool:
    """Whether an argument is a web address and not a file."""
    return document.startswith(("http://", "https://"))
