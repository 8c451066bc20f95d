"""The main job on invented outlets, with no account and no network."""
