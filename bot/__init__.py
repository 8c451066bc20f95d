"""Byline: a news digest bot for chat communities."""
