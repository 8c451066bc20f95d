"""How every benchmark measures: contenders alternate in one run, and what counts is the median of paired ratios.

Absolute times are this machine's; ratios travel better. Nothing here fails because something is slow.
"""

from __future__ import annotations

import math
import os
import platform
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Final

import psutil

ROOT: Final = Path(__file__).resolve().parent.parent
MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds that a piece of work took: by the wall clock, and on the processor (of this process, or of a child)."""

    wall: float
    cpu: float


def head(title: str, *packages: str) -> None:
    """Print what is measured, on which machine, with which versions."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    used = ", ".join(f"{name} {version_of(name)}" for name in ("byline", *packages))
    print(title)
    print(f"  {cpu_name()}, {cores} cores, load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}; {used}")


def version_of(package: str) -> str:
    """The installed version of a package, or that it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"


def cpu_name() -> str:
    """The processor's name as the system gives it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def corpus() -> Path | None:
    """The folder of real articles, pages and feeds: BYLINE_CORPUS, or the corpus beside the project; None without."""
    folder = Path(os.environ.get("BYLINE_CORPUS", ROOT.parent / "shared" / "corpus"))
    return folder if folder.is_dir() else None


def spent(work: Callable[[], object]) -> Spent:
    """What a piece of work takes in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - wall, time.process_time() - cpu)


def child(command: Sequence[str]) -> Spent:
    """What a command takes as a process of its own, from its start to its end; CalledProcessError where it fails."""
    wall = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - wall
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(took, used.ru_utime + used.ru_stime)


def alternating(contenders: Mapping[str, Callable[[], Spent]], *, rounds: int) -> dict[str, list[Spent]]:
    """What each contender took in each round. Every second round goes backwards, so that none is always first."""
    found: dict[str, list[Spent]] = {name: [] for name in contenders}
    for number in range(rounds):
        names = list(contenders) if number % 2 == 0 else list(contenders)[::-1]
        for name in names:
            found[name].append(contenders[name]())
    return found


def times(ours: Sequence[Spent], theirs: Sequence[Spent]) -> float:
    """How many times the processor time of theirs ours takes: the median of the rounds' ratios."""
    return median(mine.cpu / other.cpu for mine, other in zip(ours, theirs, strict=True) if other.cpu)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def spread(values: Sequence[float], unit: str = "ms", scale: float = 1000) -> str:
    """Median and 99th percentile in words."""
    p50, p99 = (percentile(values, share) * scale for share in (0.5, 0.99))
    return f"p50 {p50:.2f} {unit}, p99 {p99:.2f} {unit} (n={len(values)})"


def proportional_memory(*, apart: str) -> tuple[float, int]:
    """MiB of memory of this process and its children, shared pages divided among them (PSS); how many they are.

    Children whose command holds the word `apart` are not counted.
    """
    here = psutil.Process()
    family = [here, *(child for child in here.children(recursive=True) if apart not in " ".join(child.cmdline()))]
    return sum(one.memory_full_info().pss for one in family) / MIB, len(family)
