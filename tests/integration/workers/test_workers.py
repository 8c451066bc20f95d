from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from datetime import timedelta

import psutil
import pytest

from bot import errors
from bot.errors import BadStatus, BylineError, LeadsOn, NoWorker, SettingsError, WorkerKilled
from bot.workers import child
from bot.workers.frames import UNKNOWN
from bot.workers.pool import TASKS, Workers
from tests.integration.workers import jobs, loading


def children() -> set[int]:
    """The worker processes of this one."""
    return {one.pid for one in psutil.Process().children(recursive=True) if one.status() != psutil.STATUS_ZOMBIE}


async def test_a_task_runs_in_another_process_and_its_value_comes_back() -> None:
    async with Workers.open(processes=1) as workers:
        assert await workers.run(jobs.whoami) != os.getpid()
        body = os.urandom(200_000)
        assert await workers.run(jobs.echo, body) == body
        assert await workers.run(jobs.echo, value=(1, "two")) == (1, "two")


@pytest.mark.parametrize("task", [jobs.spin, jobs.hang_in_c])
async def test_what_takes_too_long_is_killed_while_the_next_task_is_served(task: type[None]) -> None:
    async with Workers.open(processes=2, seconds=1.0) as workers:
        await asyncio.gather(workers.run(jobs.nap, 0.01), workers.run(jobs.nap, 0.01))
        began = time.perf_counter()
        hanging = asyncio.create_task(workers.run(task))
        await asyncio.sleep(0.05)
        assert await workers.run(jobs.size, b"next") == 4
        assert not hanging.done()
        with pytest.raises(WorkerKilled, match="more than 1 seconds"):
            await hanging
        assert time.perf_counter() - began < 2.5
        assert await asyncio.gather(*(workers.run(jobs.size, b"later") for _ in range(4))) == [5] * 4


async def test_only_a_modules_own_function_can_be_run() -> None:
    async with Workers.open(processes=1, seconds=5) as workers:
        with pytest.raises(TypeError, match="top-level function"):
            await workers.run(lambda: None)
        assert await workers.run(jobs.size, b"next") == 4


async def test_memory_that_grows_little_by_little_is_stopped_at_the_limit() -> None:
    async with Workers.open(processes=1, seconds=5) as workers:
        with pytest.raises(WorkerKilled, match="300 MiB of memory"):
            await workers.run(jobs.slow_hog)
        assert await workers.run(jobs.size, b"next") == 4


async def test_memory_beyond_the_limit_is_refused_and_below_it_given() -> None:
    async with Workers.open(processes=1, memory_mb=300) as workers:
        assert await workers.run(jobs.hog, 150) == 150 * 1024 * 1024
        with pytest.raises(WorkerKilled, match="300 MiB"):
            await workers.run(jobs.hog, 400)
        assert await workers.run(jobs.hog, 150) == 150 * 1024 * 1024


@pytest.mark.parametrize("status", [0, 1, 9])
async def test_a_task_that_ends_its_process_is_noticed_at_once(status: int) -> None:
    async with Workers.open(processes=1, seconds=5) as workers:
        await workers.run(jobs.size, b"")
        began = time.perf_counter()
        with pytest.raises(WorkerKilled, match="ended before"):
            await workers.run(jobs.leave, status)
        assert time.perf_counter() - began < 2
        assert await workers.run(jobs.size, b"next") == 4


@pytest.mark.parametrize("task", [jobs.crash, jobs.too_much])
async def test_a_crash_and_an_endless_answer_kill_only_their_worker(task: type[None]) -> None:
    async with Workers.open(processes=1) as workers:
        with pytest.raises(WorkerKilled):
            await workers.run(task)
        assert await workers.run(jobs.size, b"next") == 4


async def test_a_worker_killed_from_outside_while_idle_is_replaced() -> None:
    async with Workers.open(processes=1) as workers:
        victim = await workers.run(jobs.whoami)
        os.kill(victim, signal.SIGKILL)
        await asyncio.sleep(0.1)
        assert await workers.run(jobs.whoami) != victim


async def test_a_task_given_up_by_its_caller_frees_its_worker() -> None:
    async with Workers.open(processes=1, seconds=30) as workers:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await workers.run(jobs.spin)
        async with asyncio.timeout(5):
            assert await workers.run(jobs.size, b"next") == 4


def every_error() -> list[BylineError]:
    """One of each class of the tree, with all that it can hold."""
    made: list[BylineError] = []
    for kind in vars(errors).values():
        if not (isinstance(kind, type) and issubclass(kind, BylineError)):
            continue
        if kind is SettingsError:
            made.append(SettingsError(("config.toml:3: first", "config.toml:9: second")))
        elif kind is LeadsOn:
            made.append(LeadsOn("On to there.", to="http://a.example/there"))
        elif kind is BadStatus:
            made.append(BadStatus("Busy.", url="http://a.example/", status=429, retry_after=timedelta(days=2)))
        elif issubclass(kind, errors.FetchError):
            made.append(kind("Told.", url="http://a.example/feed"))
        else:
            made += [kind("Told."), kind()]
    return made


