"""English: why the database could not be used, or would not take something."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    # its address
    "database.forms": "write sqlite:///byline.sqlite3 or postgresql://user@host/database",
    "database.unknown": "{which} is no database that Byline knows: {forms}",
    "database.unreadable": "the database address cannot be read: {forms}",
    "database.unreadable.shown": "(an address that cannot be read)",
    "database.host": "a file has no host: write sqlite:/// with three slashes, four for a path from the root",
    "database.memory": "Byline needs a database that lasts: write sqlite:/// and the path of a file",
    "database.driver": "PostgreSQL needs its driver: pip install 'byline[postgres]'",
    "database.folder": "{file} cannot be made: {folder} is no folder that Byline may write to",
    # what it did
    "database.unopened": "the database {database} could not be opened: {why}",
    "database.unread": "the database {database} could not be read: {why}",
    "database.unreached": "the database {database} could not be reached: {why}",
    "database.unupgraded": "the database {database} could not be upgraded: {why}",
    "database.refused": "the database {database} refused to store this: {why}",
    "database.none": "there is no database at {database}: run `byline db upgrade`",
    # its revision
    "database.no_revision": "(none)",
    "database.old": "the database is at revision {found}, not {expected}: run `byline db upgrade`",
    "database.newer": "the database is at revision {found}, newer than this Byline: install a newer Byline",
    "database.no_migrations": "Byline is installed without its migrations: install it again",
    "database.dangling": "a migration would leave {table} pointing to rows of {other} that are not there",
    "database.unusable": "{file} cannot be used as a database: {why}",
    "database.unheld": "the folder {folder} cannot hold a database: {why}",
    # what is not stored
    "store.unproven.brief": "only a ProvenBrief is stored, not {what}",
    "store.unproven.part": "something in the brief of {url} is not Proven",
    "store.other_text": "the brief of {url} was proved against another text",
    "store.characters": "the article {url!a} holds characters that cannot be stored (NUL, surrogates)",
    "store.no_article": "article {article} is not stored, so it has no new version",
    "store.no_id": "the database gave what it stored no id",
    "store.vanished": "the source {url} vanished while it was added at {at}",
}
