"""Start-up, memory, processes and where the time goes: `python benchmarks/measure.py` writes `results/measures.json`.

Everything is measured on the articles of `articles.py`, through the command line as a user starts it.
"""

from __future__ import annotations

import json
import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

from articles import EXAMPLES, articles, write_jsonl

import isnad

RESULTS = Path(__file__).parent / "results" / "measures.json"
PACKAGE = Path(isnad.__file__).parent
ISNAD = [sys.executable, "-m", "isnad.cli"]
MANY = 2000


def run(*arguments: str) -> tuple[float, float]:
    """Wall seconds and peak memory in MB of one run of the command."""
    start = time.perf_counter()
    process = subprocess.Popen([*ISNAD, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"isnad {' '.join(arguments)} ended with status {status}")
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return time.perf_counter() - start, usage.ru_maxrss / unit


def start_up() -> dict[str, Any]:
    """Wall seconds of coding one short file, the cache being warm."""
    short = str(EXAMPLES / "05-daily-digest.txt")
    run("code", short)
    runs = [run("code", short) for _ in range(9)]
    return {
        "seconds_median": round(statistics.median(seconds for seconds, _ in runs), 3),
        "seconds_max": round(max(seconds for seconds, _ in runs), 3),
        "peak_mb": round(max(memory for _, memory in runs), 1),
    }


def cold_start() -> dict[str, Any]:
    """Wall seconds of the very first run, which compiles the codebook, and what that takes."""
    with tempfile.TemporaryDirectory() as empty:
        before = os.environ.get("ISNAD_CACHE")
        os.environ["ISNAD_CACHE"] = empty
        seconds, memory = run("code", str(EXAMPLES / "05-daily-digest.txt"))
        os.environ.pop("ISNAD_CACHE")
        if before is not None:
            os.environ["ISNAD_CACHE"] = before
    return {"seconds": round(seconds, 3), "peak_mb": round(memory, 1)}


def processes() -> dict[str, Any]:
    """Coding many articles by one process and by two, and whether they write the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        source, one, two = (Path(folder) / name for name in ("articles.jsonl", "one.jsonl", "two.jsonl"))
        write_jsonl(source, articles(MANY))
        alone, memory = run("code", str(source), "--jobs", "1", "-o", str(one))
        together, _ = run("code", str(source), "--jobs", "2", "-o", str(two))
        same = one.read_bytes() == two.read_bytes()
    return {
        "articles": MANY, "seconds_jobs_1": round(alone, 2), "seconds_jobs_2": round(together, 2),
        "times_faster": round(alone / together, 2), "same_bytes": same, "peak_mb_jobs_1": round(memory, 1),
    }  # fmt: skip


def profile() -> dict[str, Any]:
    """Where the time goes, in per cent: looked at a thousand times a second of processor time."""
    coder, documents = isnad.Coder(), articles(200)
    for document in documents:
        coder.code(document)
    modules: Counter[str] = Counter()
    steps: Counter[str] = Counter()
    functions: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        own = list(_own_frames(frame))
        if own:
            modules[_module(own[0])] += 1
            functions[f"{_module(own[0])}:{own[0].f_code.co_qualname}"] += 1
            steps[_step(own)] += 1

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    for document in documents:
        coder.code(document)
    signal.setitimer(signal.ITIMER_PROF, 0)
    total = sum(modules.values()) or 1
    return {
        "samples": total,
        "by_step": _shares(steps, total, 12),
        "by_module": _shares(modules, total, 25),
        "by_function": _shares(functions, total, 15),
    }


def _own_frames(frame: FrameType | None) -> Any:
    """The frames of the package, the innermost first."""
    while frame is not None:
        if frame.f_code.co_filename.startswith(str(PACKAGE)):
            yield frame
        frame = frame.f_back


def _step(own: list[FrameType]) -> str:
    """The module that the pipeline called: the outermost one."""
    called = [_module(frame) for frame, caller in pairwise(own) if _module(caller) == "pipeline.py"]
    return next((module for module in reversed(called) if module != "pipeline.py"), "pipeline.py")


def _module(frame: FrameType) -> str:
    return Path(frame.f_code.co_filename).relative_to(PACKAGE).as_posix()


def _shares(counts: Counter[str], total: int, most: int) -> dict[str, float]:
    return {name: round(100 * count / total, 1) for name, count in counts.most_common(most)}


def machine() -> dict[str, Any]:
    """What it was measured on."""
    return {
        "python": platform.python_version(), "system": platform.system(), "architecture": platform.machine(),
        "cores": os.cpu_count(), "isnad": isnad.__version__,
    }  # fmt: skip


def main() -> None:
    """Measure, print and record."""
    measured = {
        "machine": machine(), "cold_start": cold_start(), "start_up": start_up(), "processes": processes(),
        "profile": profile(),
    }  # fmt: skip
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(measured, indent=2))


if __name__ == "__main__":
    main()
