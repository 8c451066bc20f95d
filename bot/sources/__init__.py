"""From the network to bytes: guarded, polite, conditional."""
