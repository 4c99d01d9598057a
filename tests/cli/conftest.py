"""Running the command line inside the test process, with the user's folders out of the way."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from running import TEXT, Ran
from typer.testing import CliRunner

from isnad.cli import app


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own; the cache may be shared, since it holds nothing but what it is named after."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("ISNAD_DATA", str(folder))
    monkeypatch.delenv("COLUMNS", raising=False)
    return folder


@pytest.fixture
def run() -> Callable[..., Ran]:
    def call(*words: str | Path, stdin: bytes | str | None = None) -> Ran:
        result = CliRunner().invoke(app, [str(word) for word in words], input=stdin, catch_exceptions=False)
        return Ran(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def environment(own_folders: Path) -> dict[str, str]:
    """The environment for commands that run in a process of their own."""
    return os.environ | {"ISNAD_DATA": str(own_folders), "PYTHONUNBUFFERED": "1"}
