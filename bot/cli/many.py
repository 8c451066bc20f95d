"""Many articles, condensed in order, in one process or in several."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from bot.errors import WorkerKilled
from bot.messages import text
from bot.usecases.condense import condense_line

_AHEAD: Final = 16
"""How many articles each process may be ahead of the printing: enough to keep it busy, few enough to hold."""


def condense_many(lines: Iterable[bytes], workers: int, max_chars: int) -> Iterator[str]:
    """One line out for each line in, in order; input is read as it is needed, never whole.

    WorkerKilled when a process of the pool dies, which no article should be able to cause.
    """
    if workers == 1:
        yield from (condense_line(line, max_chars) for line in lines)
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.usecases.condense"])
    with ProcessPoolExecutor(workers, context, _leave_interrupts) as pool:
        try:
            yield from _in_order(pool, lines, workers * _AHEAD, max_chars)
        except BrokenProcessPool as error:
            raise WorkerKilled(text("cli.condense.worker_died")) from error
        finally:  # whoever stops reading, or presses Ctrl-C, waits for no article that nobody will see
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C in a terminal reaches every process of the command; the first one answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_order(pool: ProcessPoolExecutor, lines: Iterable[bytes], ahead: int, max_chars: int) -> Iterator[str]:
    waiting: deque[Future[str]] = deque()
    for line in lines:
        waiting.append(pool.submit(condense_line, line, max_chars))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
