from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, and a clock that stands still."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("ISNAD_DATA", str(folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1733616000")
    return folder