async def test_every_error_of_the_tree_crosses_with_all_that_it_holds() -> None:
    async with Workers.open(processes=1) as workers:
        for error in every_error():
            with pytest.raises(type(error)) as caught:
                await workers.run(jobs.fail, error)
            held = {name: value for name, value in vars(caught.value).items() if name != "__notes__"}
            assert (type(caught.value), str(caught.value), held) == (type(error), str(error), vars(error))
            assert "jobs.py" in caught.value.__notes__[0]


async def test_a_bug_crosses_as_itself_with_its_traceback() -> None:
    async with Workers.open(processes=1) as workers:
        with pytest.raises(KeyError, match="a bug of ours") as caught:
            await workers.run(jobs.stumble)
        assert "in stumble" in caught.value.__notes__[0]
        with pytest.raises(RuntimeError, match="Stubborn: 1 and 2"):
            await workers.run(jobs.be_stubborn)
        with pytest.raises(TypeError, match="pickle"):
            await workers.run(jobs.unpicklable)


async def test_what_a_parser_prints_does_not_spoil_its_answer() -> None:
    async with Workers.open(processes=1) as workers:
        assert await workers.run(jobs.chatter, "x" * 1000) == "x" * 1000


async def test_a_worker_knows_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "not to be seen")
    async with Workers.open(processes=1) as workers:
        assert "not to be seen" not in (await workers.run(jobs.environment)).values()


async def test_modules_can_be_loaded_before_the_first_task() -> None:
    async with Workers.open(processes=1) as plain, Workers.open(processes=1, preload=("colorsys",)) as loaded:
        assert not await plain.run(jobs.loaded, "colorsys")
        assert await loaded.run(jobs.loaded, "colorsys")


async def test_a_worker_that_cannot_start_says_so_and_hangs_nobody() -> None:
    async with Workers.open(processes=1, preload=("no_such_module_of_ours",)) as workers:
        for _ in range(2):
            with pytest.raises(WorkerKilled, match="did not start"):
                await workers.run(jobs.size, b"")


async def test_opening_does_not_wait_for_processes_and_closing_takes_under_two_seconds() -> None:
    before = children()
    began = time.perf_counter()
    async with Workers.open(processes=3, seconds=60) as workers:
        assert time.perf_counter() - began < 0.1
        await workers.run(jobs.size, b"")
        running = [asyncio.create_task(workers.run(jobs.spin)) for _ in range(5)]
        await asyncio.sleep(0.5)
        began = time.perf_counter()
    assert time.perf_counter() - began < 2
    async with asyncio.timeout(2):
        results = await asyncio.gather(*running, return_exceptions=True)
    assert all(isinstance(result, WorkerKilled) for result in results)
    assert children() <= before


async def test_closing_while_workers_start_leaves_none_behind() -> None:
    before = children()
    async with Workers.open(processes=3):
        await asyncio.sleep(0)
    assert children() <= before


async def test_a_worker_is_replaced_after_many_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert TASKS >= 100
    monkeypatch.setattr("bot.workers.pool.TASKS", 3)
    async with Workers.open(processes=1) as workers:
        served = [await workers.run(jobs.whoami) for _ in range(9)]
    assert len(set(served)) == 3


async def test_the_loop_goes_on_while_workers_start_and_work() -> None:
    async with Workers.open(processes=2) as workers:
        longest, last = 0.0, time.perf_counter()

        async def watch() -> None:
            nonlocal longest, last
            while True:
                await asyncio.sleep(0.005)
                longest, last = max(longest, time.perf_counter() - last), time.perf_counter()

        watcher = asyncio.create_task(watch())
        body = bytes(200_000)
        await asyncio.gather(*(workers.run(jobs.size, body) for _ in range(50)), workers.run(jobs.nap, 0.3))
        watcher.cancel()
    assert longest < 0.25


BOT = textwrap.dedent(
    """
    import asyncio, sys
    from bot.workers.pool import Workers
    from tests.integration.workers import jobs, loading

    async def main():
        async with Workers.open(processes=2, seconds=600) as workers:
            pids = await asyncio.gather(workers.run(jobs.whoami_later), workers.run(jobs.whoami_later))
            print(*pids, flush=True)
            await asyncio.gather(workers.run(jobs.hang_in_c), workers.run(jobs.spin))

    asyncio.run(main())
    """
)


