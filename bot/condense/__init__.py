"""From an article to a brief: sentences, names, quotes, attribution, key points."""
