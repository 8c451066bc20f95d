"""How a task runs: in this process, or later on a distributed queue."""
