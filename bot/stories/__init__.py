"""From a brief and what is known to a decision with its reason."""

from bot.stories.features import Features, features
from bot.stories.grouping import Incoming, decide, veto
from bot.stories.identity import identity_decision

__all__ = ["Features", "Incoming", "decide", "features", "identity_decision", "veto"]
