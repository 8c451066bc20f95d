"""How messages reach a destination."""
