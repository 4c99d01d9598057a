"""Many processes that work through one stream, in order and without holding all of it."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from threading import current_thread, main_thread
from typing import Any

from isnad.errors import IsnadError

_CHUNK = 16  # documents sent at a time: enough to make the sending cheap
_AHEAD = 4  # chunks for each process that may wait or be ready

_worker: Callable[[Any], Any] | None = None


def mapped(build: Callable[[Any], Callable[[Any], Any]], job: Any, items: Iterator[Any], jobs: int) -> Iterator[Any]:
    """`build(job)(item)` for each item in order, with one worker built in each of `jobs` processes."""
    worker = build(job)  # here first: errors are raised here, and the processes find the cache warm
    head = list(islice(items, _CHUNK))
    if len(head) < _CHUNK:
        yield from map(worker, head)  # done before another process would have started
        return
    yield from _in_processes(build, job, chain(head, items), jobs)


def _in_processes(
    build: Callable[[Any], Callable[[Any], Any]], job: Any, items: Iterator[Any], jobs: int
) -> Iterator[Any]:
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start, initargs=(build, job))
    waiting: deque[Future[list[Any]]] = deque()
    try:
        while True:
            while len(waiting) < jobs * _AHEAD and (chunk := list(islice(items, _CHUNK))):
                with _deaf_to_interruptions():
                    waiting.append(pool.submit(_work, chunk))
            if not waiting:
                break
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise IsnadError("a coding process ended unexpectedly, perhaps for want of memory; try fewer --jobs") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _deaf_to_interruptions() -> Iterator[None]:
    """A process that starts meanwhile ignores Ctrl-C from its first moment, and so ends without a traceback."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _start(build: Callable[[Any], Callable[[Any], Any]], job: Any) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears Ctrl-C and ends the others
    _worker = build(job)


def _work(items: list[Any]) -> list[Any]:
    assert _worker is not None
    return [_worker(item) for item in items]
