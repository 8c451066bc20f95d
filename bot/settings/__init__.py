"""Settings: one TOML file and the environment, checked as a whole before anything starts."""

from bot.settings.loading import find, load, salvage
from bot.settings.model import Settings
from bot.settings.ready import missing_to_run, secrets, warnings

__all__ = ["Settings", "find", "load", "missing_to_run", "salvage", "secrets", "warnings"]
