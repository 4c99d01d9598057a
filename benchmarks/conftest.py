"""The benchmarks' coder, and a record that says what it was measured on without naming the machine."""

from __future__ import annotations

from typing import Any

import pytest

import isnad


@pytest.fixture(scope="session")
def coder() -> isnad.Coder:
    return isnad.Coder()


def pytest_benchmark_update_machine_info(machine_info: dict[str, Any]) -> None:
    machine_info.pop("node", None)


def pytest_benchmark_update_json(output_json: dict[str, Any]) -> None:
    output_json.pop("commit_info", None)
