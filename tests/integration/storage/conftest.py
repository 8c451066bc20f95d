"""Every storage test runs on both real databases."""

from __future__ import annotations

from tests.databases import database, empty_url, postgres, templates, url

__all__ = ["database", "empty_url", "postgres", "templates", "url"]
