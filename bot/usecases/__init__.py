"""Verbs: they order the rooms and own the transactions."""
