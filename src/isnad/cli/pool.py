"""Many processes that work through one stream, in order and without holding all of it."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Any

from isnad.errors import IsnadError

_CHUNK = 16  # documents sent at a time: enough to make the sending cheap
_AHEAD = 4  # chunks for each process that may wait or be ready

_worker: Callable[[Any], Any] | None = None


def mapped(build: Callable[[Any], Callable[[Any], Any]], job: Any, items: Iterator[Any], jobs: int) -> Iterator[Any]:
    """`build(job)(item)` for each item in order, with one worker built in each of `jobs` processes."""
    build(job)  # here first: errors are raised here, and the processes find the cache warm
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start, initargs=(build, job))
    waiting: deque[Future[list[Any]]] = deque()
    try:
        while True:
            while len(waiting) < jobs * _AHEAD and (chunk := list(islice(items, _CHUNK))):
                waiting.append(pool.submit(_work, chunk))
            if not waiting:
                break
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise IsnadError("a coding process ended unexpectedly, perhaps for want of memory; try fewer --jobs") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _start(build: Callable[[Any], Callable[[Any], Any]], job: Any) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears Ctrl-C and ends the others
    _worker = build(job)


def _work(items: list[Any]) -> list[Any]:
    assert _worker is not None
    return [_worker(item) for item in items]
