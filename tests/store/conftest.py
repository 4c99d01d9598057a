from pathlib import Path

import pytest
from composing import Put

from isnad.model import Arrival, Skipped
from isnad.store import runs
from isnad.store.arriving import Defaults
from isnad.store.coding import CodedReader, CodingJob
from isnad.store.ingesting import Seen, Summary, ingest
from isnad.store.store import opened


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, and a clock that stands still."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("ISNAD_DATA", str(folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1733616000")
    return folder


@pytest.fixture(scope="session")
def reader() -> CodedReader:
    return CodedReader(CodingJob(None, None))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "test.duckdb"


@pytest.fixture
def put(db: Path, reader: CodedReader) -> Put:
    """Ingest arrivals as one run; `heard` takes what is said of each."""

    def put(*arrivals: Arrival | Skipped, heard: list[Seen] | None = None, defaults: Defaults | None = None) -> Summary:
        with opened(db, "ingest") as store:
            run, _ = runs.begin(store, "ingest", {"of": len(runs.all_runs(store))}, reader.codebook)
            report = heard.append if heard is not None else lambda _: None
            summary = ingest(store, run, arrivals, defaults or Defaults(), lambda given: map(reader, given), report)
            runs.finish(store, run)
        return summary

    return put
