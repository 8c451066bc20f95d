"""The base of all tables: constraint names that a later migration can address on both databases."""

from sqlalchemy import MetaData
from sqlalchemy.orm import registry
from sqlmodel import SQLModel

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Base(SQLModel, registry=registry(metadata=METADATA)):
    """A table of Byline."""


ROWID = {"sqlite_autoincrement": True}
"""Ids grow in the order of arrival and are never given twice, not even after a deletion."""
