"""Read broken documents with every reader and print what it took: python -m tests.soak.fuzz EXAMPLES SEED.

A process of its own, so that its memory is that of a worker (and of hypothesis, which remembers what it tried).
"""

from __future__ import annotations

import json
import resource
import sys

from hypothesis import HealthCheck, given, seed, settings

from tests.golden.articles.fuzzing import broken, read_all


def main(examples: int, first: int) -> None:
    """Print the slowest reading in seconds of CPU and the peak of memory in MiB, as JSON; an error of a reader, or one
    that took too long, ends the process with its smallest example."""
    slowest = 0.0

    @seed(first)
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(broken())
    def read(body: bytes) -> None:
        nonlocal slowest
        slowest = max(slowest, *read_all(body).values())

    read()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"examples": examples, "slowest": round(slowest, 2), "peak": round(peak)}))  # noqa: T201 - its result


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
