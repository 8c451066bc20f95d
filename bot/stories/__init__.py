"""From a brief and what is known to a decision with its reason."""
