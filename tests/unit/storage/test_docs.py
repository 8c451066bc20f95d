"""docs/storage.md names every table and no other, and its addresses are real ones."""

from __future__ import annotations

import re
from pathlib import Path

from storage.address import parse
from storage.tables import METADATA

TEXT = (Path(__file__).resolve().parents[3] / "docs" / "storage.md").read_text()


def test_every_table_is_in_the_docs() -> None:
    section = TEXT.split("## What is in it")[1].split("\n\n")[1]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == set(METADATA.tables)


def test_every_address_in_the_docs_is_understood() -> None:
    addresses = re.findall(r"`((?:sqlite|postgresql):[^`]+)`", TEXT)
    assert len(addresses) == 3
    assert all(parse(address).url.database for address in addresses)
