"""From views to a tree of components within stated limits; back ends for terminal and HTML."""
