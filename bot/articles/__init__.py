"""From bytes to articles: feeds, pages, identity, text."""
