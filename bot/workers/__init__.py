"""Killable processes, with time and memory limits, in which bytes are parsed."""
