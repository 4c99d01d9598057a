"""The filled database of tests/store, for the tests of exports and of the command line."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "store"))

import filled

__all__ = ["filled"]