@pytest.fixture
def parent() -> subprocess.Popen[str]:
    """A process with two workers, one of them deep in C code."""
    return subprocess.Popen(
        [sys.executable, "-c", BOT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=here()
    )


def here() -> dict[str, str]:
    """The environment, in which the tests can be imported."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.mark.parametrize("killer", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_no_worker_outlives_its_parent(parent: subprocess.Popen[str], killer: signal.Signals) -> None:
    assert parent.stdout is not None
    workers = [psutil.Process(int(pid)) for pid in parent.stdout.readline().split()]
    assert len({worker.pid for worker in workers}) == 2
    time.sleep(0.2)  # noqa: TID251 - no loop here
    parent.send_signal(killer)
    assert parent.wait(10) != 0
    parent.stdout.close()
    assert psutil.wait_procs(workers, timeout=5)[1] == []


async def test_a_worker_ignores_ctrl_c() -> None:
    async with Workers.open(processes=1) as workers:
        pid = await workers.run(jobs.whoami)
        napping = asyncio.create_task(workers.run(jobs.nap, 0.3))
        await asyncio.sleep(0.1)
        os.kill(pid, signal.SIGINT)
        assert await napping == 0.3
        assert await workers.run(jobs.whoami) == pid


async def test_a_killed_worker_is_replaced_without_loading_anything_anew() -> None:
    async with Workers.open(processes=1, preload=("tests.integration.workers.loading",)) as workers:
        server = await workers.run(jobs.parent)
        for _ in range(5):
            with pytest.raises(WorkerKilled):
                await workers.run(jobs.crash)
            assert await workers.run(jobs.parent) == server
        assert await workers.run(loading.where) == server
    assert not psutil.pid_exists(server)


async def test_workers_know_nothing_of_each_other() -> None:
    async with Workers.open(processes=2) as workers:
        told = await asyncio.gather(*(workers.run(jobs.remember, number) for number in range(20)))
    longest = {one[0]: max((other for other in told if other[0] == one[0]), key=len) for one in told}
    assert sorted(number for one in longest.values() for number in one) == list(range(20))


async def test_the_limit_of_memory_is_a_workers_own() -> None:
    async with Workers.open(processes=1, memory_mb=200) as small, Workers.open(processes=1, memory_mb=400) as large:
        assert await small.run(jobs.limit) == 200 * 1024 * 1024
        assert await large.run(jobs.limit) == 400 * 1024 * 1024


async def test_when_the_server_of_the_workers_is_killed_tasks_end_and_the_next_start_another() -> None:
    async with Workers.open(processes=2, seconds=30) as workers:
        server = await workers.run(jobs.parent)
        at_work = [asyncio.create_task(workers.run(jobs.spin)) for _ in range(2)]
        await asyncio.sleep(0.3)
        os.kill(server, signal.SIGKILL)
        async with asyncio.timeout(10):
            ended = await asyncio.gather(*at_work, return_exceptions=True)
            assert [type(one) for one in ended] == [WorkerKilled, WorkerKilled]
            assert await workers.run(jobs.parent) not in {server, os.getpid()}


async def test_a_server_that_no_longer_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.workers.forkserver.ANSWER_SECONDS", 0.2)
    async with Workers.open(processes=1, seconds=1) as workers:
        server = await workers.run(jobs.parent)
        os.kill(server, signal.SIGSTOP)
        with pytest.raises(WorkerKilled, match="more than 1 seconds"):
            await workers.run(jobs.spin)
        async with asyncio.timeout(10):
            assert await workers.run(jobs.parent) != server


async def test_what_gives_up_while_its_worker_is_forked_leaves_the_others_their_answers() -> None:
    async with Workers.open(processes=2) as workers:
        await workers.run(jobs.size, b"")
        server = psutil.Process(await workers.run(jobs.parent))
        for turns in range(12):
            giving_up = asyncio.create_task(workers.run(jobs.leave, 0))
            for _ in range(turns):
                await asyncio.sleep(0)
            giving_up.cancel()
            await asyncio.gather(giving_up, return_exceptions=True)
            assert await workers.run(jobs.size, b"next") == 4
        await asyncio.sleep(0.3)
        assert [one for one in server.children() if one.status() == psutil.STATUS_ZOMBIE] == []


async def test_what_gives_up_a_fork_leaves_no_worker_and_no_zombie() -> None:
    async with Workers.open(processes=1) as workers:
        server = psutil.Process(await workers.run(jobs.parent))
        for turns in range(20):
            ours, theirs = socket.socketpair()
            with ours, theirs:
                asking = asyncio.create_task(workers._server.fork(theirs))  # type: ignore[union-attr]  # it has begun
                for _ in range(turns):
                    await asyncio.sleep(0)
                asking.cancel()
                await asyncio.gather(asking, return_exceptions=True)
        await asyncio.sleep(0.3)
        assert len(server.children()) == 1


async def test_a_pool_that_was_closed_starts_nothing_any_more() -> None:
    before = children()
    async with Workers.open(processes=2) as workers:
        pass
    with pytest.raises(NoWorker, match="stopping"):
        await workers.run(jobs.size, b"")
    assert children() <= before


def test_a_server_that_cannot_fork_says_so_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError(11, "too many processes")

    monkeypatch.setattr("os.fork", fork)
    ours, theirs = socket.socketpair()
    channel = os.dup(theirs.fileno())
    with ours, theirs:
        assert child._forked(theirs, [channel], 300) == UNKNOWN
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(channel)


async def test_closing_right_after_workers_are_asked_for_leaves_none_behind() -> None:
    before = children()
    for turns in (1, 3, 10, 40):
        async with Workers.open(processes=3) as workers:
            asked = asyncio.create_task(workers.run(jobs.size, b""))
            for _ in range(turns):
                await asyncio.sleep(0.005)
        await asyncio.gather(asked, return_exceptions=True)
    assert children() <= before
