"""Where the corpus of real articles is: at BYLINE_CORPUS, or beside the project. It is not in the repository."""

from __future__ import annotations

import os
import sys
from pathlib import Path

CORPUS = Path(os.environ.get("BYLINE_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "corpus"))


def require(*needed: str, corpus: Path | None = None) -> None:
    """Nothing where the corpus holds all of `needed`; else one line says what is missing and where it was looked for,
    and the command ends with status 2."""
    files = [(corpus or CORPUS) / name for name in needed]
    missing = next((file for file in files if not file.exists()), None)
    if missing is not None:
        print(f"not here: {missing} (set BYLINE_CORPUS to the folder of the corpus)", file=sys.stderr)
        raise SystemExit(2)
