"""Slash commands: parse, await one use case, render. No decisions."""
