"""A megabyte that is no article: what `byline condense FILE` takes for it, from the start of its process to its end.

Nobody prints such texts; broken pages and people of ill will send them. The figure that counts is the worst.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import psutil

from benchmarks.measuring import MIB, ROOT, Spent, head
from benchmarks.start import BYLINE

SIZE: Final = 1_000_000
LOOK_SECONDS: Final = 0.02

PIECES: Final[dict[str, str]] = {
    "straight marks": '"',
    "opening marks": "“",
    "closing marks": "”",
    "opening and closing marks": "“”",
    "single marks": "‘’",
    "apostrophes": "'",
    "guillemets": "« »",
    "marks in marks": "“a ‘b “c",
    "quotations never closed": "“The dam is safe, Ada Quill said. ",
    "a quotation a line, never closed": "“The dam is safe.\n",
    "one-word quotations": "“Rotten,” ",
    "one word": "a",
    "no sentence ends": "the dam held and ",
    "full stops": ".",
    "initials": "A. B. ",
    "control characters": "a\x00\x01\x1b\x7f ",
    "right-to-left text": "אמר ראש העיר שהסכר בטוח. ",
    "turned directions": "\u202eabc\u202c \u2066def\u2069. ",
    "zero-width characters": "a\u200b\u200d",
    "combining characters": "e\u0301\u0302\u0303 ",
    "emoji": "👩‍👩‍👧‍👦🇳🇴",
    "capitals": "ADA QUILL ",
    "names": "Ada Quill, ",
    "different names": "",
    "commas": ", ",
    "brackets": "([(",
    "cues": "said said, ",
    "cues with names": "Ada Quill said, ",
    "cues with pronouns": "he said. ",
    "speakers behind quotations": "“It is,” said Ada Quill. “No,” said Bo Lund. ",
    "according to": "according to the mayor, according to ",
    "did not respond": "Ada Quill did not respond to a request for comment. ",
    "spokesmen": "a spokesman for the spokesman for ",
    "labels of speakers": "QUILL: Yes.\n",
    "digits": "1",
    "amounts": "$1,000.50 to 3.5% ",
    "dashes": "— - – ",
    "newlines": "\n",
    "letters each on a line": "a\n",
    "blanks": "a     ",
    "addresses": "https://harbour.example/a?b=c ",
    "markup": "<p><b>&amp;",
    "numbers at a start": "1. The dam. 2. The quay. ",
}
"""What is repeated to a megabyte; the different names are made of numbers."""


def hostile(name: str, size: int = SIZE) -> str:
    """The text of that name, of `size` characters."""
    if name == "different names":
        return ", ".join(f"Ada Quill{_letters(number)}" for number in range(size // 12))[:size]
    piece = PIECES[name]
    return (piece * (size // len(piece) + 1))[:size]


def main() -> None:
    """Print what each of the texts takes, the slowest last."""
    head(f"A hostile text of {SIZE:,} characters, by command: processor and wall time, proportional memory")
    with TemporaryDirectory() as folder:
        found = [(ran(_written(Path(folder), name)), name) for name in sys.argv[1:] or PIECES]
    for (took, code, most), name in sorted(found, key=lambda one: one[0][0].cpu):
        print(f"  {name:<34} {took.cpu:5.2f} s CPU  {took.wall:5.2f} s wall  {most:4.0f} MiB  exit {code}")


def ran(command: Sequence[str]) -> tuple[Spent, int, float]:
    """What a command took, how it ended, and the most MiB that it was seen to hold."""
    began, most = time.perf_counter(), 0.0
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    process, cpu = psutil.Process(child.pid), 0.0
    while child.poll() is None:
        most, cpu = _looked(process, most, cpu)
        with suppress(subprocess.TimeoutExpired):
            child.wait(LOOK_SECONDS)
    return Spent(time.perf_counter() - began, cpu), child.returncode, most


def _looked(process: psutil.Process, most: float, cpu: float) -> tuple[float, float]:
    """The most memory in MiB and the processor time so far; as they were where the process has just ended."""
    try:
        used = process.cpu_times()
        return max(most, process.memory_full_info().pss / MIB), used.user + used.system
    except (psutil.Error, OSError):
        return most, cpu


def _written(folder: Path, name: str) -> tuple[str, ...]:
    file = folder / f"{name.replace(' ', '-')}.txt"
    file.write_text(hostile(name), encoding="utf-8")
    return BYLINE, "condense", str(file)


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


if __name__ == "__main__":
    main()
