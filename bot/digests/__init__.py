"""From stories, an audience and the time to a digest: which, in what order."""
