"""The verifier: the only maker of Proven values (key points, quotes, non-responses)."""
