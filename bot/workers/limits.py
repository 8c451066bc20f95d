"""What a worker may do: so much memory, no terminal, and no life after its parent."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1
"""From <linux/prctl.h>: the signal that a process gets when its parent dies."""


def bind_to(parent: int) -> None:
    """Die with the parent, also by SIGKILL and in the middle of C code; exit at once if it is gone already."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


def leave_signals() -> None:
    """Ctrl-C is the parent's to answer; SIGTERM ends a worker at once, whatever it is doing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def hold_memory(megabytes: int) -> None:
    """Let the process map at most this much memory (RLIMIT_AS, MiB; libraries included), and leave no core dump.

    The address space is counted because what is resident is always less: with one thread the two lie 15 MiB apart.
    """
    limit = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def offer_to_oom_killer() -> None:
    """Where the machine runs out of memory, end a worker and not the bot; where that cannot be said, go on."""
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:  # noqa: PTH123 - no module for one line
            file.write("500")
    except OSError:
        return
