"""What all tests share: one coder, and folders of their own in place of the user's."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

import isnad


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Neither the user's cache nor the user's own places take part; child processes inherit that."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("ISNAD_CACHE", "ISNAD_DATA"):
            patch.setenv(variable, os.fspath(tmp_path_factory.mktemp(variable.lower())))
        yield


@pytest.fixture(scope="session")
def coder(own_folders: None) -> isnad.Coder:
    """A coder of the packaged codebook."""
    return isnad.Coder()
