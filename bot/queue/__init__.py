"""How a task runs: in this process, or later on a distributed queue.

Jobs are hints. Due times, leases and the outbox are the truth, so a lost or doubled job costs only delay.
"""

from bot.queue.inprocess import InProcessQueue
from bot.queue.port import Payload, Queue, Task

__all__ = ["InProcessQueue", "Payload", "Queue", "Task"]
