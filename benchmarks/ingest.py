"""How long `isnad ingest` takes beside `isnad code` of the same articles: at most half as long again.

python benchmarks/ingest.py [ARTICLES]        10,000 by default; writes results/ingest.json
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from articles import articles, write_jsonl

MOST = 1.5
RESULTS = Path(__file__).parent / "results" / "ingest.json"


def seconds(*words: str | Path) -> float:
    """Processor time of a command, of all its threads and processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with Path(os.devnull).open("wb") as nowhere:
        subprocess.run(
            [sys.executable, "-m", "isnad.cli", *map(str, words)], check=True, stdout=nowhere, stderr=nowhere
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(count: int) -> dict[str, object]:
    """Both commands on so many articles; fusion is measured elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        source, database = Path(folder) / "articles.jsonl", Path(folder) / "isnad.duckdb"
        write_jsonl(source, articles(count))
        seconds("code", source, "--format", "jsonl")  # the lexicon is compiled and the file is read once
        code = seconds("code", source, "--format", "jsonl")
        ingest = seconds("ingest", source, "--db", database, "--no-fuse")
        again = seconds("ingest", source, "--db", database, "--no-fuse")
        return {
            "articles": count, "code_seconds": round(code, 1), "ingest_seconds": round(ingest, 1),
            "times": round(ingest / code, 2), "most": MOST, "again_seconds": round(again, 1),
            "megabytes": round(database.stat().st_size / 1e6, 1),
            "largest_megabytes": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
            "python": platform.python_version(), "clock": "processor time",
        }  # fmt: skip


if __name__ == "__main__":
    result = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    print(json.dumps(result, indent=2))
    if result["articles"] == 10_000:
        RESULTS.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    sys.exit(result["times"] > MOST)  # type: ignore[operator]
